// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/emptystate.h"

#include "widgets/parts/iconlabel.h"
#include "widgets/theme/caption.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace gesso {

EmptyState::EmptyState(Size size, QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(measure::kIconLarge, this))
    , m_title(new Caption(size == Size::Large ? Type::Title : Type::Medium, Ink::Text, this))
    , m_words(new Caption(size == Size::Large ? Type::Base : Type::Small,
                          size == Size::Large ? Ink::Text2 : Ink::Text3, this))
    , m_button(new QPushButton(this))
    , m_size(size)
{
    m_words->setWordWrap(true);
    m_title->hide();
    m_button->hide();
    m_button->setAutoDefault(false);
    const bool large = size == Size::Large;
    const Qt::Alignment side = large ? Qt::AlignHCenter : Qt::AlignLeft;
    m_words->setAlignment(side | Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kTight, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    if (large)
        column->addStretch(1);
    column->addWidget(m_icon, 0, side);
    column->addWidget(m_title, 0, side);
    column->addWidget(m_words);
    column->addWidget(m_button, 0, side);
    column->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::setIcon(const QString &name)
{
    m_icon->setIcon(m_size == Size::Large ? QStringView(name) : QStringView(), Ink::Text3);
}

void EmptyState::setText(const QString &title, const QString &words)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_words->setText(words);
}

void EmptyState::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

} // namespace gesso
