// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/embedded/textcollector.h"

namespace gesso {

// The texts of an XMP packet, or another XML: those of elements and attributes with the names that
// the collector wants, whatever their namespace, and what stands in the outermost element itself.
// An error, as of fault.h, when it is no whole XML.
[[nodiscard]] Result<void> readXmp(const QByteArray &packet, TextCollector &texts);

} // namespace gesso
