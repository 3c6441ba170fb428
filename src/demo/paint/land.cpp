// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gesso::demo {

namespace {

// A line of hills from left to right at about `base` of the height, closed at the bottom.
QPainterPath ridge(const Canvas &canvas, const FieldNoise &noise, double base, double rise,
                   double stretch)
{
    const int octaves = 3 + static_cast<int>(4 * canvas.detail);
    const double step = std::max(2.0, canvas.width() / 420);
    QPainterPath path(QPointF(0, canvas.height()));
    const int points = static_cast<int>(canvas.width() / step) + 2;
    for (int i = 0; i < points; ++i) {
        const double x = i * step;
        const double height = noise.at(x / canvas.unit() * stretch, octaves) - 0.5;
        path.lineTo(x, canvas.height() * base - height * rise * canvas.unit());
    }
    path.lineTo(canvas.width(), canvas.height());
    path.closeSubpath();
    return path;
}

QPainterPath fir(const QPointF &foot, double size, Dice &dice)
{
    QPainterPath path;
    const int tiers = 4;
    for (int tier = 0; tier < tiers; ++tier) {
        const double low = foot.y() - size * (0.12 + 0.2 * tier);
        const double half = size * (0.27 - 0.05 * tier) * dice.between(0.9, 1.12);
        path.moveTo(foot.x() - half, low);
        path.lineTo(foot.x() + half, low);
        path.lineTo(foot.x(), low - size * 0.36);
        path.closeSubpath();
    }
    path.addRect(foot.x() - size * 0.02, foot.y() - size * 0.14, size * 0.04, size * 0.16);
    path.setFillRule(Qt::WindingFill);
    return path;
}

void paintMist(const Canvas &canvas, double from, double to, double strength)
{
    QLinearGradient mist(0, canvas.height() * from, 0, canvas.height() * to);
    mist.setColorAt(0, withAlpha(canvas.mood->skyLow, 0));
    mist.setColorAt(1, withAlpha(canvas.mood->skyLow, strength));
    canvas.painter->fillRect(
        QRectF(0, canvas.height() * from, canvas.width(), canvas.height() * (1 - from)), mist);
}

} // namespace

void paintRidges(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    const int layers = 5;
    const double horizon = dice.between(0.50, 0.62);
    canvas.painter->setPen(Qt::NoPen);
    for (int i = 0; i < layers; ++i) {
        const double t = static_cast<double>(i) / (layers - 1);
        const double base = std::lerp(horizon, 0.96, std::pow(t, 1.25));
        const double rise
            = (mood.mountains ? 0.62 : 0.30) * (1 - 0.55 * t) * dice.between(0.8, 1.2);
        const QPainterPath path = ridge(canvas, FieldNoise(dice.next()), base, rise, 1.6 + 1.6 * t);
        const QColor colour = between(between(mood.far, mood.skyLow, 0.45), mood.near, t);
        QLinearGradient shade(0, canvas.height() * (base - rise * 0.4), 0, canvas.height());
        shade.setColorAt(0, colour.lighter(112));
        shade.setColorAt(0.5, colour);
        shade.setColorAt(1, between(colour, mood.near, 0.4));
        canvas.painter->setBrush(shade);
        canvas.painter->drawPath(path);
        if (i + 1 < layers)
            paintMist(canvas, base - 0.04, base + 0.14, 0.42 * (1 - t));
    }
}

void paintTrees(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    canvas.painter->setPen(Qt::NoPen);
    const int rows = 4;
    for (int line = 0; line < rows; ++line) {
        const double t = static_cast<double>(line) / (rows - 1);
        const double size = canvas.unit() * std::lerp(0.16, 0.62, t * t);
        const double ground = canvas.height() * std::lerp(0.66, 1.05, t);
        const QColor colour
            = between(between(mood.far, mood.skyLow, 0.3), mood.near.darker(130), t);
        double x = -size * dice.unit();
        while (x < canvas.width() + size) {
            const double tall = size * dice.between(0.72, 1.2);
            canvas.painter->setBrush(between(colour, mood.light, dice.unit() * 0.10 * (1 - t)));
            canvas.painter->drawPath(
                fir({x, ground + size * dice.between(-0.03, 0.06)}, tall, dice));
            const bool clearing = line == rows - 1 && dice.chance(0.55);
            x += size * (clearing ? dice.between(0.9, 1.7) : dice.between(0.2, 0.46));
        }
        paintMist(canvas, std::lerp(0.56, 0.9, t), std::lerp(0.72, 1.1, t), 0.34 * (1 - t));
    }
}

void paintWater(const Canvas &canvas, Dice dice)
{
    const double shore = canvas.height() * dice.between(0.62, 0.72);
    const auto line = static_cast<int>(shore);
    const QImage above = canvas.picture->copy(0, 0, canvas.picture->width(), line)
                             .mirrored()
                             .scaled(canvas.picture->width(), canvas.picture->height() - line,
                                     Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const FieldNoise waves(dice.next());
    const double swell = canvas.unit() * 0.012;
    for (int y = 0; y < above.height(); ++y) {
        const double depth = static_cast<double>(y) / above.height();
        const double shift = (waves.at(y / canvas.unit() * std::lerp(180.0, 46.0, depth), 3) - 0.5)
            * swell * (1 + 5 * depth);
        canvas.painter->drawImage(
            QRectF(shift - swell * 3, line + y, canvas.width() + swell * 6, 1), above,
            QRectF(0, y, above.width(), 1));
    }
    QLinearGradient tint(0, shore, 0, canvas.height());
    tint.setColorAt(0, withAlpha(canvas.mood->skyLow, 0.35));
    tint.setColorAt(0.1, withAlpha(canvas.mood->skyTop, 0.18));
    tint.setColorAt(1, withAlpha(canvas.mood->skyTop.darker(150), 0.62));
    canvas.painter->fillRect(QRectF(0, line, canvas.width(), canvas.height() - line), tint);
    canvas.painter->setPen(Qt::NoPen);
    const int glints = static_cast<int>(60 + 120 * canvas.detail);
    for (int i = 0; i < glints; ++i) {
        const double depth = dice.unit();
        const double wide = canvas.unit() * std::lerp(0.010, 0.07, depth) * dice.between(0.4, 1.2);
        canvas.painter->setBrush(withAlpha(canvas.mood->light, dice.between(0.05, 0.28)));
        canvas.painter->drawEllipse(
            QPointF(dice.unit() * canvas.width(), shore + (canvas.height() - shore) * depth), wide,
            std::max(0.6, canvas.unit() * 0.0018));
    }
}

void paintFlowers(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    const int count = static_cast<int>(160 + 420 * canvas.detail);
    for (int i = 0; i < count; ++i) {
        const double t = std::sqrt((i + 0.5) / count); // far ones first
        const QPointF head(dice.unit() * canvas.width(),
                           canvas.height() * std::lerp(0.70, 1.02, t) + dice.unit() * 4);
        const double size = canvas.unit() * std::lerp(0.003, 0.020, t * t) * dice.between(0.6, 1.3);
        canvas.painter->setPen(QPen(between(mood.near, mood.far, 0.35), size * 0.28));
        canvas.painter->drawLine(head, head + QPointF(size * dice.between(-1, 1), size * 4.5));
        const QColor colour
            = between(mood.accent, dice.chance(0.3) ? mood.light : mood.accent.darker(150),
                      dice.unit() * 0.6);
        canvas.painter->setPen(Qt::NoPen);
        canvas.painter->setBrush(colour);
        for (int petal = 0; petal < 5; ++petal) {
            const double angle = petal * 1.2566 + i;
            canvas.painter->drawEllipse(
                head + QPointF(std::cos(angle), std::sin(angle) * 0.7) * size * 0.7, size * 0.62,
                size * 0.5);
        }
        canvas.painter->setBrush(mood.light);
        canvas.painter->drawEllipse(head, size * 0.34, size * 0.3);
    }
}

void paintFlow(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    const FieldNoise field(dice.next());
    const double share = std::clamp(std::sqrt(canvas.width() * canvas.height()) / 512, 0.2, 1.0);
    const int streams = static_cast<int>((260 + 640 * canvas.detail) * share);
    const double stride = canvas.unit() * 0.012;
    const double turns = dice.between(3.5, 6.5);
    canvas.painter->setBrush(Qt::NoBrush);
    for (int i = 0; i < streams; ++i) {
        QPointF at(dice.between(-0.1, 1.1) * canvas.width(), dice.unit() * canvas.height());
        QPainterPath path(at);
        const int length = 16 + dice.below(44);
        for (int step = 0; step < length; ++step) {
            const double angle = turns
                * (field.at(at.x() / canvas.unit() * 1.5, at.y() / canvas.unit() * 1.5, 3) - 0.5);
            at += QPointF(std::cos(angle), std::sin(angle)) * stride;
            path.lineTo(at);
        }
        const double pick = dice.unit();
        const QColor colour = pick < 0.34 ? between(mood.accent, mood.light, dice.unit() * 0.5)
            : pick < 0.72                 ? between(mood.skyTop, mood.accent, dice.unit())
                                          : between(mood.skyLow, mood.light, dice.unit());
        QPen pen(withAlpha(colour, dice.between(0.10, 0.52)),
                 canvas.unit() * std::pow(dice.unit(), 3) * 0.026 + 0.8);
        pen.setCapStyle(Qt::RoundCap);
        canvas.painter->setPen(pen);
        canvas.painter->drawPath(path);
    }
    canvas.painter->setPen(Qt::NoPen);
}

} // namespace gesso::demo
