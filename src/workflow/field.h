// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "json/value.h"
#include "workflow/fieldid.h"
#include "workflow/nodeclass.h"

#include <memory>
#include <optional>

namespace gesso {

// What a field does for the picture; found by following links (see roles.h), never by position or
// title.
enum class Role {
    None,
    Positive,
    Negative,
    Seed,
    Steps,
    Guidance, // cfg, or guidance of FluxGuidance
    Sampler,
    Scheduler,
    Denoise,
    Width,
    Height,
    AspectRatio, // with Megapixels, where width and height are made of them
    Megapixels, // what a picture is scaled to as well
    SideLength, // of the longer or shorter side that a picture is scaled to
    BatchSize,
    Checkpoint,
    DiffusionModel,
    TextEncoder,
    Vae,
    Lora,
    LoraStrength,
    ControlNet,
    UpscaleModel,
    InputImage,
    InputMask,
};

// The role's word for the command line and JSON ("positive", "cfg", "checkpoint", "image", ...);
// empty for None.
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);

enum class FieldKind {
    Integer, // whole numbers, up to 64 bits, signed or unsigned
    Float,
    Text,
    MultilineText,
    Choice,
    Toggle,
    Image, // a file of the server's input folder, uploaded from here
    Json, // anything else; edited as JSON text
};

// One editable value of the form.
struct Field
{
    FieldId id;
    FieldKind kind = FieldKind::Text;
    Role role = Role::None;
    int roleIndex = 0; // 0 for the first of its role along the graph, 1 for the second (refiner,
                       // hires pass), ...
    QString label; // for people: the role's word, else the input's display name
    QString nodeTitle;
    // The node on which the editor shows it: its own, or the subgraph that promotes it.
    QString holder;
    QString holderTitle;
    QString nodeClass;
    json::Value value; // as the workflow has it; the class's default where the workflow lacks a
                       // required one
    bool absent = false; // the workflow lacks it; sent only when needed or changed
    json::Value defaultValue; // null: none known
    std::optional<json::Number> minimum; // numbers; nothing: no limit known
    std::optional<json::Number> maximum;
    std::optional<json::Number> step;
    std::shared_ptr<const Choices> choices; // Choice and Image; null when no class is known
    QString tooltip;
    QString placeholder;
    bool advanced = false;
    bool isSeed
        = false; // takes a seed mode: a seed by role, or the class says control_after_generate
    QString savedMode; // control_after_generate of a graph ("fixed", ...); empty: none
    bool known = false; // types and ranges come from the server's class, not from the value
};

// Whether a value may be sent for a field: its type, range and choices. The error (Invalid) names
// the field and says what would be right. Choices are checked only when the class is known.
[[nodiscard]] Result<void> checkValue(const Field &field, const json::Value &value);

// A value from text as a person types it or the command line gives it: numbers by their text,
// "true"/"on"/"yes" and so on for toggles, choices by exact text or by the only choice whose file
// name it is. Checked as by checkValue().
[[nodiscard]] Result<json::Value> valueFromText(const Field &field, const QString &text);
// The text that a line edit shows for a value; valueFromText() reads it back to the same value.
[[nodiscard]] QString textFromValue(const json::Value &value);

} // namespace gesso
