// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/linkbutton.h"

#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QPainter>

namespace gesso {

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFlat(true);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + measure::kTight + contentsMargins().left(),
            metrics.height() + measure::kTight};
}

void LinkButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    QFont shown = font();
    shown.setUnderline(underMouse() && isEnabled());
    painter.setFont(shown);
    painter.setPen(isEnabled() ? theme.accentText : theme.textOff);
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (showsKeyFocus(this))
        paint::innerRing(&painter, rect(), theme.focus, measure::kRadiusSmall);
}

} // namespace gesso
