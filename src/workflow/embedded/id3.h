// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesource.h"
#include "base/result.h"
#include "workflow/embedded/textcollector.h"

namespace gesso {

// Bytes of the ID3v2 tag that begins there, with its header; 0 when none does.
[[nodiscard]] qint64 id3Length(ByteSource &source, qint64 at);

// The texts of an ID3v2 tag (2.2, 2.3, 2.4): TXXX frames by their description, comments. An error,
// as of fault.h, where a length lies.
[[nodiscard]] Result<void> readId3(ByteSource &source, qint64 at, TextCollector &texts);

} // namespace gesso
