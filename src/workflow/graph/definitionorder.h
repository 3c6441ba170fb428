// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/graph/savedgraph.h"

namespace gesso {

// The definitions by index, each after all those that it uses. Of two with one id the later counts.
// Invalid when one contains itself, directly or round a corner, or when they are nested deeper than
// any workflow.
[[nodiscard]] Result<std::vector<int>> definitionOrder(const SavedWorkflow &workflow);

} // namespace gesso
