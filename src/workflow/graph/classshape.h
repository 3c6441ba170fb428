// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/nodeclass.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace gesso {

class Catalogue;

// What the editor makes of an input: a socket, or a widget of some kind (graph sheet 2.2).
enum class WidgetKind : quint8 {
    Socket,
    Growing, // COMFY_AUTOGROW_V3: a row of sockets
    Int,
    Float,
    Text,
    Toggle,
    Combo,
    DynamicCombo,
    ImageUpload,
    AudioUpload,
    AudioPlayer,
    AudioRecord,
    Webcam,
    Load3d,
    Preview3d,
    Colour,
    List, // COLORS, BOUNDING_BOXES
    BoundingBox,
    ImageCompare,
    Curve,
    Other,
    Control, // control_after_generate and its filter: a place in widgets_values that is no input
    Place, // any other place in widgets_values that is no input
};

// One input as a class describes it. Points into the class's JSON.
struct ShapeInput
{
    std::string name;
    WidgetKind kind = WidgetKind::Socket;
    std::string type; // of the slot
    bool forced = false; // a socket only because of forceInput (or defaultInput)
    const json::Object *options = nullptr; // never null
    const json::Array *choices = nullptr; // of combos; null: none given

    [[nodiscard]] const json::Value &option(std::string_view key) const { return (*options)[key]; }
};

// One spec of /object_info: [type, options], a list of choices as type, or a bare type.
[[nodiscard]] ShapeInput readShapeInput(std::string name, const json::Value &spec, bool optional);

// A class as the editor builds nodes of it.
struct ClassShape
{
    std::shared_ptr<const NodeClass> nodeClass;
    std::vector<ShapeInput> inputs; // in the editor's order, those that it adds included (2.1)
    std::vector<ShapeInput> definitionOrder; // required, then optional, as /object_info has them
    std::vector<std::string> outputTypes;
    std::vector<std::string> outputGroups; // template of a matched type; empty: none
};

// The shapes of a catalogue, each made once. For one thread; the catalogue must outlive it.
class ClassShapes
{
public:
    explicit ClassShapes(const Catalogue *catalogue);

    // Null when the server lacks the class.
    [[nodiscard]] const ClassShape *find(const std::string &name);

private:
    const Catalogue *m_catalogue;
    std::unordered_map<std::string, std::unique_ptr<const ClassShape>> m_shapes;
};

} // namespace gesso
