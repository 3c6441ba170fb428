// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/placefinder.h"

#include "workflow/graph/editorextras.h"
#include "workflow/graph/jsvalue.h"

#include <algorithm>

namespace gesso {

namespace {

int savedCount(const LiveNode &node)
{
    return node.saved->values.isArray() ? static_cast<int>(node.saved->values.size()) : 0;
}

bool hasTuples(const LiveNode &node)
{
    return std::ranges::any_of(node.widgets,
                               [](const LiveWidget &widget) { return widget.tuple >= 0; });
}

// The editor works these out anew whenever it loads a file.
bool isComputed(const LiveNode &node, const LiveWidget &widget)
{
    return hasOwnChoices(node.type) && widget.name == "index";
}

// Of a widget that the file's array does not reach: its place once all are saved.
int placeOfUnsaved(const LiveNode &node, const LiveWidget &widget)
{
    int place = 0;
    for (const LiveWidget &other : node.widgets) {
        if (&other == &widget)
            break;
        place += other.persisted ? 1 : 0;
    }
    return place;
}

int positionOf(const LiveNode &node, const LiveWidget &widget)
{
    if (widget.tuple >= 0)
        return widget.tuple;
    return widget.place >= 0 ? widget.place : placeOfUnsaved(node, widget);
}

json::Value fillingOf(const LiveWidget &widget)
{
    return widget.value ? *widget.value : json::Value("");
}

// A member of a group node: its values are the group node's (graph sheet 3.9).
ValuePlace placeOfMember(const SavedNode &saved, const std::string &widget, int position)
{
    const auto index = static_cast<std::size_t>(position);
    if (position < 0 || index >= saved.replacedPlaces.size() || saved.replacedPlaces[index] < 0)
        return {};
    return {.kind = ValuePlace::Kind::Values,
            .graph = -1,
            .node = saved.replacedNode,
            .widget = widget,
            .position = saved.replacedPlaces[index]};
}

// The editor applies the array twice: over the promoted inputs in order, then over the tuples.
// Where both are filled, the second puts right what the first does (graph sheet 1.8 B).
json::Array fillOfTuples(const LiveNode &host)
{
    json::Array fill;
    for (const LiveWidget &widget : host.widgets) {
        const auto needed = static_cast<std::size_t>(std::max(widget.tuple, -1) + 1);
        if (fill.size() < needed)
            fill.resize(needed);
    }
    for (std::size_t i = 0; i < fill.size() && i < host.widgets.size(); ++i)
        fill[i] = fillingOf(host.widgets[i]);
    for (const LiveWidget &widget : host.widgets) {
        if (widget.tuple >= 0)
            fill[static_cast<std::size_t>(widget.tuple)] = fillingOf(widget);
    }
    return fill;
}

json::Array fillOfWidgets(const LiveNode &node)
{
    json::Array fill;
    for (const LiveWidget &widget : node.widgets) {
        if (widget.persisted)
            fill.push_back(fillingOf(widget));
    }
    return fill;
}

// The input of a host that stands for an interior PrimitiveNode; nothing when it is none.
std::optional<int> primitiveBehind(const LiveGraph &definition, const LiveNode &host,
                                   const LiveWidget &widget)
{
    const int input = host.inputNamed(widget.name);
    for (const auto &[primitive, index] : definition.promotedPrimitives) {
        if (index == input)
            return primitive;
    }
    return std::nullopt;
}

} // namespace

PlaceFinder::PlaceFinder(const LiveWorkflow &workflow)
    : m_workflow(workflow)
    , m_hosts(workflow.definitions.size())
{
    const auto count = [this](const LiveGraph &graph) {
        for (const LiveNode &node : graph.nodes) {
            if (node.kind == LiveNode::Kind::Host)
                ++m_hosts[static_cast<std::size_t>(node.definition)];
        }
    };
    count(workflow.root);
    for (const LiveGraph &definition : workflow.definitions)
        count(definition);
}

const LiveGraph &PlaceFinder::graphOf(int number) const
{
    return number < 0 ? m_workflow.root : m_workflow.definitions[static_cast<std::size_t>(number)];
}

void PlaceFinder::addFill(PlacedValue &out)
{
    const LiveNode &node = graphOf(out.place.graph).node(out.place.node);
    if (node.saved->values.isObject() || out.place.position < savedCount(node))
        return;
    out.fillsAll = hasTuples(node);
    out.replacesAll = node.dropsPlaces;
    auto &fill = m_fills[{out.place.graph, out.place.node}];
    if (fill == nullptr)
        fill = std::make_shared<const json::Array>(out.fillsAll ? fillOfTuples(node)
                                                                : fillOfWidgets(node));
    out.fill = fill;
}

// Files of that time keep what the host does not have in the nodes inside; with two hosts they
// would no longer differ.
bool PlaceFinder::isKeptInside(const LiveNode &host, const LiveWidget &widget) const
{
    if (host.kind != LiveNode::Kind::Host || widget.sourceNode < 0 || widget.quarantine >= 0
        || !hasTuples(host))
        return false;
    const int position = widget.tuple >= 0 ? widget.tuple : widget.place;
    return (position < 0 || position >= savedCount(host))
        && m_hosts[static_cast<std::size_t>(host.definition)] == 1;
}

PlacedValue PlaceFinder::insideOf(const LiveNode &host, const LiveWidget &widget)
{
    const LiveGraph &definition = graphOf(host.definition);
    if (const auto primitive = primitiveBehind(definition, host, widget))
        return ofPrimitive(host.definition, *primitive);
    const LiveWidget *source = definition.node(widget.sourceNode).widget(widget.sourceWidget);
    return source == nullptr ? PlacedValue() : find(host.definition, widget.sourceNode, *source);
}

PlacedValue PlaceFinder::ofPrimitive(int graph, int node) const
{
    const SavedNode &saved = *graphOf(graph).node(node).saved;
    PlacedValue out;
    if (saved.replacedValues) {
        out.place = placeOfMember(saved, "value", 0);
        return out;
    }
    out.place = {.kind = ValuePlace::Kind::Values,
                 .graph = graph,
                 .node = node,
                 .widget = "value",
                 .position = 0};
    if (saved.values.isArray() && saved.values.size() > 1) {
        out.mode = saved.values.at(1).utf8();
        out.control = out.place;
        out.control.widget = "control_after_generate";
        out.control.position = 1;
    }
    return out;
}

// Of a promoted widget it is the control inside (graph sheet 5).
void PlaceFinder::addControl(PlacedValue &out, int graph, int node, const LiveWidget &widget) const
{
    const LiveNode &owner = graphOf(graph).node(node);
    if (owner.kind == LiveNode::Kind::Host) {
        const LiveGraph &definition = graphOf(owner.definition);
        const LiveWidget *source = widget.sourceNode < 0
            ? nullptr
            : definition.node(widget.sourceNode).widget(widget.sourceWidget);
        if (source != nullptr)
            addControl(out, owner.definition, widget.sourceNode, *source);
        return;
    }
    const auto index = static_cast<std::size_t>(&widget - owner.widgets.data()) + 1;
    if (index >= owner.widgets.size() || owner.widgets[index].kind != WidgetKind::Control)
        return;
    const LiveWidget &control = owner.widgets[index];
    out.mode = control.value ? std::string(control.value->utf8()) : std::string();
    if (owner.saved->replacedValues)
        out.control = placeOfMember(*owner.saved, control.name, control.place);
    else if (control.place >= 0 || owner.saved->values.isObject())
        out.control = {.kind = ValuePlace::Kind::Values,
                       .graph = graph,
                       .node = node,
                       .widget = control.name,
                       .position = control.place};
}

PlacedValue PlaceFinder::find(int graph, int node, const LiveWidget &widget)
{
    const LiveNode &owner = graphOf(graph).node(node);
    const bool isDynamic = widget.kind == WidgetKind::DynamicCombo;
    PlacedValue out;
    if (widget.primitive >= 0) {
        out = ofPrimitive(graph, widget.primitive);
    } else if (isKeptInside(owner, widget)) {
        return insideOf(owner, widget);
    } else if (owner.saved->replacedValues) {
        out.place = placeOfMember(*owner.saved, widget.name, widget.place);
        addControl(out, graph, node, widget);
    } else if (widget.persisted && !isComputed(owner, widget)) {
        const bool isQuarantined = widget.quarantine >= 0;
        out.place
            = {.kind = isQuarantined ? ValuePlace::Kind::Quarantine : ValuePlace::Kind::Values,
               .graph = graph,
               .node = node,
               .widget = widget.name,
               .position = isQuarantined ? widget.quarantine : positionOf(owner, widget)};
        if (!isQuarantined)
            addFill(out);
        addControl(out, graph, node, widget);
    }
    out.reshapes = isDynamic && owner.kind == LiveNode::Kind::Real;
    return out;
}

} // namespace gesso
