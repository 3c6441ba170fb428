// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/grouptable.h"

namespace gesso {

// A group node's values run over its members in order, each member's widgets with their controls;
// widgets that were turned into inputs take no place and keep the member's own value (graph sheet
// 3.9). Combos of the old form take a place too, where the editor skips them (9.2). `number`: the
// group node's in the root.
void spreadGroupValues(const SavedNode &group, int number, GroupTable &table, ClassShapes &shapes);

} // namespace gesso
