// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/paint.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gesso::paint {

namespace {

bool isSolid(const QColor &colour)
{
    return colour.isValid() && colour.alpha() == 255;
}

void fillRound(QPainter *painter, const QRectF &rect, const QColor &colour, double radius)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    painter->drawRoundedRect(rect, radius, radius);
}

// What is inside an edge of this width.
void fillInside(QPainter *painter, const QRectF &rect, const QColor &colour, double width,
                double radius)
{
    fillRound(painter, rect.adjusted(width, width, -width, -width), colour,
              std::max(0.0, radius - width));
}

void stroke(QPainter *painter, const QRectF &rect, const QColor &colour, double width,
            double radius)
{
    const double half = width / 2;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, width));
    const double inner = std::max(0.0, radius - half);
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner);
}

} // namespace

double hairline(const QPainter *painter)
{
    const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    return std::max(1.0, std::floor(ratio)) / ratio;
}

void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge,
         double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isSolid(fill) && isSolid(edge)) { // two fillings take a fraction of a stroke's time
        fillRound(painter, rect, edge, radius);
        fillInside(painter, rect, fill, hairline(painter), radius);
    } else {
        if (fill.isValid())
            fillRound(painter, rect, fill, radius);
        if (edge.isValid())
            stroke(painter, rect, edge, hairline(painter), radius);
    }
    painter->restore();
}

void innerRing(QPainter *painter, const QRectF &rect, const QColor &colour, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    stroke(painter, rect, colour, measure::kRing, radius);
    painter->restore();
}

void outerRing(QPainter *painter, const QRectF &rect, const QColor &colour, double radius)
{
    innerRing(painter, rect, colour, radius);
}

void field(QPainter *painter, const QRectF &rect, const Theme &theme, const Look &look)
{
    if (!look.enabled) {
        box(painter, rect, {}, theme.line, measure::kRadius);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool strong = look.hover || look.pressed;
    fillRound(painter, rect, strong ? theme.lineStrong : theme.lineField, measure::kRadius);
    if (!strong) {
        painter->save();
        painter->setClipRect(
            QRectF(rect.left(), rect.bottom() - measure::kRing, rect.width(), measure::kRing),
            Qt::IntersectClip);
        fillRound(painter, rect, theme.lineStrong, measure::kRadius);
        painter->restore();
    }
    fillInside(painter, rect, theme.field, hairline(painter), measure::kRadius);
    painter->restore();
    if (look.invalid)
        innerRing(painter, rect, theme.danger, measure::kRadius);
    else if (look.focus)
        innerRing(painter, rect, theme.focus, measure::kRadius);
}

void dashedBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &edge)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const double width = hairline(painter);
    QPen pen(edge, width);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double half = width / 2;
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), measure::kRadius,
                             measure::kRadius);
    painter->restore();
}

void bar(QPainter *painter, const QRectF &rect, const Theme &theme, double share, bool enabled)
{
    const double radius = rect.height() / 2;
    box(painter, rect, theme.track, {}, radius);
    const double width = rect.width() * std::clamp(share, 0.0, 1.0);
    if (width <= 0)
        return;
    painter->save();
    QPainterPath clip;
    clip.addRoundedRect(rect, radius, radius);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(clip, Qt::IntersectClip);
    const QRectF filled(rect.topLeft(), QSizeF(std::max(width, rect.height()), rect.height()));
    box(painter, filled, enabled ? theme.fill : theme.textOff, {}, radius);
    painter->restore();
}

void horizontalLine(QPainter *painter, int left, int right, int y, const QColor &colour)
{
    painter->fillRect(QRectF(left, y, right - left, hairline(painter)), colour);
}

void verticalLine(QPainter *painter, int x, int top, int bottom, const QColor &colour)
{
    painter->fillRect(QRectF(x, top, hairline(painter), bottom - top), colour);
}

bool text(QPainter *painter, const QRect &rect, int alignment, const QString &text,
          Qt::TextElideMode elide)
{
    const QString shown = painter->fontMetrics().elidedText(text, elide, rect.width());
    painter->drawText(rect, alignment | Qt::TextSingleLine, shown);
    return shown != text;
}

} // namespace gesso::paint
