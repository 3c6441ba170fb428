// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/progressstrip.h"

#include "widgets/parts/iconlabel.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedLayout>

#include <algorithm>

namespace gesso {

namespace {

constexpr int kWordsStretch = 3;
constexpr int kBarStretch = 5;

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(measure::kWide, measure::kHairline, measure::kWide, 0);
    outer->addLayout(m_stack);
    m_stack->addWidget(makeRest());
    m_stack->addWidget(makeBars());
    setFixedHeight(themeOf(this).scaled(measure::kStrip));
    connect(m_previous, &QToolButton::clicked, this, &ProgressStrip::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &ProgressStrip::nextRequested);
    showIdle();
}

QWidget *ProgressStrip::makeBars()
{
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(0, measure::kGap, 0, measure::kGap);
    grid->setHorizontalSpacing(measure::kWide);
    grid->setVerticalSpacing(0);
    m_nodes = makeLine(tr("Nodes"), grid, 0);
    m_steps = makeLine(tr("Steps"), grid, 1);
    grid->setColumnStretch(1, kBarStretch);
    grid->setColumnStretch(2, kWordsStretch);
    // In a narrow canvas the bars give way, not the words.
    m_steps.words->setMinimumWidth(
        m_steps.words->fontMetrics().horizontalAdvance(tr("0:00 left, all jobs 00:00")));
    m_nodes.bar->setMinimumWidth(measure::kHuge);
    return page;
}

ProgressStrip::Line ProgressStrip::makeLine(const QString &name, QGridLayout *grid, int row)
{
    Line line;
    line.name = new Caption(name, Type::Base, Ink::Text2, this);
    line.bar = new QProgressBar(this);
    line.bar->setAccessibleName(name);
    line.bar->setTextVisible(false);
    line.bar->setFixedHeight(measure::kEdge);
    line.bar->setRange(0, 1);
    line.number = new Caption(Type::Base, Ink::Text, this);
    line.words = new Caption(Type::Base, Ink::Text2, this);
    line.words->setElide(Qt::ElideRight);
    auto *words = new QHBoxLayout;
    words->setSpacing(measure::kGap);
    words->addWidget(line.number);
    words->addWidget(line.words, 1);
    grid->addWidget(line.name, row, 0);
    grid->addWidget(line.bar, row, 1);
    grid->addLayout(words, row, 2);
    return line;
}

QWidget *ProgressStrip::makeRest()
{
    auto *page = new QWidget(this);
    m_icon = new IconLabel(measure::kIcon, page);
    m_bold = new Caption(Type::Medium, Ink::Text, page);
    m_words = new Caption(Type::Base, Ink::Text2, page);
    m_words->setElide(Qt::ElideRight);
    m_position = new Caption(Type::Base, Ink::Text2, page);
    m_previous = makeTool(u"chevron-left", tr("Previous result"), page);
    m_next = makeTool(u"chevron-right", tr("Next result"), page);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kGap);
    row->addWidget(m_icon);
    row->addWidget(m_bold);
    row->addWidget(m_words, 1);
    row->addWidget(m_position);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    return page;
}

void ProgressStrip::showIdle()
{
    for (const Line &line : {m_nodes, m_steps})
        set(line, 0, 1, {}, {});
    setStopping(false);
    showRest({}, Ink::Text2, {}, {});
    setResultPosition(0, 0);
}

void ProgressStrip::set(const Line &line, int done, int total, const QString &number,
                        const QString &words)
{
    line.bar->setRange(0, std::max(1, total));
    line.bar->setValue(std::clamp(done, 0, std::max(1, total)));
    line.bar->setAccessibleDescription(number + u' ' + words);
    line.number->setText(number);
    line.number->setVisible(!number.isEmpty());
    line.words->setText(words);
}

void ProgressStrip::showNodes(int done, int total, const QString &words)
{
    setStopping(false);
    set(m_nodes, done, total, tr("%1 of %2").arg(done).arg(total), words);
    m_stack->setCurrentIndex(1);
}

void ProgressStrip::showSteps(int done, int total, const QString &words)
{
    set(m_steps, done, total, tr("%1 of %2").arg(done).arg(total), words);
    m_stack->setCurrentIndex(1);
}

void ProgressStrip::showNoSteps()
{
    set(m_steps, 0, 1, {}, tr("no steps in this node"));
    m_stack->setCurrentIndex(1);
}

void ProgressStrip::showStopping()
{
    setStopping(true);
    m_nodes.words->setText(tr("Stopping…"));
    m_stack->setCurrentIndex(1);
}

void ProgressStrip::setStopping(bool stopping)
{
    for (const Line &line : {m_nodes, m_steps}) {
        line.bar->setProperty("gessoDim", stopping);
        line.bar->update();
    }
}

void ProgressStrip::showFinished(const QString &bold, const QString &words)
{
    showRest(u"success", Ink::Success, bold, words);
}

void ProgressStrip::showWarning(const QString &bold, const QString &words)
{
    showRest(u"pause", Ink::Warning, bold, words);
}

void ProgressStrip::showDoubt(const QString &bold, const QString &words)
{
    showRest(u"warning", Ink::Warning, bold, words);
}

void ProgressStrip::showError(const QString &bold, const QString &words)
{
    showRest(u"error", Ink::Danger, bold, words);
}

void ProgressStrip::showRest(QStringView iconName, Ink ink, const QString &bold,
                             const QString &words)
{
    m_icon->setIcon(iconName, ink);
    m_bold->setText(bold);
    m_words->setText(words);
    m_stack->setCurrentIndex(0);
}

void ProgressStrip::setResultPosition(int index, int count)
{
    const bool shown = count > 1;
    m_position->setText(tr("%1 of %2").arg(index + 1).arg(count));
    for (QWidget *part : std::initializer_list<QWidget *> {m_position, m_previous, m_next})
        part->setVisible(shown);
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < count);
}

QString ProgressStrip::line() const
{
    if (m_stack->currentIndex() == 0)
        return m_bold->text() + u' ' + m_words->text();
    return m_nodes.bar->accessibleDescription() + u' ' + m_steps.bar->accessibleDescription();
}

void ProgressStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    paint::horizontalLine(&painter, 0, width(), 0, theme.line);
}

void ProgressStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedHeight(themeOf(this).scaled(measure::kStrip));
}

} // namespace gesso
