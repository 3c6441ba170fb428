// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "demo/run/values.h"

#include <functional>

namespace gesso::demo {

// The most pixels of a picture that the demo server makes; beyond it is out of memory, as a real
// server would be.
constexpr qint64 kMostPixels = qint64 {64} << 20;

// The first picture of a batch; a small grey one when it is empty.
[[nodiscard]] QImage firstOf(const Image &image);
[[nodiscard]] Latent latentOf(const Image &image);
// f of each picture of a batch.
[[nodiscard]] Image eachOf(const Image &image, const std::function<QImage(const QImage &)> &f);
[[nodiscard]] QImage scaledTo(const QImage &picture, const QSize &size, const QString &method);
// As scaledTo(), cut to the size's proportion around the middle first.
[[nodiscard]] QImage croppedTo(const QImage &picture, const QSize &size, const QString &method);
// Out of memory when the pictures would be too large together.
[[nodiscard]] Result<void> checkSize(const QSize &size, qint64 count = 1);
[[nodiscard]] QImage blankMask(const QSize &size, int value);

} // namespace gesso::demo
