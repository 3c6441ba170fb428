// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/groupnodes.h"

#include "workflow/graph/groupslots.h"
#include "workflow/graph/grouptable.h"
#include "workflow/graph/groupvalues.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace gesso {

namespace {

// Instances beyond these stay unknown nodes; so do group nodes inside group nodes, which the editor
// took apart when it made them.
constexpr std::size_t kMostInstances = 2000;
constexpr std::size_t kMostMembers = 20'000; // of all instances

std::optional<std::string> groupName(const std::string &type)
{
    constexpr std::string_view start = "workflow";
    if (!type.starts_with(start) || type.size() < start.size() + 2
        || (type[start.size()] != '/' && type[start.size()] != '>'))
        return std::nullopt;
    return type.substr(start.size() + 1);
}

qint64 highestId(const SavedWorkflow &workflow)
{
    qint64 highest = workflow.lastNodeId;
    for (const SavedNode &node : workflow.root.nodes) {
        qint64 id = 0;
        const char *end = node.id.data() + node.id.size();
        if (std::from_chars(node.id.data(), end, id).ptr == end && id < (qint64 {1} << 53))
            highest = std::max(highest, id);
    }
    return highest;
}

// Makes the definition of one instance.
class Expansion
{
public:
    Expansion(GroupTable table, ClassShapes &shapes, qint64 &lastId)
        : m_table(std::move(table))
        , m_shapes(shapes)
        , m_lastId(lastId)
    {
    }

    [[nodiscard]] SavedGraph expand(SavedNode &instance, int number);

private:
    void connectMembers();
    void addInputs(SavedNode &instance);
    void addOutputs();
    qint64 addLink(std::string origin, int originSlot, SavedInput *input);
    [[nodiscard]] SavedInput &slotOf(int index, const std::string &name);
    [[nodiscard]] SavedNode &member(int index)
    {
        return m_graph.nodes[static_cast<std::size_t>(index)];
    }

    GroupTable m_table;
    ClassShapes &m_shapes;
    qint64 &m_lastId;
    qint64 m_lastLink = 0;
    SavedGraph m_graph;
};

qint64 Expansion::addLink(std::string origin, int originSlot, SavedInput *input)
{
    const qint64 id = ++m_lastLink;
    m_graph.links.push_back({.id = id,
                             .origin = std::move(origin),
                             .originSlot = originSlot,
                             .target = {},
                             .targetSlot = 0,
                             .type = {}});
    if (input != nullptr)
        input->link = id;
    return id;
}

SavedInput &Expansion::slotOf(int index, const std::string &name)
{
    auto &inputs = member(index).inputs;
    const auto found = std::ranges::find(inputs, name, &SavedInput::name);
    if (found != inputs.end())
        return *found;
    return inputs.emplace_back(SavedInput {.name = name, .type = "*"});
}

void Expansion::connectMembers()
{
    for (const GroupTable::Link &link : m_table.links) {
        SavedInput &input = slotOf(link.target, m_table.inputName(link.target, link.targetSlot));
        const qint64 id = addLink(member(link.source).id, link.sourceSlot, &input);
        auto &outputs = member(link.source).outputs;
        if (static_cast<std::size_t>(link.sourceSlot) < outputs.size())
            outputs[static_cast<std::size_t>(link.sourceSlot)].links.push_back(id);
    }
}

// The instance's slots by name; sockets that it does not name by their place, if it has as many.
void Expansion::addInputs(SavedNode &instance)
{
    for (const GroupInput &open : groupInputs(m_table, m_shapes)) {
        const auto slot = std::ranges::find(instance.inputs, open.name, &SavedInput::name);
        // A widget that nothing feeds stays inside, with its value.
        if (slot == instance.inputs.end() || (open.widget && !slot->link))
            continue;
        const int place = static_cast<int>(m_graph.inputs.size());
        const qint64 id
            = addLink(std::string(kDefinitionInputs), place, &slotOf(open.member, open.input));
        m_graph.inputs.push_back(
            {.name = open.name, .type = slot->type, .label = {}, .links = {id}});
    }
}

void Expansion::addOutputs()
{
    for (const GroupOutput &output : groupOutputs(m_table, m_shapes)) {
        const qint64 id = addLink(member(output.member).id, output.slot, nullptr);
        m_graph.links.back().target = kDefinitionOutputs;
        m_graph.outputs.push_back({.name = {}, .type = output.type, .label = {}, .links = {id}});
    }
}

SavedGraph Expansion::expand(SavedNode &instance, int number)
{
    m_graph.name = instance.type;
    spreadGroupValues(instance, number, m_table, m_shapes);
    m_graph.nodes = m_table.members;
    for (SavedNode &node : m_graph.nodes) {
        node.id = std::to_string(++m_lastId);
        node.savedId = node.id;
    }
    connectMembers();
    addInputs(instance);
    addOutputs();
    return std::move(m_graph);
}

using Renamed = std::unordered_map<std::string, std::string>;

void renameInLinks(SavedGraph &graph, const Renamed &renamed)
{
    for (SavedLink &link : graph.links) {
        if (const auto found = renamed.find(link.origin); found != renamed.end())
            link.origin = found->second;
        if (const auto found = renamed.find(link.target); found != renamed.end())
            link.target = found->second;
    }
}

} // namespace

void expandGroupNodes(SavedWorkflow &workflow, ClassShapes &shapes)
{
    if (!workflow.groupNodes.isObject())
        return;
    qint64 lastId = highestId(workflow);
    Renamed renamed;
    std::size_t instances = 0;
    std::size_t members = 0;
    int number = -1;
    for (SavedNode &node : workflow.root.nodes) {
        ++number;
        const auto name = groupName(node.type);
        const json::View entry = name ? workflow.groupNodes[*name] : json::View();
        members += entry.isObject() ? entry["nodes"].size() : 0;
        if (!entry.isObject() || ++instances > kMostInstances || members > kMostMembers)
            continue;
        SavedGraph definition
            = Expansion(readGroupTable(entry), shapes, lastId).expand(node, number);
        const std::string id = std::to_string(++lastId);
        definition.id = node.type + '#' + id;
        renamed[node.id] = id;
        node.id = id;
        node.type = definition.id;
        node.replacedValues = json::Array();
        workflow.definitions.push_back(std::move(definition));
    }
    renameInLinks(workflow.root, renamed);
    workflow.lastNodeId = lastId;
}

} // namespace gesso
