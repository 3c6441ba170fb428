// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/graph/savedgraph.h"

namespace gesso {

// Whether this is a workflow in graph format: an object with an array of nodes (graph sheet 1.1).
[[nodiscard]] bool isGraphFormat(json::View root);

// The graph inside a JSON text: the text itself, or wrapped as "workflow", or in the
// extra_data.extra_pnginfo of a saved /prompt body without a prompt; null when there is none. A
// wrapped API prompt is left to Document.
[[nodiscard]] json::View findGraph(json::View root);

// Reads formats 0.4 and 1, links as arrays and as objects whatever the version says. What has a
// wrong type counts as absent. The view is one of that source. Invalid when the file holds more
// nodes, slots or links than any workflow (memory stays in proportion to the file).
[[nodiscard]] Result<SavedWorkflow> readSavedWorkflow(const json::Parsed &source, json::View root);

// One node object; also those of legacy group nodes.
[[nodiscard]] SavedNode readSavedNode(json::View view);

// The text of a node id: of an integer its digits, of a text itself, else empty.
[[nodiscard]] std::string nodeIdText(json::View id);

} // namespace gesso
