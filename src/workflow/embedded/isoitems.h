// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/embedded/isobox.h"
#include "workflow/embedded/textcollector.h"

namespace gesso {

// The EXIF and XMP items of an AVIF or HEIC picture (ISO 14496-12, 8.11; ISO 23008-12, annex A).
// `from`: where the boxes inside the meta box begin. An error, as of fault.h, where an item lies
// outside the file.
[[nodiscard]] Result<void> readIsoItems(ByteSource &source, const IsoBox &meta, qint64 from,
                                        TextCollector &texts);

} // namespace gesso
