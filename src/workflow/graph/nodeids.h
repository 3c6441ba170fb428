// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/savedgraph.h"

namespace gesso {

// Gives nodes inside definitions new ids where theirs is taken by a node of the root or of an
// earlier definition, as the editor does when it loads a file (graph sheet 3.2). Links follow.
// savedId keeps the id of the file.
void renumberNodes(SavedWorkflow &workflow);

} // namespace gesso
