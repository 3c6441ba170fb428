// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/painter.h"

#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr std::size_t kKept = 6;
constexpr double kStepsToFull = 9; // of steps, until the finest details are there
constexpr int kPreviewSize = 512;

// The dice of one layer.
Dice layer(quint64 seed, const char16_t *name)
{
    return Dice(mixed(seed, hashOf(QStringView(name))));
}

void paintPlace(const Canvas &canvas, quint64 seed)
{
    const Mood &mood = *canvas.mood;
    paintSky(canvas, layer(seed, u"sky"));
    if (mood.still || (mood.portrait && !mood.city && !mood.forest && !mood.mountains))
        paintFlow(canvas, layer(seed, u"flow"));
    if (mood.mountains || mood.forest || mood.water || mood.snow || mood.flowers
        || (mood.figure && !mood.city))
        paintRidges(canvas, layer(seed, u"ridges"));
    if (mood.city)
        paintCity(canvas, layer(seed, u"city"));
    if (mood.forest)
        paintTrees(canvas, layer(seed, u"trees"));
    if (mood.water)
        paintWater(canvas, layer(seed, u"water"));
    if (mood.flowers)
        paintFlowers(canvas, layer(seed, u"flowers"));
}

void paintPeople(const Canvas &canvas, quint64 seed)
{
    if (canvas.mood->crowd)
        paintCrowd(canvas, layer(seed, u"crowd"));
    if (canvas.mood->figure)
        paintFigure(canvas, layer(seed, u"figure"));
    if (canvas.mood->portrait)
        paintPortrait(canvas, layer(seed, u"portrait"));
    paintWeather(canvas, layer(seed, u"weather"));
}

void darkenEdges(QImage &picture)
{
    QPainter painter(&picture);
    const QPointF middle(picture.width() / 2.0, picture.height() / 2.0);
    QRadialGradient edges(middle, std::hypot(middle.x(), middle.y()));
    edges.setColorAt(0.55, Qt::transparent);
    edges.setColorAt(1, QColor(0, 0, 0, 95));
    painter.fillRect(picture.rect(), edges);
}

QImage painted(const Scene &scene)
{
    const auto tiltHash = hashOf(QString(scene.negative + u'\n' + scene.model));
    const Mood mood = moodOf(scene.positive, static_cast<double>(tiltHash % 21) - 10);
    const quint64 words = hashOf(scene.positive.simplified().toLower());
    const quint64 seed = mixed(mixed(scene.seed, words), static_cast<quint64>(scene.item));
    QImage picture(scene.size, QImage::Format_RGB32);
    picture.fill(mood.skyLow);
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const Canvas canvas {.picture = &picture,
                             .painter = &painter,
                             .mood = &mood,
                             .detail = 1 - std::exp(-scene.steps / kStepsToFull)};
        paintPlace(canvas, seed);
        paintPeople(canvas, seed);
    }
    addBloom(picture, 0.34);
    adjust(picture, mood.contrast * std::clamp(1 + (scene.cfg - 7) * 0.025, 0.7, 1.5),
           mood.saturation * std::clamp(1 + (scene.cfg - 7) * 0.03, 0.5, 1.7));
    darkenEdges(picture);
    const double rough = std::exp(-scene.steps / 4.0);
    picture = blended(picture, softened(picture, 1 + 10 * rough), std::min(1.0, rough * 1.6));
    const quint64 hand = hashOf(QString(scene.sampler + u'\n' + scene.scheduler));
    addGrain(picture, mixed(seed, hand), 3 + static_cast<int>(24 * rough), 1);
    return picture;
}

} // namespace

QImage Painter::paint(const Scene &scene)
{
    const auto found = std::ranges::find(m_kept, scene, &Kept::scene);
    if (found != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, found);
        return m_kept.front().picture;
    }
    m_kept.push_front({scene, painted(scene)});
    if (m_kept.size() > kKept)
        m_kept.pop_back();
    return m_kept.front().picture;
}

QImage onItsWay(const QImage &picture, double part, quint64 seed)
{
    const double left = std::clamp(1 - part, 0.0, 1.0);
    QImage small
        = picture.scaled(kPreviewSize, kPreviewSize, Qt::KeepAspectRatio, Qt::SmoothTransformation)
              .convertToFormat(QImage::Format_RGB32);
    small = softened(small, 1 + 44 * left * left);
    adjust(small, 1 - 0.45 * left, 1 - 0.3 * left);
    addGrain(small, mixed(seed, static_cast<quint64>(part * 1000)),
             static_cast<int>(88 * std::pow(left, 1.4)), 4);
    return small;
}

QImage drawnOver(const QImage &start, const QImage &painted, double denoise)
{
    QImage own = start.convertToFormat(QImage::Format_RGB32);
    if (denoise <= 0)
        return own;
    if (denoise >= 1)
        return painted;
    const QImage colours = recoloured(own, painted);
    const QImage anew = blended(colours, painted, std::pow(denoise, 2.2));
    return blended(own, anew, std::min(1.0, denoise * 1.25));
}

} // namespace gesso::demo
