// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <cmath>

namespace gesso::demo {

namespace {

constexpr int kCloudCells = 160; // width of the cloud field before it is scaled up

void paintStars(const Canvas &canvas, Dice &dice)
{
    const int count = static_cast<int>(90 + 170 * canvas.detail);
    canvas.painter->setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const QPointF place(dice.unit() * canvas.width(),
                            std::pow(dice.unit(), 1.5) * canvas.height() * 0.7);
        const double size = canvas.unit() * dice.between(0.0006, 0.0028);
        canvas.painter->setBrush(withAlpha(Qt::white, dice.between(0.3, 0.95)));
        canvas.painter->drawEllipse(place, size, size);
    }
}

void paintLight(const Canvas &canvas, Dice &dice)
{
    const QPointF middle(canvas.width() * dice.between(0.18, 0.82),
                         canvas.height() * dice.between(0.14, 0.46));
    const QColor light = canvas.mood->light;
    const double glow = canvas.unit() * dice.between(0.5, 0.85);
    QRadialGradient halo(middle, glow);
    halo.setColorAt(0, withAlpha(light, 0.75));
    halo.setColorAt(0.16, withAlpha(light, 0.38));
    halo.setColorAt(0.5, withAlpha(light, 0.10));
    halo.setColorAt(1, withAlpha(light, 0));
    canvas.painter->fillRect(canvas.picture->rect(), halo);
    const double disc = canvas.unit() * dice.between(0.035, 0.075);
    canvas.painter->setPen(Qt::NoPen);
    canvas.painter->setBrush(light.lighter(112));
    canvas.painter->drawEllipse(middle, disc, disc);
}

// Soft banks of cloud: a coarse field of noise, scaled up smoothly.
void paintClouds(const Canvas &canvas, Dice &dice)
{
    const FieldNoise noise(dice.next());
    const double cover = dice.between(0.44, 0.58);
    const int rows = std::max(
        8, static_cast<int>(kCloudCells * canvas.height() / std::max(1.0, canvas.width())));
    QImage field(kCloudCells, std::min(rows, 4 * kCloudCells), QImage::Format_ARGB32_Premultiplied);
    const QColor lit = between(canvas.mood->skyLow, canvas.mood->light, 0.55);
    for (int y = 0; y < field.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(field.scanLine(y));
        const double low = static_cast<double>(y) / field.height();
        for (int x = 0; x < field.width(); ++x) {
            const double value = noise.at(x / 34.0, y / 11.0, 5);
            const double thick = std::clamp((value - cover) * 4.2, 0.0, 1.0) * (1 - 0.75 * low);
            line[x] = qPremultiply(
                qRgba(lit.red(), lit.green(), lit.blue(), static_cast<int>(thick * 190)));
        }
    }
    canvas.painter->drawImage(QRectF(canvas.picture->rect()), field);
}

} // namespace

void paintSky(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    QLinearGradient sky(0, 0, 0, canvas.height());
    sky.setColorAt(0, mood.skyTop);
    sky.setColorAt(0.58, between(mood.skyTop, mood.skyLow, 0.72));
    sky.setColorAt(0.84, mood.skyLow);
    sky.setColorAt(1, between(mood.skyLow, mood.light, 0.25));
    canvas.painter->fillRect(canvas.picture->rect(), sky);
    if (mood.stars)
        paintStars(canvas, dice);
    if (!mood.still)
        paintLight(canvas, dice);
    paintClouds(canvas, dice);
}

} // namespace gesso::demo
