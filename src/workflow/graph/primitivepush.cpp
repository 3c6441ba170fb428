// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/nodewidgets.h"
#include "workflow/graph/primitives.h"
#include "workflow/graph/textreplacement.h"

#include <algorithm>
#include <utility>

namespace gesso {

namespace {

// A dynamic combo brings other inputs along: those that are still there keep their links.
void setKeepingLinks(LiveGraph &graph, int index, std::size_t widget, json::Value value)
{
    LiveNode &node = graph.node(index);
    const bool dynamic = node.widgets[widget].kind == WidgetKind::DynamicCombo;
    std::unordered_map<std::string, qint64> links;
    for (const LiveInput &input : node.inputs) {
        if (dynamic && input.link)
            links.emplace(input.name, *input.link);
    }
    setWidgetValue(node, widget, std::move(value));
    for (std::size_t i = 0; dynamic && i < node.inputs.size(); ++i) {
        LiveInput &input = node.inputs[i];
        const auto kept = links.find(input.name);
        if (kept == links.end())
            continue;
        input.link = kept->second;
        graph.linkEnds[kept->second] = {index, static_cast<int>(i)};
        links.erase(kept);
    }
    for (const auto &[name, link] : links)
        graph.linkEnds.erase(link);
}

void push(LiveGraph &graph, int index, TextReplacement *replacement)
{
    const LiveNode &primitive = graph.node(index);
    auto value = primitiveValue(graph, primitive);
    if (!value)
        return;
    const bool replaces
        = isTruthy(primitive.saved->properties["Run widget replace on values"].toValue());
    if (replacement != nullptr && replaces && value->isString())
        value = json::Value(replacement->apply(value->utf8()));
    const std::vector<qint64> links = primitiveLinks(graph, primitive);
    for (const qint64 id : links) {
        const LinkEnd end = graph.endOf(id);
        const LiveWidget *widget = graph.widgetAt(end);
        if (widget == nullptr)
            continue;
        LiveNode &target = graph.node(end.node);
        const auto place = static_cast<std::size_t>(widget - target.widgets.data());
        target.widgets[place].primitive = index;
        setKeepingLinks(graph, end.node, place, roundedFor(*widget, *value));
    }
}

void pushAll(LiveGraph &graph, TextReplacement *replacement)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].kind == LiveNode::Kind::Primitive)
            push(graph, static_cast<int>(i), replacement);
    }
}

} // namespace

void pushPrimitives(LiveWorkflow &workflow, TextReplacement *replacement)
{
    pushAll(workflow.root, replacement);
    for (LiveGraph &definition : workflow.definitions)
        pushAll(definition, replacement);
}

} // namespace gesso
