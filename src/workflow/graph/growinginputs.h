// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// The sockets of a growing input: the least number, and as many as the node's saved links need with
// a free one after them (graph sheet 4).
void addGrowingInputs(LiveNode &node, const ShapeInput &input);

} // namespace gesso
