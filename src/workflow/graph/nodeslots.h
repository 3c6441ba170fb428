// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Gives the node's slots the links and labels of the saved slots of the same name, and keeps saved
// slots that the class lacks, but for widget slots without their widget (graph sheet 3.3).
void matchSavedSlots(LiveNode &node);

// The slots exactly as saved, for nodes without a class.
void takeSavedSlots(LiveNode &node);

// The slots of an instance are its definition's, matched by name and type, then by name.
void matchHostSlots(LiveNode &host, const LiveGraph &definition);

} // namespace gesso
