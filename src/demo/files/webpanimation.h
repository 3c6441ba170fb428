// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/files/pngchunks.h"

#include <QByteArray>
#include <QImage>
#include <QList>

namespace gesso::demo {

struct WebpOptions
{
    int frameMs = 166;
    int quality = 80; // 0 to 100; 100 is lossless
};

// An animated WebP that loops for ever, with the metadata in an EXIF chunk as SaveAnimatedWEBP puts
// it (protocol sheet 6). The frames have one size. Empty when this machine cannot write WebP.
[[nodiscard]] QByteArray writeWebpAnimation(const QList<QImage> &frames, WebpOptions options,
                                            const TextEntries &texts);

} // namespace gesso::demo
