// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace gesso {

// Unpacks a zlib stream (RFC 1950). An error, as of fault.h, when it is damaged or cut off, or
// holds more than fault::kMostText; never more than that is kept. `part` is for the error.
[[nodiscard]] Result<QByteArray> inflated(const QByteArray &packed, const QByteArray &part);

} // namespace gesso
