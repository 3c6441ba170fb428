// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start/startpage.h"

#include "app/actions/actionset.h"
#include "app/start/shipped.h"
#include "widgets/editors/lineedit.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr int kWidth = 840; // of the column in the middle
constexpr int kDropHeight = 132;

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"startPage"_s);
    auto *outer = new QHBoxLayout(this);
    auto *column = new QWidget(this);
    column->setMaximumWidth(kWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(measure::kGap);
    outer->addStretch(1);
    outer->addWidget(column, 1000);
    outer->addStretch(1);
    layout->addStretch(2);
    addOpening(layout);
    layout->addSpacing(measure::kHuge);
    addShipped(layout);
    layout->addSpacing(measure::kHuge);
    addServer(layout);
    layout->addStretch(3);
}

void StartPage::addOpening(QVBoxLayout *layout)
{
    layout->addWidget(new Caption(tr("Open a workflow"), Type::Heading, Ink::Text, this));
    layout->addWidget(new Caption(tr("Gesso makes a form of it, sends it to your ComfyUI server "
                                     "and keeps every result."),
                                  Type::Base, Ink::Text2, this));
    layout->addSpacing(measure::kGap);
    m_dropPlace = new QWidget(this);
    m_dropPlace->setFixedHeight(kDropHeight);
    auto *row = new QHBoxLayout(m_dropPlace);
    row->setSpacing(measure::kWide);
    auto *picture = new QLabel(m_dropPlace);
    picture->setPixmap(icon(u"import").pixmap(measure::kIconLarge));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(new Caption(tr("Drop a workflow here"), Type::Medium, Ink::Text, m_dropPlace));
    words->addWidget(new Caption(tr("A JSON file, or a picture, video or sound with one inside"),
                                 Type::Small, Ink::Text3, m_dropPlace));
    words->addStretch();
    auto *open = new QPushButton(tr("Open a file…"), m_dropPlace);
    open->setObjectName(u"startOpen"_s);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    row->addStretch(1);
    row->addWidget(picture);
    row->addLayout(words);
    row->addSpacing(measure::kWide);
    row->addWidget(open);
    row->addWidget(new Caption(keyText(actionSpec(ActionId::OpenWorkflow)), Type::Small, Ink::Text3,
                               m_dropPlace));
    row->addStretch(1);
    layout->addWidget(m_dropPlace);
}

void StartPage::addShipped(QVBoxLayout *layout)
{
    const QList<ShippedWorkflow> all = shippedWorkflows();
    if (all.isEmpty())
        return;
    layout->addWidget(new Caption(tr("Or start from one of these"), Type::Strong, Ink::Text, this));
    auto *grid = new QGridLayout;
    grid->setSpacing(measure::kGap);
    constexpr int kColumns = 3;
    for (int index = 0; index < all.size(); ++index) {
        auto *button = new QPushButton(icon(u"workflow"), all.at(index).title, this);
        connect(button, &QPushButton::clicked, this,
                [this, path = all.at(index).path] { emit shippedRequested(path); });
        grid->addWidget(button, index / kColumns, index % kColumns);
    }
    layout->addLayout(grid);
}

void StartPage::addServer(QVBoxLayout *layout)
{
    layout->addWidget(new Caption(tr("Server"), Type::Strong, Ink::Text, this));
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_address = new LineEdit(this);
    m_address->setObjectName(u"startAddress"_s);
    m_address->setAccessibleName(tr("Server address"));
    m_address->setPlaceholderText(u"127.0.0.1:8188"_s);
    auto *go = new QPushButton(tr("Connect"), this);
    setButtonRole(go, ButtonRole::First);
    auto *demo = new QPushButton(tr("Use the built-in demo"), this);
    demo->setObjectName(u"startDemo"_s);
    row->addWidget(m_address, 1);
    row->addWidget(go);
    row->addSpacing(measure::kHuge);
    row->addWidget(new Caption(tr("No server yet?"), Type::Base, Ink::Text3, this));
    row->addWidget(demo);
    layout->addLayout(row);
    m_serverLine = new Caption(tr("Forms open, edit and save without a server. Jobs wait until "
                                  "one answers."),
                               Type::Small, Ink::Text3, this);
    layout->addWidget(m_serverLine);
    connect(go, &QPushButton::clicked, this, &StartPage::connectTyped);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::connectTyped);
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
}

void StartPage::connectTyped()
{
    const QString typed = m_address->text().trimmed();
    emit connectRequested(typed.isEmpty() ? m_address->placeholderText() : typed);
}

void StartPage::setAddress(const QString &address)
{
    m_address->setTextQuietly(address);
}

void StartPage::setServerLine(const QString &text, bool wrong)
{
    m_serverLine->setText(text);
    m_serverLine->setInk(wrong ? Ink::Danger : Ink::Text3);
    setInvalid(m_address, wrong);
}

void StartPage::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    QPen dashes(theme.lineStrong, measure::kHairline, Qt::DashLine);
    painter.setPen(dashes);
    painter.setBrush(theme.field);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect place(m_dropPlace->mapTo(this, QPoint()), m_dropPlace->size());
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), measure::kRadius,
                            measure::kRadius);
}

} // namespace gesso::app
