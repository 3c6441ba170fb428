// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

#include <utility>

namespace gesso::demo {

using TextEntries = QList<std::pair<QByteArray, QByteArray>>; // keyword, ASCII text

// A PNG with tEXt chunks before the picture data, as a ComfyUI writes its metadata (protocol sheet
// 6).
[[nodiscard]] QByteArray writePng(const QImage &image, const TextEntries &texts);
// All tEXt chunks of a PNG; empty when it is none.
[[nodiscard]] TextEntries readPngTexts(const QByteArray &png);

} // namespace gesso::demo
