// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace gesso::demo {

// A picture as a preview frame carries it: scaled to fit 512 x 512, up as well as down, as JPEG of
// quality 95 (protocol sheet 3.4).
[[nodiscard]] QByteArray previewJpeg(const QImage &picture);
[[nodiscard]] QByteArray wholePng(const QImage &picture);

} // namespace gesso::demo
