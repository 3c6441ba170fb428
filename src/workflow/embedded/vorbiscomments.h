// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/embedded/textcollector.h"

namespace gesso {

// A block of Vorbis comments: vendor, then "name=value" entries. An error, as of fault.h, where a
// length lies.
[[nodiscard]] Result<void> readVorbisComments(QByteArrayView block, TextCollector &texts);

} // namespace gesso
