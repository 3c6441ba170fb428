// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Puts the saved widget values into the node's widgets: an array by position over the live list, an
// object by name, named values where there is no array (graph sheet 2.4). Then the editor's own
// patches. No type is checked and nothing is rounded.
void applySavedValues(LiveNode &node);

// Whether a place for a control got something that is no control: the values were saved by an
// editor whose node had other widgets, so they stand in the wrong places.
[[nodiscard]] bool looksShifted(const LiveNode &node);

} // namespace gesso
