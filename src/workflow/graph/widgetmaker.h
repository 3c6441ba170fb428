// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Adds the widget of an input at the end of the node's, with the places that come along with it
// (controls, buttons, parts), each with its default (graph sheet 2.2, 2.3).
void makeWidgets(LiveNode &node, const ShapeInput &input);

// Buttons that the editor puts at the end of a node.
void addNodeButtons(LiveNode &node);

// The index and the first text of a node whose combo has its own choices (graph sheet 2.2).
void addOwnChoices(LiveNode &node);
// Another text after the last one, once that is not empty.
void growOwnChoices(LiveNode &node, std::size_t index);
// The index of the choice among the texts.
void countOwnChoice(LiveNode &node);

} // namespace gesso
