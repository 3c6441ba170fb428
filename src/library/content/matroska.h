// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/content/formats.h"

namespace gesso::library {

// MKV and WebM (RFC 9559): the header, and that the segment fits.
[[nodiscard]] FormatAnswer readMatroska(ByteSource &source);

} // namespace gesso::library
