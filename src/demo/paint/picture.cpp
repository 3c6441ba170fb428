// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/picture.h"

#include "demo/paint/dice.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gesso::demo {

namespace {

QRgb *row(QImage &picture, int y)
{
    return reinterpret_cast<QRgb *>(picture.scanLine(y));
}

const QRgb *row(const QImage &picture, int y)
{
    return reinterpret_cast<const QRgb *>(picture.constScanLine(y));
}

int clamped(int value)
{
    return std::clamp(value, 0, 255);
}

QRgb mix(QRgb a, QRgb b, int weight) // weight: 0 to 256
{
    const int rest = 256 - weight;
    return qRgb((qRed(a) * rest + qRed(b) * weight) >> 8,
                (qGreen(a) * rest + qGreen(b) * weight) >> 8,
                (qBlue(a) * rest + qBlue(b) * weight) >> 8);
}

} // namespace

QImage softened(const QImage &picture, double factor)
{
    if (factor <= 1.05)
        return picture;
    const QSize small(std::max(1, static_cast<int>(picture.width() / factor)),
                      std::max(1, static_cast<int>(picture.height() / factor)));
    QImage soft = picture.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    while (soft.width() * 2 < picture.width() && soft.height() * 2 < picture.height())
        soft = soft.scaled(soft.size() * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return soft.scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(picture.format());
}

QImage blended(const QImage &a, const QImage &b, double weight)
{
    QImage out(a.size(), QImage::Format_RGB32);
    const int part = std::clamp(static_cast<int>(std::lround(weight * 256)), 0, 256);
    for (int y = 0; y < out.height(); ++y) {
        const QRgb *left = row(a, y);
        const QRgb *right = row(b, y);
        QRgb *to = row(out, y);
        for (int x = 0; x < out.width(); ++x)
            to[x] = mix(left[x], right[x], part);
    }
    return out;
}

QImage masked(const QImage &a, const QImage &b, const QImage &mask)
{
    const QImage fitting = mask.size() == a.size()
        ? mask
        : mask.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
              .convertToFormat(QImage::Format_Grayscale8);
    QImage out(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < out.height(); ++y) {
        const QRgb *left = row(a, y);
        const QRgb *right = row(b, y);
        const uchar *share = fitting.constScanLine(y);
        QRgb *to = row(out, y);
        for (int x = 0; x < out.width(); ++x)
            to[x] = mix(left[x], right[x], share[x] + (share[x] >> 7));
    }
    return out;
}

QImage recoloured(const QImage &light, const QImage &colours)
{
    const QImage soft = softened(colours, 12);
    QImage out(light.size(), QImage::Format_RGB32);
    for (int y = 0; y < out.height(); ++y) {
        const QRgb *from = row(light, y);
        const QRgb *colour = row(soft, y);
        QRgb *to = row(out, y);
        for (int x = 0; x < out.width(); ++x) {
            // The colour's own offset from its grey, laid over the light; less where it would clip.
            const int wanted = qGray(from[x]);
            const int given = qGray(colour[x]);
            const int room = 96 + (std::min(wanted, 255 - wanted) * 5) / 4; // of 256
            const auto channel = [wanted, given, room](int value) {
                return clamped(wanted + (((value - given) * room) >> 8));
            };
            to[x] = qRgb(channel(qRed(colour[x])), channel(qGreen(colour[x])),
                         channel(qBlue(colour[x])));
        }
    }
    return out;
}

void addGrain(QImage &picture, quint64 seed, int strength, int cell)
{
    if (strength <= 0)
        return;
    Dice dice(seed);
    const int columns = picture.width() / cell + 1;
    std::vector<int> grains(static_cast<std::size_t>(columns));
    for (int y = 0; y < picture.height(); ++y) {
        if (y % cell == 0) {
            for (int &grain : grains)
                grain = static_cast<int>(dice.next() % static_cast<quint64>(2 * strength + 1))
                    - strength;
        }
        QRgb *to = row(picture, y);
        for (int x = 0; x < picture.width(); ++x) {
            const int grain = grains[static_cast<std::size_t>(x / cell)];
            to[x] = qRgb(clamped(qRed(to[x]) + grain), clamped(qGreen(to[x]) + grain),
                         clamped(qBlue(to[x]) + grain));
        }
    }
}

void addBloom(QImage &picture, double strength)
{
    const QImage glow = softened(picture, std::max(8.0, picture.height() / 40.0));
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_Screen);
    painter.setOpacity(strength);
    painter.drawImage(0, 0, glow);
}

void adjust(QImage &picture, double contrast, double saturation)
{
    const int slope = static_cast<int>(std::lround(contrast * 256));
    const int colour = static_cast<int>(std::lround(saturation * 256));
    for (int y = 0; y < picture.height(); ++y) {
        QRgb *to = row(picture, y);
        for (int x = 0; x < picture.width(); ++x) {
            const int grey = qGray(to[x]);
            const auto channel = [grey, slope, colour](int value) {
                const int coloured = grey + (((value - grey) * colour) >> 8);
                return clamped(128 + (((coloured - 128) * slope) >> 8));
            };
            to[x] = qRgb(channel(qRed(to[x])), channel(qGreen(to[x])), channel(qBlue(to[x])));
        }
    }
}

QColor between(const QColor &a, const QColor &b, double t)
{
    const auto part = static_cast<float>(std::clamp(t, 0.0, 1.0));
    return QColor::fromRgbF(std::lerp(a.redF(), b.redF(), part),
                            std::lerp(a.greenF(), b.greenF(), part),
                            std::lerp(a.blueF(), b.blueF(), part));
}

QColor withAlpha(const QColor &colour, double alpha)
{
    QColor changed = colour;
    changed.setAlphaF(static_cast<float>(std::clamp(alpha, 0.0, 1.0)));
    return changed;
}

} // namespace gesso::demo
