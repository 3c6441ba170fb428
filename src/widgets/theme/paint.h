// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QRect>
#include <QString>

// Shapes that controls and custom views have in common. Lines are whole device pixels at every
// scale.
namespace gesso::paint {

// How a field, button or tool stands.
struct Look
{
    bool enabled = true;
    bool hover = false;
    bool pressed = false;
    bool focus = false;
    bool invalid = false;
    bool checked = false;
};

// One device-independent px in whole device pixels.
[[nodiscard]] double hairline(const QPainter *painter);
// A rounded fill with an inner edge; an invalid colour leaves either out.
void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge,
         double radius);
// An edge of 2 px inside the rect.
void innerRing(QPainter *painter, const QRectF &rect, const QColor &colour, double radius);
// The focus ring of buttons: 2 px, 1 px off; `rect` is the control, the ring stands inside its
// outermost 3 px.
void outerRing(QPainter *painter, const QRectF &rect, const QColor &colour, double radius);
void field(QPainter *painter, const QRectF &rect, const Theme &theme, const Look &look);
void dashedBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge);
// A bar with a filled share from the left, 0 to 1.
void bar(QPainter *painter, const QRectF &rect, const Theme &theme, double share, bool enabled);
void horizontalLine(QPainter *painter, int left, int right, int y, const QColor &colour);
void verticalLine(QPainter *painter, int x, int top, int bottom, const QColor &colour);
// One line of text, cut with … where there is no room; gives whether it was cut.
bool text(QPainter *painter, const QRect &rect, int alignment, const QString &text,
          Qt::TextElideMode elide = Qt::ElideRight);

} // namespace gesso::paint
