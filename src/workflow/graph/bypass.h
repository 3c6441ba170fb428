// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Which input of a bypassed node stands in for one of its outputs, for a consumer's slot of that
// type (graph sheet 3.5). Nothing: none does. The output must exist.
[[nodiscard]] std::optional<int> bypassInput(const LiveNode &node, int output,
                                             std::string_view type);

} // namespace gesso
