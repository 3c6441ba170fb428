// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// Graphs to prompts: all real workflows against reading their JSON; the time for each node of large
// ones against that of small ones, flat and in nested subgraphs; `gesso convert` from start to end
// against `gesso --version`.
[[nodiscard]] std::vector<Figure> convertFigures(const QString &home);

} // namespace gesso::bench
