// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/emitter.h"
#include "workflow/graph/scope.h"

namespace gesso {

// The value as the prompt holds it: arrays wrapped, so that they are not taken for links (graph
// sheet 2.5). Nothing where the widget has none.
[[nodiscard]] std::optional<json::Value> wrapped(const LiveWidget &widget);

// The same with what is done when a node is sent: choices in a text, replacements in a file name.
[[nodiscard]] std::optional<json::Value> sentValue(const LiveNode &node, const LiveWidget &widget,
                                                   const EmitSetup &setup);

} // namespace gesso
