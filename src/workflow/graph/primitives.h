// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

class TextReplacement;

// PrimitiveNodes: the editor's own nodes that write a value into the widgets that they feed (graph
// sheet 3.7).

// The links of its output that end in a slot of a node.
[[nodiscard]] std::vector<qint64> primitiveLinks(const LiveGraph &graph, const LiveNode &primitive);

// Its value: the saved one, else that of the first widget it feeds; nothing where it feeds no
// widget.
[[nodiscard]] std::optional<json::Value> primitiveValue(LiveGraph &graph,
                                                        const LiveNode &primitive);

// The value as a widget takes it: numbers rounded and kept in range.
[[nodiscard]] json::Value roundedFor(const LiveWidget &widget, json::Value value);

// Writes the values of all PrimitiveNodes into what they feed, before a prompt is made. The
// replacement is for those that ask for it; null: none.
void pushPrimitives(LiveWorkflow &workflow, TextReplacement *replacement);

} // namespace gesso
