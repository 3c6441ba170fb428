// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http/message.h"

namespace gesso::demo {

// A file as it is: ETag, Last-Modified, one Range, 304, and what browsers could run only as a
// download (protocol sheet 2.6). The file must be there.
[[nodiscard]] Response fileReply(const Request &request, const QString &path, const QString &name);

} // namespace gesso::demo
