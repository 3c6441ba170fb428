// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Slots and widgets of a node as its class makes them, before anything saved (graph sheet 2.1, 2.2,
// 4). Growing inputs get as many sockets as the saved slots need.
void buildFromClass(LiveNode &node);

// Sets the value of a widget by its index, with what follows from it: a dynamic combo brings the
// inputs of its option, right after itself; a text of a node with its own choices brings the next
// one. Widgets after it may come and go.
void setWidgetValue(LiveNode &node, std::size_t index, json::Value value);

// A combo's first choice; nothing where it has none.
[[nodiscard]] std::optional<json::Value> firstChoice(const LiveWidget &combo);

} // namespace gesso
