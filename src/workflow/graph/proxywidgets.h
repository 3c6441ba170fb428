// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Widgets promoted by name (properties.proxyWidgets of hosts) become inputs of the definitions,
// with the hosts' values, as the editor migrates them when it loads a file (graph sheet 1.8 B).
void migrateProxyWidgets(LiveWorkflow &workflow);

} // namespace gesso
