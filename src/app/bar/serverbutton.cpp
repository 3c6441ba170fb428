// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bar/serverbutton.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr int kDotSize = 2 * measure::kDot;

} // namespace

ServerButton::ServerButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"server"_s);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
    connect(this, &QAbstractButton::clicked, this, &ServerButton::openMenu);
}

void ServerButton::setWords(const ServerWords &words)
{
    if (m_words == words)
        return;
    m_words = words;
    setAccessibleName(tr("Server"));
    setAccessibleDescription(QString(words.name + u' ' + words.state).trimmed());
    setToolTip(words.reason.isEmpty() ? accessibleDescription() : words.reason);
    updateGeometry();
    update();
}

QSize ServerButton::sizeHint() const
{
    const Theme &theme = themeOf(this);
    int width = measure::kGap + kDotSize + measure::kGap
        + QFontMetrics(theme.font(Type::Medium)).horizontalAdvance(m_words.name) + measure::kGap
        + measure::kIcon + measure::kGap;
    if (!m_words.state.isEmpty())
        width += QFontMetrics(theme.font(Type::Base)).horizontalAdvance(m_words.state)
            + measure::kGrain;
    return {width, theme.controlHeight()};
}

void ServerButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? theme.raisedPress : theme.toolHover);
        painter.drawRoundedRect(rect(), measure::kRadius, measure::kRadius);
    }
    if (showsKeyFocus(this)) {
        painter.setPen(QPen(theme.focus, measure::kRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), measure::kRadius, measure::kRadius);
    }
    int x = measure::kGap;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.ink(m_words.ink));
    painter.drawEllipse(QRectF(x, (height() - kDotSize) / 2.0, kDotSize, kDotSize));
    x += kDotSize + measure::kGap;
    const auto write = [&](const QString &text, Type type, const QColor &colour) {
        painter.setFont(theme.font(type));
        painter.setPen(colour);
        const int width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter, text);
        x += width;
    };
    write(m_words.name, Type::Medium, theme.text);
    x += measure::kGrain;
    const bool well = m_words.ink == Ink::Success || m_words.ink == Ink::Accent;
    write(m_words.state, Type::Base, well ? theme.text2 : theme.ink(m_words.ink));
    const QRectF arrow(width() - measure::kGap - measure::kIcon, (height() - measure::kIcon) / 2.0,
                       measure::kIcon, measure::kIcon);
    paintIcon(&painter, arrow, u"chevron-down", theme.text2);
}

void ServerButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

void ServerButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        openMenu();
    else
        QAbstractButton::keyPressEvent(event);
}

void ServerButton::openMenu()
{
    if (m_menu == nullptr)
        return;
    m_menu->popup(mapToGlobal(QPoint(width() - m_menu->sizeHint().width(), height())));
}

} // namespace gesso::app
