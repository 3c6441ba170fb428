// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/classshape.h"

#include "json/text.h"
#include "workflow/catalogue.h"
#include "workflow/graph/editorextras.h"
#include "workflow/graph/jsvalue.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace gesso {

namespace {

constexpr std::array<std::pair<std::string_view, WidgetKind>, 28> kKinds {{
    {"INT", WidgetKind::Int},
    {"FLOAT", WidgetKind::Float},
    {"STRING", WidgetKind::Text},
    {"BOOLEAN", WidgetKind::Toggle},
    {"COMBO", WidgetKind::Combo},
    {"COMFY_DYNAMICCOMBO_V3", WidgetKind::DynamicCombo},
    {"IMAGEUPLOAD", WidgetKind::ImageUpload},
    {"AUDIOUPLOAD", WidgetKind::AudioUpload},
    {"AUDIO_UI", WidgetKind::AudioPlayer},
    {"AUDIO_RECORD", WidgetKind::AudioRecord},
    {"WEBCAM", WidgetKind::Webcam},
    {"LOAD_3D", WidgetKind::Load3d},
    {"PREVIEW_3D", WidgetKind::Preview3d},
    {"COLOR", WidgetKind::Colour},
    {"COLORS", WidgetKind::List},
    {"BOUNDING_BOXES", WidgetKind::List},
    {"BOUNDING_BOX", WidgetKind::BoundingBox},
    {"IMAGECOMPARE", WidgetKind::ImageCompare},
    {"CURVE", WidgetKind::Curve},
    {"PAINTER", WidgetKind::Other},
    {"COMPOSITOR", WidgetKind::Other},
    {"RANGE", WidgetKind::Other},
    {"VIDEO_EDIT", WidgetKind::Other},
    {"MARKDOWN", WidgetKind::Other},
    {"TEXTAREA", WidgetKind::Other},
    {"CHART", WidgetKind::Other},
    {"GALLERIA", WidgetKind::Other},
    {"COMFY_AUTOGROW_V3", WidgetKind::Growing},
}};

const json::Object &noOptions()
{
    static const json::Object none;
    return none;
}

WidgetKind kindOf(std::string_view type)
{
    const auto found = std::ranges::find(kKinds, type, [](const auto &kind) { return kind.first; });
    return found == kKinds.end() ? WidgetKind::Socket : found->second;
}

// Sockets of a matched type take what its template allows (graph sheet 4).
std::string slotType(const std::string &type, const ShapeInput &input)
{
    if (type != "COMFY_MATCHTYPE_V3")
        return type;
    const std::string_view allowed = input.option("template")["allowed_types"].utf8();
    return allowed.empty() ? "*" : std::string(allowed);
}

using Inputs = std::vector<ShapeInput>;

void addGroup(Inputs &out, const json::Object &group, bool optional)
{
    for (const json::Member &member : group) {
        ShapeInput input = readShapeInput(member.key, member.value, optional);
        const auto same = std::ranges::find(out, input.name, &ShapeInput::name);
        if (same == out.end())
            out.push_back(std::move(input));
        else
            *same = std::move(input); // a name in both: optional wins
    }
}

// Those that input_order names come first, in its order; then the rest in theirs.
Inputs inOrder(Inputs inputs, const json::Value &order)
{
    Inputs out;
    out.reserve(inputs.size());
    for (const char *group : {"required", "optional"}) {
        for (const json::Value &name : order[group].array()) {
            const auto found = std::ranges::find(inputs, name.utf8(), &ShapeInput::name);
            if (!name.isString() || found == inputs.end())
                continue;
            out.push_back(std::move(*found));
            inputs.erase(found);
        }
    }
    std::ranges::move(inputs, std::back_inserter(out));
    return out;
}

void readOutputs(ClassShape &shape, const json::Object &definition)
{
    const json::Value &groups = definition["output_matchtypes"];
    std::size_t index = 0;
    for (const json::Value &type : definition["output"].array()) {
        shape.outputTypes.emplace_back(type.isArray()        ? "COMBO"
                                           : type.isString() ? type.utf8()
                                                             : "*");
        if (shape.outputTypes.back() == "COMFY_MATCHTYPE_V3")
            shape.outputTypes.back() = "*";
        shape.outputGroups.emplace_back(groups.at(index++).utf8());
    }
}

std::unique_ptr<const ClassShape> makeShape(std::shared_ptr<const NodeClass> nodeClass)
{
    auto shape = std::make_unique<ClassShape>();
    const json::Object &definition = nodeClass->json;
    const json::Value &input = definition["input"];
    addGroup(shape->definitionOrder, input["required"].object(), false);
    addEditorInputs(json::toUtf8(nodeClass->name), shape->definitionOrder);
    addGroup(shape->definitionOrder, input["optional"].object(), true);
    shape->inputs = inOrder(shape->definitionOrder, definition["input_order"]);
    readOutputs(*shape, definition);
    shape->nodeClass = std::move(nodeClass);
    return shape;
}

} // namespace

ShapeInput readShapeInput(std::string name, const json::Value &spec, bool optional)
{
    ShapeInput out;
    out.name = std::move(name);
    const json::Value &type = spec.isArray() ? spec.at(0) : spec;
    out.options = spec.at(1).isObject() ? &spec.at(1).object() : &noOptions();
    const bool listed = type.isArray();
    const std::string typeName(listed ? "COMBO" : type.isString() ? type.utf8() : "*");
    out.type = slotType(typeName, out);
    const std::string_view widgetType = out.option("widgetType").utf8();
    out.kind = kindOf(widgetType.empty() ? typeName : widgetType);
    if (listed)
        out.choices = &type.array();
    else if (out.option("options").isArray())
        out.choices = &out.option("options").array();
    // defaultInput of a required input means nothing (graph sheet 2.1).
    out.forced
        = isTruthy(out.option("forceInput")) || (optional && isTruthy(out.option("defaultInput")));
    if (out.forced)
        out.kind = WidgetKind::Socket;
    return out;
}

ClassShapes::ClassShapes(const Catalogue *catalogue)
    : m_catalogue(catalogue)
{
}

const ClassShape *ClassShapes::find(const std::string &name)
{
    const auto known = m_shapes.find(name);
    if (known != m_shapes.end())
        return known->second.get();
    auto nodeClass = m_catalogue == nullptr ? nullptr : m_catalogue->find(json::toQString(name));
    auto shape = nodeClass == nullptr ? nullptr : makeShape(std::move(nodeClass));
    return m_shapes.emplace(name, std::move(shape)).first->second.get();
}

} // namespace gesso
