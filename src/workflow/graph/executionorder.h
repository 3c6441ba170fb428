// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

#include <vector>

namespace gesso {

// The nodes of the root in the order in which the editor emits them: those without links first,
// then each once all that it needs is there; the rest (rings) at the end (graph sheet 3.10).
[[nodiscard]] std::vector<int> executionOrder(const LiveGraph &graph);

} // namespace gesso
