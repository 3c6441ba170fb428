// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/graph/scope.h"

namespace gesso {

// What an input gets from outside its node.
struct Resolved
{
    enum class Kind : quint8 { Nothing, Link, Value };

    Kind kind = Kind::Nothing;
    std::string node; // of a link: the source's key in the prompt
    int slot = 0;
    const LiveWidget *widget = nullptr; // of a value: the host's promoted widget
    const Scope *scope = nullptr; // where that host is
    int host = -1;
};

// Follows links to their real sources: through subgraphs in both directions, Reroutes, bypassed
// nodes (graph sheet 3.4, 3.8). Errors (Invalid) name the node: links to nowhere, rings of nodes
// that only pass on.
class InputResolver
{
public:
    [[nodiscard]] Result<Resolved> resolve(Scope &scope, int node, int input);

private:
    // Where the walk stands: at an input, or at an output.
    struct At
    {
        Scope *scope = nullptr;
        int node = -1;
        int slot = 0;
        bool output = false;
        std::string type; // of the consuming slot
        bool fromHost = false; // the last input was a host's
        bool onlyReroutes = true;
    };
    using Step = Result<std::optional<Resolved>>; // nothing: go on

    [[nodiscard]] static Step stepInput(At &at);
    [[nodiscard]] static Step stepOutput(At &at);
    [[nodiscard]] static Step stepBypass(At &at, const LiveNode &node);
    [[nodiscard]] static Step enterHost(At &at, const LiveNode &host);
    [[nodiscard]] static Step leaveThroughInput(At &at, int input);

    qint64 m_steps = 0; // of all walks
};

} // namespace gesso
