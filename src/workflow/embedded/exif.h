// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/embedded/textcollector.h"

namespace gesso {

// The texts of an EXIF block (TIFF 6.0 inside), with or without what containers put before it
// ("Exif", an offset): user comments and all texts of the form "key:value", in any tag, as savers
// of WebP write them (protocol sheet 6). An error, as of fault.h, where a text lies outside the
// block.
[[nodiscard]] Result<void> readExif(const QByteArray &block, TextCollector &texts);

} // namespace gesso
