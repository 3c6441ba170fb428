// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/primitives.h"

#include "workflow/graph/jsvalue.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gesso {

namespace {

double numberOr(const json::Value &value, double fallback)
{
    return value.isNumber() ? value.toDouble() : fallback;
}

json::Value plainDouble(double value)
{
    return plainValue(json::Value(value));
}

// To the nearest step from the least value (graph sheet 3.7). Whole numbers stay exact.
json::Value roundedInt(const json::Object &options, const json::Value &value)
{
    double step = numberOr(options["step"], 1);
    if (!(step > 0))
        step = 1;
    if (step == 1 && value.number()->toInt64())
        return value;
    if (step == 1 && value.number()->toUInt64())
        return value;
    const double least = numberOr(options["min"], 0);
    const double shift = std::fmod(least, step);
    return plainDouble(std::floor((value.toDouble() - shift) / step + 0.5) * step + shift);
}

// Decimals that a step shows.
int decimalsOf(double step)
{
    return std::clamp(static_cast<int>(-std::floor(std::log10(step))), 0, 15);
}

double toDecimals(double value, int decimals)
{
    return QString::number(value, 'f', decimals).toDouble();
}

json::Value roundedFloat(const json::Object &options, const json::Value &value)
{
    double step = numberOr(options["step"], 0.5);
    if (!(step > 0))
        step = 0.5;
    const int decimals = decimalsOf(step);
    const double given = numberOr(options["round"], 0);
    const double unit = given > 0 ? given : std::pow(10.0, -decimals);
    double rounded = std::floor(value.toDouble() / unit + 0.5) * unit;
    rounded = toDecimals(rounded, decimals);
    rounded = std::max(rounded, numberOr(options["min"], rounded));
    rounded = std::min(rounded, numberOr(options["max"], rounded));
    return plainDouble(rounded);
}

bool isWidgetType(std::string_view type)
{
    static constexpr std::array<std::string_view, 5> types {"INT", "FLOAT", "STRING", "BOOLEAN",
                                                            "COMBO"};
    return std::ranges::find(types, type) != types.end();
}

} // namespace

std::vector<qint64> primitiveLinks(const LiveGraph &graph, const LiveNode &primitive)
{
    std::vector<qint64> out;
    if (primitive.outputs.empty())
        return out;
    for (const qint64 id : primitive.outputs.front().links) {
        const LiveLink *link = graph.link(id);
        const bool own
            = link != nullptr && link->origin >= 0 && &graph.node(link->origin) == &primitive;
        if (own && graph.endOf(id).node >= 0)
            out.push_back(id);
    }
    return out;
}

std::optional<json::Value> primitiveValue(LiveGraph &graph, const LiveNode &primitive)
{
    const std::vector<qint64> links = primitiveLinks(graph, primitive);
    if (links.empty())
        return std::nullopt;
    const LinkEnd first = graph.endOf(links.front());
    const LiveWidget *widget = graph.widgetAt(first);
    const LiveInput &slot = graph.node(first.node).inputs[static_cast<std::size_t>(first.input)];
    if (widget == nullptr && !isWidgetType(slot.type))
        return std::nullopt;
    const json::View saved = primitive.saved->values;
    if (primitive.saved->replacedValues && !primitive.saved->replacedValues->empty())
        return plainValue(primitive.saved->replacedValues->front());
    if (saved.isArray() && saved.size() > 0)
        return plainValue((*saved.begin()).value);
    return widget == nullptr ? std::nullopt : widget->value;
}

json::Value roundedFor(const LiveWidget &widget, json::Value value)
{
    if (!value.isNumber() || widget.options == nullptr)
        return value;
    if (widget.kind == WidgetKind::Int)
        return roundedInt(*widget.options, value);
    if (widget.kind == WidgetKind::Float)
        return roundedFloat(*widget.options, value);
    return value;
}

} // namespace gesso
