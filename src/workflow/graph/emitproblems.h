// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "workflow/graph/graphproblem.h"
#include "workflow/graph/scope.h"

#include <QList>

namespace gesso {

// What can be said about an emitted node: its class is unknown, an input has no value, its saved
// values look misplaced, the web editor would make a value of its own.
void findNodeProblems(const Scope &scope, const LiveNode &node, const json::Object &inputs,
                      QList<GraphProblem> &problems);

[[nodiscard]] GraphProblem insideStillRuns(const Scope &scope, const LiveNode &host);
[[nodiscard]] Error tooManyNodes();

} // namespace gesso
