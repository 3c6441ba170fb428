// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Gives the slots of matched types, and of Reroutes, the types of what is connected to them, as the
// editor does shortly after loading (graph sheet 4, 3.5). Matters for bypassed nodes only.
void resolveMatchedTypes(LiveWorkflow &workflow);

} // namespace gesso
