// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/matchedtypes.h"

#include "workflow/graph/slottype.h"

#include <algorithm>

namespace gesso {

namespace {

// Longer chains of nodes whose types depend on one another keep their unresolved type.
constexpr int kMostLevels = 200;

class TypeResolver
{
public:
    explicit TypeResolver(LiveGraph &graph)
        : m_graph(graph)
        , m_done(graph.nodes.size(), false)
    {
    }

    void resolveAll();

private:
    void resolve(int index, int level);
    void resolveReroute(LiveNode &node, int level);
    void resolveGroups(LiveNode &node, int level);
    void resolveGroup(LiveNode &node, std::string_view group, int level);
    [[nodiscard]] std::string connectedType(const LiveInput &input, int level);

    LiveGraph &m_graph;
    std::vector<bool> m_done;
};

bool hasMatchedTypes(const LiveNode &node)
{
    return std::ranges::any_of(node.inputs,
                               [](const LiveInput &input) { return !input.matchGroup.empty(); });
}

// "*" where nothing is connected.
std::string TypeResolver::connectedType(const LiveInput &input, int level)
{
    const LiveLink *link = input.link ? m_graph.link(*input.link) : nullptr;
    if (link == nullptr || link->originSlot < 0 || link->origin == LiveLink::kMissing)
        return "*";
    const auto slot = static_cast<std::size_t>(link->originSlot);
    if (link->origin == LiveLink::kBoundary)
        return slot < m_graph.inputs.size() ? m_graph.inputs[slot].type : "*";
    resolve(link->origin, level + 1);
    const LiveNode &origin = m_graph.node(link->origin);
    return slot < origin.outputs.size() ? origin.outputs[slot].type : "*";
}

void TypeResolver::resolveReroute(LiveNode &node, int level)
{
    if (node.inputs.empty())
        return;
    const std::string type = connectedType(node.inputs.front(), level);
    if (!isAnyType(type) && !node.outputs.empty())
        node.outputs.front().type = type;
}

void TypeResolver::resolveGroup(LiveNode &node, std::string_view group, int level)
{
    std::string type = "*";
    for (const LiveInput &input : node.inputs) {
        if (input.matchGroup != group)
            continue;
        const std::string common
            = commonTypes(commonTypes(input.type, connectedType(input, level)), type);
        if (!common.empty())
            type = common;
    }
    for (LiveInput &input : node.inputs) {
        if (input.matchGroup == group)
            input.type = type;
    }
    for (LiveOutput &output : node.outputs) {
        if (output.matchGroup == group)
            output.type = type;
    }
}

void TypeResolver::resolveGroups(LiveNode &node, int level)
{
    std::vector<std::string_view> groups;
    for (const LiveInput &input : node.inputs) {
        if (!input.matchGroup.empty()
            && std::ranges::find(groups, input.matchGroup) == groups.end())
            groups.push_back(input.matchGroup);
    }
    for (const std::string_view group : groups)
        resolveGroup(node, group, level);
}

void TypeResolver::resolve(int index, int level)
{
    if (m_done[static_cast<std::size_t>(index)] || level > kMostLevels)
        return;
    m_done[static_cast<std::size_t>(index)] = true; // first, so that a ring ends
    LiveNode &node = m_graph.node(index);
    if (node.kind == LiveNode::Kind::Reroute)
        resolveReroute(node, level);
    else if (hasMatchedTypes(node))
        resolveGroups(node, level);
}

void TypeResolver::resolveAll()
{
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
        resolve(static_cast<int>(i), 0);
}

} // namespace

void resolveMatchedTypes(LiveWorkflow &workflow)
{
    for (LiveGraph &definition : workflow.definitions)
        TypeResolver(definition).resolveAll();
    TypeResolver(workflow.root).resolveAll();
}

} // namespace gesso
