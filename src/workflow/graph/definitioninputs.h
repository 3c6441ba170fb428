// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

namespace gesso {

// Adds inputs to the definitions of a loaded workflow; all instances get them at once, with the
// value that the inside has.
class DefinitionInputs
{
public:
    explicit DefinitionInputs(LiveWorkflow &workflow);

    // An input that feeds an unlinked widget slot. Gives its index; nothing where it cannot be.
    [[nodiscard]] std::optional<int> addWidget(int definition, LinkEnd end);
    // An input in place of an interior PrimitiveNode: it feeds all that the node feeds, with the
    // node's value. The one that was made before, if there is one. Nothing where a target's type
    // does not fit or it has no target.
    [[nodiscard]] std::optional<int> addPrimitive(int definition, int node);

private:
    [[nodiscard]] std::optional<int> add(int definition, LiveBoundary boundary,
                                         const std::optional<json::Value> &value);

    // Whether another input for such a widget still fits into the memory.
    [[nodiscard]] bool takeRoom(std::size_t definition, const LiveWidget *widget);

    LiveWorkflow &m_workflow;
    std::vector<std::vector<LiveNode *>> m_hosts; // of each definition
    qsizetype m_left; // bytes that may still be added
};

} // namespace gesso
