// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/core/examples.h"

#include "demo/paint/painter.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kSize = 512;

// Transparent in a soft ellipse around the middle; the colours stay beneath.
void cutMask(QImage &picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const double dx = (x - kSize * 0.5) / (kSize * 0.22);
            const double dy = (y - kSize * 0.52) / (kSize * 0.34);
            const double outside = std::clamp((std::hypot(dx, dy) - 0.9) * 5, 0.0, 1.0);
            line[x] = (line[x] & 0x00ffffffU) | (static_cast<QRgb>(outside * 255) << 24U);
        }
    }
}

} // namespace

void writeExamples(const FileStore &files)
{
    const auto path = files.path({u"example.png"_s, {}, u"input"_s});
    if (!path || QFileInfo::exists(*path))
        return;
    Painter painter;
    QImage picture = painter
                         .paint({.size = {kSize, kSize},
                                 .seed = 7,
                                 .positive = u"woman in a blue dress, mountains, lake, sunset"_s})
                         .convertToFormat(QImage::Format_ARGB32);
    cutMask(picture);
    picture.save(*path, "PNG", 80);
}

} // namespace gesso::demo
