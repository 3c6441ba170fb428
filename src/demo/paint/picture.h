// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

namespace gesso::demo {

// Operations on whole pictures (Format_RGB32 unless said otherwise).

// Blurred by going down to 1/factor of the size and up again; factor 1 gives the picture itself.
[[nodiscard]] QImage softened(const QImage &picture, double factor);
// a where weight is 0, b where it is 1; both of one size.
[[nodiscard]] QImage blended(const QImage &a, const QImage &b, double weight);
// b where the mask (Format_Grayscale8, any size) is white, a where it is black.
[[nodiscard]] QImage masked(const QImage &a, const QImage &b, const QImage &mask);
// The picture with its own light, in the colours of another.
[[nodiscard]] QImage recoloured(const QImage &light, const QImage &colours);
// Noise of so much strength (0 to 255), the same for the same seed; cell: size of a grain in
// pixels.
void addGrain(QImage &picture, quint64 seed, int strength, int cell);
// Adds a glow around what is bright.
void addBloom(QImage &picture, double strength);
// 1 leaves it as it is.
void adjust(QImage &picture, double contrast, double saturation);

[[nodiscard]] QColor between(const QColor &a, const QColor &b, double t);
[[nodiscard]] QColor withAlpha(const QColor &colour, double alpha);

} // namespace gesso::demo
