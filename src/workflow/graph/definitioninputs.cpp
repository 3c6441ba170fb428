// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/definitioninputs.h"

#include "workflow/graph/jsvalue.h"
#include "workflow/graph/primitives.h"
#include "workflow/graph/promotion.h"
#include "workflow/graph/slottype.h"

#include <algorithm>

namespace gesso {

namespace {

// No workflow comes near; a file made to fill the memory does.
constexpr qsizetype kMostAdded = qsizetype {256} << 20; // bytes over all instances
constexpr std::size_t kMostInputs = 2000; // of one definition

std::string uniqueName(const LiveGraph &graph, const std::string &name)
{
    const auto taken = [&graph](const std::string &candidate) {
        return std::ranges::find(graph.inputs, candidate, &LiveBoundary::name)
            != graph.inputs.end();
    };
    std::string candidate = name;
    for (int i = 1; taken(candidate); ++i)
        candidate = name + '_' + std::to_string(i);
    return candidate;
}

} // namespace

DefinitionInputs::DefinitionInputs(LiveWorkflow &workflow)
    : m_workflow(workflow)
    , m_hosts(workflow.definitions.size())
    , m_left(kMostAdded)
{
    const auto collect = [this](LiveGraph &graph) {
        for (LiveNode &node : graph.nodes) {
            if (node.kind == LiveNode::Kind::Host)
                m_hosts[static_cast<std::size_t>(node.definition)].push_back(&node);
        }
    };
    for (LiveGraph &definition : workflow.definitions)
        collect(definition);
    collect(workflow.root);
}

bool DefinitionInputs::takeRoom(std::size_t definition, const LiveWidget *widget)
{
    qsizetype weight = sizeof(LiveInput) + sizeof(LiveWidget);
    if (widget != nullptr && widget->value)
        weight += weightOf(*widget->value);
    m_left -= weight * static_cast<qsizetype>(m_hosts[definition].size());
    return m_left >= 0 && m_workflow.definitions[definition].inputs.size() < kMostInputs;
}

std::optional<int> DefinitionInputs::add(int definition, LiveBoundary boundary,
                                         const std::optional<json::Value> &value)
{
    const auto place = static_cast<std::size_t>(definition);
    LiveGraph &graph = m_workflow.definitions[place];
    boundary.name = uniqueName(graph, boundary.name);
    const std::string name = boundary.name;
    const std::string type = boundary.type;
    graph.inputs.push_back(std::move(boundary));
    const std::size_t index = graph.inputs.size() - 1;
    for (LiveNode *host : m_hosts[place]) {
        LiveInput &input = host->inputs.emplace_back();
        input.name = name;
        input.type = type;
        promoteInput(*host, index, graph);
        if (LiveWidget *widget = host->widget(name); widget != nullptr && value)
            widget->value = value;
    }
    return static_cast<int>(index);
}

std::optional<int> DefinitionInputs::addWidget(int definition, LinkEnd end)
{
    const auto place = static_cast<std::size_t>(definition);
    LiveGraph &graph = m_workflow.definitions[place];
    if (!takeRoom(place, graph.widgetAt(end)))
        return std::nullopt;
    LiveInput &input = graph.node(end.node).inputs[static_cast<std::size_t>(end.input)];
    const qint64 id = ++graph.lastLink;
    input.link = id;
    graph.links[id] = {.origin = LiveLink::kBoundary,
                       .originSlot = static_cast<int>(graph.inputs.size()),
                       .target = end.node};
    graph.linkEnds[id] = end;
    return add(definition, {.name = input.name, .type = input.type, .label = {}, .links = {id}},
               std::nullopt);
}

std::optional<int> DefinitionInputs::addPrimitive(int definition, int node)
{
    const auto place = static_cast<std::size_t>(definition);
    LiveGraph &graph = m_workflow.definitions[place];
    if (const auto known = graph.promotedPrimitives.find(node);
        known != graph.promotedPrimitives.end())
        return known->second;
    const LiveNode &primitive = graph.node(node);
    const std::vector<qint64> links = primitiveLinks(graph, primitive);
    if (links.empty() || !takeRoom(place, graph.widgetAt(graph.endOf(links.front()))))
        return std::nullopt;
    const std::string &type = primitive.outputs.front().type;
    for (const qint64 id : links) {
        const LinkEnd end = graph.endOf(id);
        const LiveNode &target = graph.node(end.node);
        if (!areCompatible(type, target.inputs[static_cast<std::size_t>(end.input)].type))
            return std::nullopt;
    }
    const auto value = primitiveValue(graph, primitive);
    for (const qint64 id : links) {
        graph.links[id].origin = LiveLink::kBoundary;
        graph.links[id].originSlot = static_cast<int>(graph.inputs.size());
    }
    const std::string name = primitive.title.empty() ? "value" : primitive.title;
    const auto input
        = add(definition, {.name = name, .type = type, .label = {}, .links = links}, value);
    if (input)
        graph.promotedPrimitives.emplace(node, *input);
    return input;
}

} // namespace gesso
