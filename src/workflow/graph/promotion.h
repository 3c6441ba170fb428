// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Makes the host's input a promoted one if a link from the definition's input of the same place
// leads to a widget: the host then has a widget of the input's name, with the kind, options and
// value of the first such widget (graph sheet 1.8).
void promoteInput(LiveNode &host, std::size_t input, LiveGraph &definition);

// Values of inputs that an earlier editor could not place (graph sheet 1.8 C).
void applyQuarantine(LiveNode &host);

} // namespace gesso
