// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/content/formats.h"

namespace gesso::library {

// MP4, MOV, M4A, AVIF, HEIC (ISO 14496-12): all boxes fit, and the index is there.
[[nodiscard]] FormatAnswer readIsoMedia(ByteSource &source);

} // namespace gesso::library
