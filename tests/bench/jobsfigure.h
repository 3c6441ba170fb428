// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// Jobs a second of `gesso run --count 200`, from its start to its end, against a client that makes
// the same requests and writes the same files and does nothing else. Each has a demo server of its
// own in another process, without waiting times.
[[nodiscard]] Figure jobsFigure(const QString &workflow, const QString &home);

} // namespace gesso::bench
