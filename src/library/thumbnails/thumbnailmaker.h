// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QByteArray>
#include <QImage>

namespace gesso::library {

// Pure functions on values, for any thread.

// From the file of a result. Invalid, with the reason for people, where there can be none; Io where
// the file is gone or broken.
[[nodiscard]] Result<QImage> makeThumbnail(const ResultRecord &record);
// A picture scaled down to a thumbnail, in a format that paints quickly; smaller ones stay as they
// are.
[[nodiscard]] QImage toThumbnail(const QImage &picture);
// JPEG; WebP or PNG for one that shows through.
[[nodiscard]] QByteArray encodeThumbnail(const QImage &thumbnail);
// Null when the bytes are no picture.
[[nodiscard]] QImage decodeThumbnail(const QByteArray &bytes);

} // namespace gesso::library
