// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/savedgraph.h"

namespace gesso {

// Legacy group nodes (type "workflow/Name" or "workflow>Name") become subgraphs: one definition for
// each instance, since its values are those of its members (graph sheet 1.9, 3.9). The instance's
// mode and title stay, and links through Reroute members too, which the editor loses.
void expandGroupNodes(SavedWorkflow &workflow, ClassShapes &shapes);

} // namespace gesso
