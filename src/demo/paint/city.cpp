// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gesso::demo {

namespace {

constexpr double kStreet = 0.80; // where the street begins, of the height

// How many steps begin before the end.
int stepsTo(double end, double step)
{
    return std::max(0, static_cast<int>(std::ceil(end / step)));
}

void paintWindows(const Canvas &canvas, const QRectF &house, double nearness, Dice &dice)
{
    const double cell = canvas.unit() * std::lerp(0.010, 0.024, nearness);
    const double share = std::lerp(0.34, 0.50, nearness) * (0.4 + 0.6 * canvas.detail);
    const QColor light = canvas.mood->light;
    const QColor other = between(canvas.mood->accent, light, 0.45);
    const QPointF first(house.left() + cell * 0.7, house.top() + cell);
    const int columns = stepsTo(house.right() - cell - first.x(), cell * 1.35);
    const int rows = stepsTo(house.bottom() - cell - first.y(), cell * 1.7);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (!dice.chance(share))
                continue;
            const QPointF corner = first + QPointF(column * cell * 1.35, row * cell * 1.7);
            const double bright = std::lerp(0.20, 0.80, nearness) * dice.between(0.3, 1);
            canvas.painter->fillRect(QRectF(corner, QSizeF(cell * 0.62, cell * 0.9)),
                                     withAlpha(dice.chance(0.24) ? other : light, bright));
        }
    }
}

// An upright sign with bars of light.
void paintSign(const Canvas &canvas, const QRectF &house, Dice &dice)
{
    const double wide = canvas.unit() * dice.between(0.016, 0.030);
    const double tall = canvas.unit() * dice.between(0.10, 0.24);
    const QRectF sign(house.left() + dice.unit() * std::max(1.0, house.width() - wide),
                      house.top() + house.height() * dice.between(0.25, 0.6), wide, tall);
    const QColor colour = dice.chance(0.5) ? canvas.mood->accent.lighter(125) : canvas.mood->light;
    QRadialGradient glow(sign.center(), tall);
    glow.setColorAt(0, withAlpha(colour, 0.42));
    glow.setColorAt(1, withAlpha(colour, 0));
    canvas.painter->fillRect(sign.adjusted(-tall, -tall, tall, tall), glow);
    canvas.painter->setBrush(withAlpha(colour, 0.25));
    canvas.painter->setPen(QPen(colour.lighter(120), std::max(1.0, wide * 0.12)));
    canvas.painter->drawRoundedRect(sign, wide * 0.3, wide * 0.3);
    canvas.painter->setPen(Qt::NoPen);
    const int bars = stepsTo(sign.height() - wide, wide * 0.8);
    for (int bar = 0; bar < bars; ++bar) {
        const double y = sign.top() + wide * (0.5 + 0.8 * bar);
        canvas.painter->fillRect(
            QRectF(sign.left() + wide * 0.25, y, wide * dice.between(0.25, 0.5), wide * 0.34),
            colour.lighter(150));
    }
}

void paintHouse(const Canvas &canvas, const QRectF &house, double nearness, Dice &dice)
{
    const Mood &mood = *canvas.mood;
    const QColor wall = between(between(mood.skyLow, mood.skyTop, 0.4), mood.near.darker(140),
                                0.25 + 0.75 * nearness);
    QLinearGradient shade(house.topLeft(), house.bottomLeft());
    shade.setColorAt(0, wall);
    shade.setColorAt(1, between(wall, mood.skyLow, 0.34 * (1 - nearness) + 0.10));
    canvas.painter->fillRect(house, shade);
    canvas.painter->fillRect(QRectF(house.right() - house.width() * 0.12, house.top(),
                                    house.width() * 0.12, house.height()),
                             withAlpha(Qt::black, 0.16));
    paintWindows(canvas, house, nearness, dice);
    if (dice.chance(0.4)) {
        const double mast = house.height() * dice.between(0.06, 0.16);
        canvas.painter->fillRect(QRectF(house.center().x(), house.top() - mast,
                                        std::max(1.0, canvas.unit() * 0.003), mast),
                                 wall);
    }
}

// The wet street: what stands above, upside down, pale and stretched.
void paintStreet(const Canvas &canvas)
{
    const auto line = static_cast<int>(canvas.height() * kStreet);
    const int rest = canvas.picture->height() - line;
    const QImage above
        = canvas.picture->copy(0, std::max(0, line - 2 * rest), canvas.picture->width(), 2 * rest)
              .mirrored();
    const QImage mirrored = softened(above, std::max(2.0, canvas.unit() / 90))
                                .scaled(canvas.picture->width(), rest, Qt::IgnoreAspectRatio,
                                        Qt::SmoothTransformation);
    canvas.painter->fillRect(QRectF(0, line, canvas.width(), rest), canvas.mood->near.darker(170));
    canvas.painter->setOpacity(0.62);
    canvas.painter->drawImage(0, line, mirrored);
    canvas.painter->setOpacity(1);
    QLinearGradient edge(0, line - canvas.height() * 0.10, 0, line + canvas.height() * 0.05);
    edge.setColorAt(0, withAlpha(canvas.mood->skyLow, 0));
    edge.setColorAt(0.66, withAlpha(canvas.mood->skyLow, 0.42));
    edge.setColorAt(1, withAlpha(canvas.mood->skyLow, 0));
    canvas.painter->fillRect(
        QRectF(0, line - canvas.height() * 0.10, canvas.width(), canvas.height() * 0.15), edge);
}

void paintPasserBy(const Canvas &canvas, const QPointF &feet, double size, double nearness,
                   Dice &dice)
{
    const double x = feet.x();
    const double ground = feet.y();
    const QColor coat = between(canvas.mood->near.darker(120), canvas.mood->skyTop,
                                dice.unit() * 0.5 * (1 - 0.6 * nearness));
    const double lean = size * dice.between(-0.02, 0.02);
    const double wide = size * dice.between(0.9, 1.15);
    QPainterPath body(QPointF(x - wide * 0.10, ground));
    body.cubicTo(x - wide * 0.13, ground - size * 0.3, x - wide * 0.10, ground - size * 0.5,
                 x + lean - wide * 0.125, ground - size * 0.70);
    body.cubicTo(x + lean - wide * 0.13, ground - size * 0.78, x + lean - wide * 0.08,
                 ground - size * 0.795, x + lean - size * 0.03, ground - size * 0.83);
    body.lineTo(x + lean + size * 0.03, ground - size * 0.83);
    body.cubicTo(x + lean + wide * 0.08, ground - size * 0.795, x + lean + wide * 0.13,
                 ground - size * 0.78, x + lean + wide * 0.125, ground - size * 0.70);
    body.cubicTo(x + wide * 0.10, ground - size * 0.5, x + wide * 0.13, ground - size * 0.3,
                 x + wide * 0.10, ground);
    QLinearGradient shade(x - size * 0.15, 0, x + size * 0.15, 0);
    shade.setColorAt(0, between(coat, canvas.mood->light, 0.30));
    shade.setColorAt(0.3, coat);
    shade.setColorAt(1, coat.darker(135));
    canvas.painter->setBrush(shade);
    canvas.painter->drawPath(body);
    canvas.painter->drawEllipse(QPointF(x + lean, ground - size * 0.90), size * 0.062,
                                size * 0.085);
}

} // namespace

void paintCity(const Canvas &canvas, Dice dice)
{
    const int rows = 4;
    const double gap = dice.between(0.40, 0.60) * canvas.width();
    canvas.painter->setPen(Qt::NoPen);
    for (int line = 0; line < rows; ++line) {
        const double nearness = static_cast<double>(line) / (rows - 1);
        double x = -canvas.unit() * dice.unit() * 0.1;
        while (x < canvas.width()) {
            const double wide
                = canvas.unit() * std::lerp(0.055, 0.24, nearness) * dice.between(0.6, 1.4);
            // Nearer rows leave a street free, and rise towards both sides.
            const double aside
                = std::min(1.0, std::abs(x + wide / 2 - gap) / (canvas.width() * 0.5));
            const double tall = canvas.height() * dice.between(0.26, 0.52)
                * std::lerp(0.9, 0.35 + 1.25 * aside, nearness);
            const bool open = nearness > 0.5 && aside < 0.20 + 0.22 * nearness;
            const QRectF house(x, canvas.height() * kStreet - tall, wide, tall + 2);
            if (!open) {
                paintHouse(canvas, house, nearness, dice);
                if (nearness > 0.3 && dice.chance(0.55))
                    paintSign(canvas, house, dice);
            }
            x += wide * dice.between(0.86, 1.06);
        }
        QLinearGradient haze(0, canvas.height() * 0.4, 0, canvas.height() * kStreet);
        haze.setColorAt(0, withAlpha(canvas.mood->skyLow, 0));
        haze.setColorAt(1, withAlpha(canvas.mood->skyLow, 0.34 * (1 - nearness)));
        canvas.painter->fillRect(
            QRectF(0, canvas.height() * 0.4, canvas.width(), canvas.height() * (kStreet - 0.4)),
            haze);
    }
    paintStreet(canvas);
}

void paintCrowd(const Canvas &canvas, Dice dice)
{
    const int rows = 3;
    canvas.painter->setPen(Qt::NoPen);
    for (int line = 0; line < rows; ++line) {
        const double t = static_cast<double>(line) / (rows - 1);
        const double tall = canvas.height() * std::lerp(0.13, 0.30, t);
        const double ground = canvas.height() * std::lerp(0.85, 1.02, t);
        double x = -tall * dice.unit() * 0.3;
        while (x < canvas.width() + tall * 0.2) {
            const double size = tall * dice.between(0.80, 1.12);
            paintPasserBy(canvas, {x, ground}, size, t, dice);
            x += size * dice.between(0.24, 0.42);
        }
    }
}

} // namespace gesso::demo
