// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/widgetmaker.h"

#include "workflow/graph/editorextras.h"
#include "workflow/graph/jsvalue.h"

#include <algorithm>

namespace gesso {

namespace {

constexpr std::string_view kControl = "control_after_generate";

json::Value given(const ShapeInput &input, json::Value otherwise)
{
    const json::Value *value = input.options->find("default");
    return value == nullptr ? std::move(otherwise) : plainValue(*value);
}

std::optional<json::Value> comboDefault(const ShapeInput &input)
{
    if (isTruthy(input.option("multi_select")))
        return given(input, json::Array());
    if (isTruthy(input.option("default")))
        return plainValue(input.option("default"));
    if (input.choices != nullptr && !input.choices->empty())
        return plainValue(input.choices->front());
    return isTruthy(input.option("remote")) ? std::optional(json::Value("Loading..."))
                                            : std::nullopt;
}

json::Value box()
{
    return json::Object {{"x", 0}, {"y", 0}, {"width", 512}, {"height", 512}};
}

json::Value straightCurve()
{
    return json::Object {{"points", json::Array {json::Array {0, 0}, json::Array {1, 1}}},
                         {"interpolation", "monotone_cubic"}};
}

std::optional<json::Value> firstOption(const ShapeInput &input)
{
    const json::Array &options = input.option("options").array();
    return options.empty() ? std::nullopt : std::optional(options.front()["key"]);
}

std::optional<json::Value> defaultOf(const ShapeInput &input)
{
    switch (input.kind) {
    case WidgetKind::Int:
    case WidgetKind::Float:
        return given(input, 0);
    case WidgetKind::Toggle:
        return given(input, false);
    case WidgetKind::Combo:
        return comboDefault(input);
    case WidgetKind::DynamicCombo:
        return firstOption(input);
    case WidgetKind::ImageUpload:
        return json::Value("image");
    case WidgetKind::Colour:
        return given(input, "#000000");
    case WidgetKind::List:
        return given(input, json::Array());
    case WidgetKind::BoundingBox:
        return given(input, box());
    case WidgetKind::ImageCompare:
        return json::Value(json::Array {"", ""});
    case WidgetKind::Curve:
        return given(input, straightCurve());
    case WidgetKind::Other:
        return given(input,
                     input.type == "COMPOSITOR" ? json::Value(json::Object()) : json::Value(""));
    default:
        return given(input, "");
    }
}

LiveWidget &addPlace(LiveNode &node, std::string name, WidgetKind kind, json::Value value)
{
    LiveWidget &widget = node.widgets.emplace_back();
    widget.name = std::move(name);
    widget.kind = kind;
    widget.sent = false;
    widget.value = std::move(value);
    return widget;
}

// Whether a control stands behind the widget (graph sheet 2.3).
bool hasControl(const ShapeInput &input)
{
    if (input.kind != WidgetKind::Int && input.kind != WidgetKind::Float
        && input.kind != WidgetKind::Combo)
        return false;
    if (const json::Value *key = input.options->find(kControl))
        return isTruthy(*key);
    return input.kind == WidgetKind::Int && (input.name == "seed" || input.name == "noise_seed");
}

void addControl(LiveNode &node, const ShapeInput &input)
{
    const json::Value &key = input.option(kControl);
    const bool named = key.isString() && !key.utf8().empty();
    const bool several = isTruthy(input.option("multi_select"));
    const char *mode = input.kind == WidgetKind::Float || several ? "fixed" : "randomize";
    addPlace(node, std::string(named ? key.utf8() : kControl), WidgetKind::Control,
             named ? key : json::Value(mode));
    if (input.kind == WidgetKind::Combo && !several)
        addPlace(node, "control_filter_list", WidgetKind::Place, "");
}

void addRemoteParts(LiveNode &node, const ShapeInput &input)
{
    const json::Value &remote = input.option("remote");
    if (!isTruthy(remote))
        return;
    addPlace(node, "Auto-refresh after generation", WidgetKind::Place, false);
    if (isTruthy(remote["refresh_button"]))
        addPlace(node, "refresh", WidgetKind::Place, "refresh").sent = true;
}

void addBefore(LiveNode &node, const ShapeInput &input)
{
    if (input.kind != WidgetKind::Load3d || node.type != "Load3D")
        return;
    addPlace(node, "upload 3d model", WidgetKind::Place, "upload3dmodel").sent = true;
    addPlace(node, "upload extra resources", WidgetKind::Place, "uploadExtraResources").sent = true;
    addPlace(node, "clear", WidgetKind::Place, "clear").sent = true;
}

void addAfter(LiveNode &node, const ShapeInput &input)
{
    if (hasControl(input))
        addControl(node, input);
    if (input.kind == WidgetKind::Combo)
        addRemoteParts(node, input);
    if (input.kind == WidgetKind::AudioRecord)
        addPlace(node, "recording", WidgetKind::Place, "");
    if (input.kind == WidgetKind::BoundingBox) {
        for (const char *part : {"x", "y", "width", "height"})
            addPlace(node, part, WidgetKind::Place, 0);
    }
}

bool isPersisted(WidgetKind kind)
{
    return kind != WidgetKind::AudioPlayer && kind != WidgetKind::ImageCompare;
}

bool isSent(WidgetKind kind)
{
    return kind != WidgetKind::AudioPlayer && kind != WidgetKind::ImageUpload
        && kind != WidgetKind::AudioUpload;
}

} // namespace

void makeWidgets(LiveNode &node, const ShapeInput &input)
{
    addBefore(node, input);
    LiveWidget widget;
    widget.name = input.name;
    widget.kind = input.kind;
    widget.persisted = isPersisted(input.kind);
    widget.sent = isSent(input.kind);
    widget.options = input.options;
    widget.choices = input.choices;
    widget.multiline = input.kind == WidgetKind::Text && isTruthy(input.option("multiline"));
    widget.dynamicText = input.kind == WidgetKind::Text && isTruthy(input.option("dynamicPrompts"));
    widget.value = defaultOf(input);
    node.widgets.push_back(std::move(widget));
    addAfter(node, input);
}

void addNodeButtons(LiveNode &node)
{
    const bool webcam = std::ranges::find(node.widgets, WidgetKind::Webcam, &LiveWidget::kind)
        != node.widgets.end();
    if (webcam)
        addPlace(node, "waiting for camera...", WidgetKind::Place, "capture");
}

void addOwnChoices(LiveNode &node)
{
    addPlace(node, "index", WidgetKind::Int, 0).sent = true;
    LiveWidget &first = addPlace(node, "option1", WidgetKind::Text, "");
    first.sent = true;
}

void growOwnChoices(LiveNode &node, std::size_t index)
{
    const LiveWidget &widget = node.widgets[index];
    constexpr std::string_view prefix = "option";
    if (index + 1 != node.widgets.size() || !widget.name.starts_with(prefix) || !widget.value
        || !isTruthy(*widget.value))
        return;
    const int number = std::atoi(widget.name.c_str() + prefix.size());
    addPlace(node, std::string(prefix) + std::to_string(number + 1), WidgetKind::Text, "").sent
        = true;
}

void countOwnChoice(LiveNode &node)
{
    const LiveWidget *choice = node.widget("choice");
    LiveWidget *index = node.widget("index");
    if (choice == nullptr || index == nullptr)
        return;
    int place = -1;
    int count = 0;
    for (const LiveWidget &widget : node.widgets) {
        if (!widget.name.starts_with("option"))
            continue;
        if (place < 0 && widget.value == choice->value)
            place = count;
        ++count;
    }
    index->value = json::Value(place);
}

} // namespace gesso
