// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/settingspage.h"

#include "widgets/theme/caption.h"
#include "widgets/theme/themestyle.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace gesso::app {

namespace {

// A line between parts of a page, in the theme's colour.
class Hairline final : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(measure::kHairline);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter(this).fillRect(rect(), themeOf(this).line);
    }
};

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(measure::kLarge, measure::kWide, measure::kLarge, measure::kWide);
    m_layout->setSpacing(measure::kEdge);
    m_layout->addStretch();
}

void SettingsPage::setLine(Caption *line, const QString &words, bool wrong)
{
    line->setInk(wrong ? Ink::Danger : Ink::Text3);
    line->setText(words);
    line->setVisible(!words.isEmpty());
}

Caption *SettingsPage::addRow(const QString &label, QWidget *control, const QString &words)
{
    auto *name = new Caption(label, Type::Base, Ink::Text2, this);
    name->setFixedWidth(measure::kLabelWidth + measure::kGap);
    name->setWordWrap(true);
    name->setMinimumHeight(measure::kControl);
    auto *line = new Caption({}, Type::Small, Ink::Text3, this);
    line->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kTight);
    column->addWidget(control);
    column->addWidget(line);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    m_layout->insertLayout(m_layout->count() - 1, row);
    control->setAccessibleName(label);
    setLine(line, words);
    return line;
}

void SettingsPage::addHeading(const QString &text, QPushButton *button)
{
    auto *row = new QHBoxLayout;
    row->addWidget(new Caption(text, Type::Strong, Ink::Text, this), 1);
    row->addWidget(button);
    m_layout->insertLayout(m_layout->count() - 1, row);
}

void SettingsPage::addLine()
{
    m_layout->insertWidget(m_layout->count() - 1, new Hairline(this));
}

QGridLayout *SettingsPage::addGrid()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kEdge);
    grid->setVerticalSpacing(measure::kGap);
    grid->setColumnStretch(2, 1);
    m_layout->insertLayout(m_layout->count() - 1, grid);
    return grid;
}

} // namespace gesso::app

#include "settingspage.moc"
