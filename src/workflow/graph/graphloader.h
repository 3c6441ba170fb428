// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/graph/livegraph.h"

namespace gesso {

// Loads a file as the editor does: subgraphs before those that use them, slots and widgets from the
// classes, saved values, what subgraphs promote (graph sheet 3.1). The workflow must outlive the
// result. Invalid when a subgraph contains itself or subgraphs are nested too deep.
[[nodiscard]] Result<LiveWorkflow> loadGraph(const SavedWorkflow &workflow, ClassShapes &shapes);

} // namespace gesso
