// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/proxywidgets.h"

#include "json/reader.h"
#include "workflow/graph/definitioninputs.h"
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/savedgraphreader.h"
#include "workflow/graph/slottype.h"

#include <algorithm>
#include <unordered_set>

namespace gesso {

namespace {

constexpr std::size_t kMostTuples = 10'000; // of one host; none comes near

// [node, widget] or [node, widget, node inside that node].
struct Tuple
{
    std::string node;
    std::string widget;
    std::string inner;
    int index = 0; // its place, and that of its value
    std::optional<json::Value> hostValue; // nothing: a hole
};

Tuple readTuple(json::View view)
{
    Tuple tuple;
    int part = 0;
    if (!view.isArray())
        return tuple;
    for (const auto &[key, value] : view) {
        const std::string text = nodeIdText(value);
        if (part == 0)
            tuple.node = text;
        else if (part == 1)
            tuple.widget = text;
        else if (part == 2)
            tuple.inner = text;
        ++part;
    }
    return tuple;
}

std::vector<Tuple> tuplesOf(const LiveNode &host)
{
    json::View list = host.saved->properties["proxyWidgets"];
    json::Parsed parsed;
    if (list.isString()) {
        if (auto read = json::read(QByteArray::fromStdString(list.utf8()))) {
            parsed = *read;
            list = parsed.root();
        }
    }
    std::vector<Tuple> tuples;
    if (!list.isArray())
        return tuples;
    for (const auto &[key, value] : list) {
        if (tuples.size() >= kMostTuples)
            break;
        tuples.push_back(readTuple(value));
        tuples.back().index = static_cast<int>(tuples.size()) - 1;
    }
    std::size_t index = 0;
    if (!host.saved->values.isArray())
        return tuples;
    for (const auto &[key, value] : host.saved->values) {
        if (index >= tuples.size())
            break;
        if (!value.isNull())
            tuples[index].hostValue = plainValue(value);
        ++index;
    }
    return tuples;
}

// "10: width" without "10: "; nothing when there is no such start.
std::optional<std::string> withoutPrefix(const std::string &name)
{
    const auto colon = name.find(": ");
    if (colon == 0 || colon == std::string::npos || name.find_first_not_of("0123456789:") < colon)
        return std::nullopt;
    return name.substr(colon + 2);
}

void setWidget(LiveWidget *widget, const Tuple &tuple)
{
    if (widget == nullptr)
        return;
    if (tuple.hostValue) {
        widget->value = tuple.hostValue;
        widget->tuple = tuple.index;
        widget->quarantine = -1;
    } else if (widget->tuple < 0) {
        widget->tuple = tuple.index; // where a value would stand
    }
}

class Migration
{
public:
    Migration(LiveWorkflow &workflow, DefinitionInputs &inputs, LiveNode &host)
        : m_workflow(workflow)
        , m_inputs(inputs)
        , m_host(host)
        , m_definition(workflow.definitions[static_cast<std::size_t>(host.definition)])
    {
    }

    void migrate();

private:
    void apply(const Tuple &tuple);
    void applyToOwn(const Tuple &tuple);
    void applyToPrimitive(int index, const Tuple &tuple);
    void applyToWidget(int index, const std::string &widget, const Tuple &tuple);
    [[nodiscard]] std::string resolveName(const LiveNode &node, const Tuple &tuple) const;
    [[nodiscard]] std::string nameThroughInner(const LiveNode &node, const Tuple &tuple) const;
    void setInput(int input, const Tuple &tuple);

    LiveWorkflow &m_workflow;
    DefinitionInputs &m_inputs;
    LiveNode &m_host;
    LiveGraph &m_definition;
    std::unordered_set<int> m_primitives; // those that have their value
};

void Migration::setInput(int input, const Tuple &tuple)
{
    if (input < 0 || input >= static_cast<int>(m_host.inputs.size()))
        return;
    const std::string &name = m_host.inputs[static_cast<std::size_t>(input)].widget;
    setWidget(name.empty() ? nullptr : m_host.widget(name), tuple);
}

void Migration::applyToOwn(const Tuple &tuple)
{
    setWidget(m_host.widget(tuple.widget), tuple);
}

// Of a host's widgets the one that comes from the node that the tuple names as the third.
std::string Migration::nameThroughInner(const LiveNode &node, const Tuple &tuple) const
{
    if (node.kind != LiveNode::Kind::Host || tuple.inner.empty())
        return {};
    const LiveGraph &inner = m_workflow.definitions[static_cast<std::size_t>(node.definition)];
    for (const LiveWidget &widget : node.widgets) {
        if (widget.sourceNode >= 0 && widget.sourceWidget == tuple.widget
            && inner.node(widget.sourceNode).saved->savedId == tuple.inner)
            return widget.name;
    }
    return {};
}

std::string Migration::resolveName(const LiveNode &node, const Tuple &tuple) const
{
    if (std::string name = nameThroughInner(node, tuple); !name.empty())
        return name;
    std::optional<std::string> name = tuple.widget;
    while (name && node.widget(*name) == nullptr)
        name = withoutPrefix(*name);
    return name.value_or(std::string());
}

void Migration::applyToWidget(int index, const std::string &widget, const Tuple &tuple)
{
    const LiveNode &node = m_definition.node(index);
    const auto slot = std::ranges::find(node.inputs, widget, &LiveInput::widget);
    if (widget.empty() || slot == node.inputs.end())
        return;
    if (!slot->link) {
        const LinkEnd end {index, static_cast<int>(slot - node.inputs.begin())};
        if (const auto input = m_inputs.addWidget(m_host.definition, end))
            setInput(*input, tuple);
        return;
    }
    const LiveLink *link = m_definition.link(*slot->link);
    if (link != nullptr && link->origin == LiveLink::kBoundary)
        setInput(link->originSlot, tuple);
}

void Migration::applyToPrimitive(int index, const Tuple &tuple)
{
    if (tuple.widget == "control_after_generate" || m_primitives.contains(index))
        return;
    const auto input = m_inputs.addPrimitive(m_host.definition, index);
    if (!input)
        return;
    if (tuple.hostValue)
        m_primitives.insert(index);
    setInput(*input, tuple);
}

void Migration::apply(const Tuple &tuple)
{
    if (tuple.node.empty() || tuple.widget.starts_with("$$"))
        return;
    if (tuple.node == "-1") {
        applyToOwn(tuple);
        return;
    }
    const auto found = m_definition.savedIndex.find(tuple.node);
    if (found == m_definition.savedIndex.end())
        return;
    const int index = found->second;
    const LiveNode &node = m_definition.node(index);
    if (node.kind == LiveNode::Kind::Primitive)
        applyToPrimitive(index, tuple);
    else
        applyToWidget(index, resolveName(node, tuple), tuple);
}

void Migration::migrate()
{
    for (const Tuple &tuple : tuplesOf(m_host))
        apply(tuple);
}

void migrateGraph(LiveWorkflow &workflow, DefinitionInputs &inputs, LiveGraph &graph)
{
    for (LiveNode &node : graph.nodes) {
        if (node.kind == LiveNode::Kind::Host)
            Migration(workflow, inputs, node).migrate();
    }
}

} // namespace

void migrateProxyWidgets(LiveWorkflow &workflow)
{
    DefinitionInputs inputs(workflow);
    for (const int index : workflow.loadOrder)
        migrateGraph(workflow, inputs, workflow.definitions[static_cast<std::size_t>(index)]);
    migrateGraph(workflow, inputs, workflow.root);
}

} // namespace gesso
