// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/searchfield.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace gesso {

namespace {

constexpr int kAfterTypingMs = 150;

} // namespace

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : LineEdit(parent)
    , m_timer(new QTimer(this))
    , m_clear(new QAction(icon(u"close"), tr("Clear the search"), this))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    addAction(icon(u"search"), QLineEdit::LeadingPosition);
    addAction(m_clear, QLineEdit::TrailingPosition);
    m_clear->setVisible(false);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kAfterTypingMs);
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(m_timer, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, &SearchField::textMoved);
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
}

void SearchField::setKeyHint(const QString &key)
{
    m_keyHint = key;
    update();
}

void SearchField::textMoved(const QString &text)
{
    m_clear->setVisible(!text.isEmpty());
    m_timer->start();
}

void SearchField::announce()
{
    m_timer->stop();
    if (text() == m_announced)
        return;
    m_announced = text();
    emit searchChanged(m_announced);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        announce();
        return;
    }
    LineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    LineEdit::paintEvent(event);
    if (m_keyHint.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(theme.font(Type::Small));
    painter.setPen(theme.text3);
    painter.drawText(rect().adjusted(0, 0, -measure::kGap, 0), Qt::AlignRight | Qt::AlignVCenter,
                     m_keyHint);
}

} // namespace gesso
