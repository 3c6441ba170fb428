// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/classsource.h"
#include "workflow/form.h"
#include "workflow/graph.h"

namespace gesso {

// The nodes that make results: by the server's word, or by the names of the classes where it has
// none. When no name tells, those that nothing follows.
[[nodiscard]] QList<OutputNode> findOutputs(const Prompt &prompt, const Graph &graph,
                                            ClassSource &classes);

} // namespace gesso
