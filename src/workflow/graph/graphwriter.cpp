// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/graphwriter.h"

#include "json/reader.h"
#include "json/writer.h"
#include "workflow/graph/nodewidgets.h"
#include "workflow/graph/savedgraphreader.h"
#include "workflow/graph/savedvalues.h"

#include <algorithm>

namespace gesso {

namespace {

constexpr std::string_view kValues = "widgets_values";
constexpr std::string_view kNamedValues = "widgets_values_named";

json::Value *member(json::Value *value, std::string_view key)
{
    json::Object *object = value == nullptr ? nullptr : value->object();
    return object == nullptr ? nullptr : object->find(key);
}

// The entry that the reader gives a number: those that are no objects do not count.
json::Value *entryOf(json::Value *list, int number)
{
    json::Array *entries = list == nullptr ? nullptr : list->array();
    if (entries == nullptr)
        return nullptr;
    for (json::Value &entry : *entries) {
        if (entry.isObject() && number-- == 0)
            return &entry;
    }
    return nullptr;
}

json::Value *definitionsIn(json::Value *graph)
{
    return member(member(graph, "definitions"), "subgraphs");
}

// In the order of the reader: those inside others after their owner.
json::Value *definitionOf(json::Value &graph, int number)
{
    std::vector<json::Value *> lists {definitionsIn(&graph)};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        json::Array *list = lists[i] == nullptr ? nullptr : lists[i]->array();
        if (list == nullptr)
            continue;
        for (json::Value &entry : *list) {
            if (!entry.isObject())
                continue;
            if (number-- == 0)
                return &entry;
            lists.push_back(definitionsIn(&entry));
        }
    }
    return nullptr;
}

json::Value *nodeOf(json::Value &graph, const ValuePlace &place)
{
    json::Value *owner = place.graph < 0 ? &graph : definitionOf(graph, place.graph);
    return entryOf(member(owner, "nodes"), place.node);
}

// What the editor would save of the node once its combo has the value; nothing where the node is
// not of a known class.
std::optional<json::Array> reshaped(const json::Value &node, const std::string &widget,
                                    const json::Value &value, ClassShapes *shapes)
{
    const auto parsed = json::read(json::write(node));
    if (!parsed || shapes == nullptr)
        return std::nullopt;
    const SavedNode saved = readSavedNode(parsed->root());
    LiveNode live;
    live.type = saved.type;
    live.saved = &saved;
    live.shape = shapes->find(saved.type);
    if (live.shape == nullptr)
        return std::nullopt;
    live.kind = LiveNode::Kind::Real;
    buildFromClass(live);
    applySavedValues(live);
    const auto found = std::ranges::find(live.widgets, widget, &LiveWidget::name);
    if (found == live.widgets.end())
        return std::nullopt;
    setWidgetValue(live, static_cast<std::size_t>(found - live.widgets.begin()), value);
    json::Array values;
    for (const LiveWidget &each : live.widgets) {
        if (each.persisted)
            values.push_back(each.value ? *each.value : json::Value(""));
    }
    return values;
}

void fill(json::Array &values, const PlacedValue &placed)
{
    if (placed.replacesAll)
        values.clear();
    const auto needed = static_cast<std::size_t>(placed.place.position) + 1;
    std::size_t filled = placed.fill == nullptr ? 0 : placed.fill->size();
    if (!placed.fillsAll)
        filled = std::min(filled, needed);
    for (std::size_t i = values.size(); i < filled; ++i)
        values.push_back((*placed.fill)[i]);
    if (values.size() < needed)
        values.resize(needed, json::Value(""));
}

bool writeQuarantined(json::Value &node, int position, const json::Value &value)
{
    json::Value *list = member(member(&node, "properties"), "proxyWidgetErrorQuarantine");
    json::Array *entries = list == nullptr ? nullptr : list->array();
    const auto index = static_cast<std::size_t>(position);
    if (entries == nullptr || index >= entries->size() || !(*entries)[index].isObject())
        return false;
    (*entries)[index].object()->set("hostValue", value);
    return true;
}

// By name, where the file keeps the node's values so.
bool writeNamed(json::Value &node, const std::string &widget, const json::Value &value)
{
    json::Value *values = member(&node, kValues);
    json::Value *named = member(&node, kNamedValues);
    const bool hasArray = values != nullptr && values->isArray();
    // Newer editors save both; what has the name of the widget is kept alike.
    if (named != nullptr && named->isObject()
        && (named->object()->contains(widget) || (!hasArray && !node[kValues].isObject())))
        named->object()->set(widget, value);
    if (values != nullptr && values->isObject()) {
        values->object()->set(widget, value);
        return true;
    }
    return !hasArray && named != nullptr && named->isObject();
}

json::Array &valuesOf(json::Value &node)
{
    json::Value *values = member(&node, kValues);
    if (values == nullptr || !values->isArray())
        values = &node.object()->set(kValues, json::Array());
    return *values->array();
}

} // namespace

bool writeValue(json::Value &graph, const PlacedValue &placed, const json::Value &value,
                ClassShapes *shapes)
{
    const ValuePlace &place = placed.place;
    json::Value *node = place.isKept() ? nodeOf(graph, place) : nullptr;
    if (node == nullptr || place.position < 0)
        return false;
    if (place.kind == ValuePlace::Kind::Quarantine)
        return writeQuarantined(*node, place.position, value);
    if (writeNamed(*node, place.widget, value))
        return true;
    if (placed.reshapes) {
        if (auto values = reshaped(*node, place.widget, value, shapes)) {
            valuesOf(*node) = *std::move(values);
            return true;
        }
    }
    json::Array &values = valuesOf(*node);
    fill(values, placed);
    values[static_cast<std::size_t>(place.position)] = value;
    return true;
}

bool writeMode(json::Value &graph, const PlacedValue &placed, const std::string &mode)
{
    const ValuePlace &place = placed.control;
    json::Value *node = place.isKept() ? nodeOf(graph, place) : nullptr;
    if (node == nullptr)
        return false;
    if (writeNamed(*node, place.widget, json::Value(mode)))
        return true;
    json::Array &values = valuesOf(*node);
    if (place.position < 0 || static_cast<std::size_t>(place.position) >= values.size())
        return false;
    values[static_cast<std::size_t>(place.position)] = json::Value(mode);
    return true;
}

} // namespace gesso
