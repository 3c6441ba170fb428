// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/http/message.h"

namespace gesso::demo {

// The bytes of a response. headOnly: without its body. claimed: another Content-Length than the
// true one (negative: the true one).
[[nodiscard]] QByteArray toWire(const Response &response, bool headOnly, qint64 claimed = -1);
// The answer to a body above the limit.
[[nodiscard]] Response tooLarge(qint64 limit);
// Whether a browser page of another site asks, which a ComfyUI refuses (protocol sheet 1.2).
[[nodiscard]] bool isForeign(const Request &request);

} // namespace gesso::demo
