// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/valueplace.h"

namespace gesso {

// Puts a value into a graph's JSON where the conversion of that graph found its place; nothing else
// changes but what a dynamic combo brings along. The shapes may be null where the place does not
// reshape. False: there is no such place.
bool writeValue(json::Value &graph, const PlacedValue &placed, const json::Value &value,
                ClassShapes *shapes);

// The same for the mode of the control beside the value ("fixed", "randomize", ...).
bool writeMode(json::Value &graph, const PlacedValue &placed, const std::string &mode);

} // namespace gesso
