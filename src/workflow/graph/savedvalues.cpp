// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/savedvalues.h"

#include "workflow/graph/editorextras.h"
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/nodewidgets.h"
#include "workflow/graph/widgetmaker.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gesso {

namespace {

// A saved value and where it stands.
struct Placed
{
    json::Value value;
    int place = -1;
};

std::vector<Placed> arrayOf(const SavedNode &saved)
{
    std::vector<Placed> values;
    int place = 0;
    if (saved.replacedValues) {
        for (const json::Value &value : *saved.replacedValues)
            values.push_back({plainValue(value), place++});
        return values;
    }
    values.reserve(saved.values.size());
    for (const auto &[key, value] : saved.values)
        values.push_back({plainValue(value), place++});
    return values;
}

// Old files hold a dummy value for each input that became a forced socket. They are known by the
// length of the array only.
void dropForcedPlaces(LiveNode &node, std::vector<Placed> &values)
{
    if (node.shape == nullptr
        || std::ranges::none_of(node.shape->definitionOrder, &ShapeInput::forced))
        return;
    std::vector<bool> forced;
    for (const ShapeInput &input : node.shape->definitionOrder) {
        const bool isForced = input.forced && isTruthy(input.option("forceInput"));
        if (!isForced && node.widget(input.name) == nullptr)
            continue;
        forced.push_back(isForced);
        if (isTruthy(input.option("control_after_generate")))
            forced.push_back(false);
    }
    if (forced.size() != values.size())
        return;
    std::vector<Placed> kept;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!forced[i])
            kept.push_back(std::move(values[i]));
    }
    values = std::move(kept);
    node.dropsPlaces = true;
}

// The list of widgets changes while it is walked: a dynamic combo replaces those after it.
void applyArray(LiveNode &node)
{
    std::vector<Placed> values = arrayOf(*node.saved);
    dropForcedPlaces(node, values);
    std::size_t next = 0;
    for (std::size_t i = 0; i < node.widgets.size() && next < values.size(); ++i) {
        if (!node.widgets[i].persisted)
            continue;
        node.widgets[i].place = values[next].place;
        setWidgetValue(node, i, std::move(values[next++].value));
    }
}

void applyNamed(LiveNode &node, json::View values)
{
    for (std::size_t i = 0; i < node.widgets.size(); ++i) {
        const std::string name = node.widgets[i].name;
        if (node.widgets[i].persisted && values.contains(name))
            setWidgetValue(node, i, plainValue(values[name]));
    }
}

void fillNullCombos(LiveNode &node)
{
    for (std::size_t i = 0; i < node.widgets.size(); ++i) {
        LiveWidget &widget = node.widgets[i];
        const bool combo
            = widget.kind == WidgetKind::Combo || widget.kind == WidgetKind::DynamicCombo;
        if (!combo || !widget.value || !widget.value->isNull())
            continue;
        if (auto first = firstChoice(widget))
            setWidgetValue(node, i, *std::move(first));
    }
}

void patchSampler(LiveNode &node)
{
    if (!isPatchedSampler(node.type))
        return;
    constexpr std::string_view prefix = "sample_";
    LiveWidget *sampler = node.widget("sampler_name");
    if (sampler != nullptr && sampler->value && sampler->value->utf8().starts_with(prefix))
        sampler->value = json::Value(sampler->value->utf8().substr(prefix.size()));
    LiveWidget *control = node.widget("control_after_generate");
    if (control != nullptr && control->value && control->value->isBool())
        control->value = json::Value(control->value->toBool() ? "randomize" : "fixed");
}

} // namespace

void applySavedValues(LiveNode &node)
{
    const SavedNode &saved = *node.saved;
    if (saved.values.isArray() || saved.replacedValues)
        applyArray(node);
    else if (saved.values.isObject())
        applyNamed(node, saved.values);
    else if (saved.namedValues.isObject())
        applyNamed(node, saved.namedValues);
    fillNullCombos(node);
    patchSampler(node);
    if (hasOwnChoices(node.type))
        countOwnChoice(node);
}

bool looksShifted(const LiveNode &node)
{
    static constexpr std::array<std::string_view, 5> modes {"fixed", "increment", "decrement",
                                                            "randomize", "increment-wrap"};
    return std::ranges::any_of(node.widgets, [](const LiveWidget &widget) {
        if (widget.kind != WidgetKind::Control || widget.place < 0 || !widget.value)
            return false;
        return !widget.value->isBool()
            && std::ranges::find(modes, widget.value->utf8()) == modes.end();
    });
}

} // namespace gesso
