// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/caption.h"

#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace gesso {

Caption::Caption(Type type, Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_type(type)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    applyTheme();
}

Caption::Caption(const QString &text, Type type, Ink ink, QWidget *parent)
    : Caption(type, ink, parent)
{
    setText(text);
}

void Caption::setInk(Ink ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    applyTheme();
}

void Caption::setType(Type type)
{
    if (type == m_type)
        return;
    m_type = type;
    applyTheme();
}

void Caption::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

QSize Caption::minimumSizeHint() const
{
    QSize size = QLabel::minimumSizeHint();
    if (m_elide != Qt::ElideNone)
        size.setWidth(std::min(size.width(), static_cast<int>(measure::kHuge)));
    return size;
}

void Caption::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        applyTheme();
}

void Caption::applyTheme()
{
    const Theme &theme = themeOf(this);
    setFont(theme.font(m_type));
    QPalette colours; // the other colours come from the application's
    colours.setColor(QPalette::Active, QPalette::WindowText, theme.ink(m_ink));
    colours.setColor(QPalette::Inactive, QPalette::WindowText, theme.ink(m_ink));
    setPalette(colours);
}

QString Caption::shownText() const
{
    return fontMetrics().elidedText(text(), m_elide, contentsRect().width());
}

void Caption::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(),
                          isEnabled(), shownText(), QPalette::WindowText);
}

bool Caption::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elide != Qt::ElideNone && toolTip().isEmpty()
        && shownText() != text()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace gesso
