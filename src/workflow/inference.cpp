// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inference.h"

#include "workflow/graph/editorextras.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

using json::Number;

// Limits that hold for these inputs wherever core has them; without a server they keep a slip of
// the finger out.
struct Known
{
    QLatin1StringView input;
    FieldKind kind;
    const char *minimum;
    const char *maximum;
    const char *step;
};
constexpr std::array kKnown {
    Known {"seed"_L1, FieldKind::Integer, "0", "18446744073709551615", "1"},
    Known {"noise_seed"_L1, FieldKind::Integer, "0", "18446744073709551615", "1"},
    Known {"steps"_L1, FieldKind::Integer, "1", nullptr, "1"},
    Known {"width"_L1, FieldKind::Integer, "1", nullptr, "8"},
    Known {"height"_L1, FieldKind::Integer, "1", nullptr, "8"},
    Known {"batch_size"_L1, FieldKind::Integer, "1", nullptr, "1"},
    Known {"denoise"_L1, FieldKind::Float, "0", "1", "0.01"},
    Known {"cfg"_L1, FieldKind::Float, "0", nullptr, "0.1"},
    Known {"guidance"_L1, FieldKind::Float, "0", nullptr, "0.1"},
};

// Names that always are fractions, though a file may say 1 for 1.0.
bool isFractionName(QStringView name)
{
    constexpr std::array kWords {"strength"_L1, "denoise"_L1,  "weight"_L1,
                                 "percent"_L1,  "guidance"_L1, "cfg"_L1};
    return std::ranges::any_of(kWords,
                               [name](QLatin1StringView word) { return name.contains(word); });
}

bool isLongTextName(QStringView name)
{
    constexpr std::array kNames {"text"_L1,   "prompt"_L1, "text_g"_L1, "text_l"_L1,
                                 "clip_l"_L1, "clip_g"_L1, "t5xxl"_L1,  "llama"_L1,
                                 "tags"_L1,   "lyrics"_L1, "caption"_L1};
    const bool exact
        = std::ranges::any_of(kNames, [name](QLatin1StringView word) { return name == word; });
    return exact || name.endsWith("_prompt"_L1) || name.endsWith("_text"_L1)
        || name.startsWith("prompt_"_L1);
}

bool looksLikeImage(const Field &field)
{
    return field.nodeClass.startsWith("LoadImage"_L1) && field.id.input == "image"_L1;
}

FieldKind kindOfText(const Field &field)
{
    constexpr qsizetype kLongText = 80;
    const QString text = field.value.toString();
    if (looksLikeImage(field))
        return FieldKind::Image;
    const bool multiline
        = text.contains(u'\n') || text.size() > kLongText || isLongTextName(field.id.input);
    return multiline ? FieldKind::MultilineText : FieldKind::Text;
}

FieldKind kindOfNumber(const Field &field)
{
    const bool whole = field.value.number()->isInteger() && !isFractionName(field.id.input);
    return whole ? FieldKind::Integer : FieldKind::Float;
}

FieldKind kindOfValue(const Field &field)
{
    switch (field.value.type()) {
    case json::Type::Bool:
        return FieldKind::Toggle;
    case json::Type::Number:
        return kindOfNumber(field);
    case json::Type::String:
        return kindOfText(field);
    case json::Type::Null:
    case json::Type::Array:
    case json::Type::Object:
        break;
    }
    return FieldKind::Json;
}

FieldKind kindOfSpec(const InputSpec &spec)
{
    const QString type = spec.widgetType();
    if (type == "INT"_L1)
        return FieldKind::Integer;
    if (type == "FLOAT"_L1)
        return FieldKind::Float;
    if (type == "BOOLEAN"_L1)
        return FieldKind::Toggle;
    if (type == "STRING"_L1)
        return spec.option("multiline").toBool() ? FieldKind::MultilineText : FieldKind::Text;
    if (type == "COLOR"_L1)
        return FieldKind::Text;
    if (type == "COMBO"_L1
        && (spec.option("multiselect").toBool() || !spec.option("multi_select").isNull()))
        return FieldKind::Json;
    if (type == "COMBO"_L1 && spec.option("image_upload").toBool())
        return FieldKind::Image;
    if (type == "COMBO"_L1 || type == "COMFY_DYNAMICCOMBO_V3"_L1)
        return FieldKind::Choice;
    return FieldKind::Json;
}

bool isNumeric(FieldKind kind)
{
    return kind == FieldKind::Integer || kind == FieldKind::Float;
}

// CustomCombo: what there is to choose stands in the node itself (graph sheet 2.3).
bool hasOwnOptions(const Field &field)
{
    return hasOwnChoices(field.nodeClass.toStdString()) && field.id.input == "choice"_L1;
}

std::shared_ptr<const Choices> ownOptions(const json::Object &inputs)
{
    auto choices = std::make_shared<Choices>();
    for (const json::Member &input : inputs) {
        const QString text = input.value.toString();
        if (!input.key.starts_with("option") || text.isEmpty())
            continue;
        choices->texts.append(text);
        choices->values.push_back(input.value);
    }
    return choices;
}

} // namespace

void inferField(Field &field)
{
    field.kind = kindOfValue(field);
    const auto known = std::ranges::find_if(
        kKnown, [&field](const Known &entry) { return field.id.input == entry.input; });
    if (known == kKnown.end() || !isNumeric(field.kind))
        return;
    const auto limit = [](const char *text) {
        return text == nullptr ? std::nullopt : std::optional(Number(text));
    };
    field.kind = known->kind;
    field.minimum = limit(known->minimum);
    field.maximum = limit(known->maximum);
    field.step = limit(known->step);
    field.isSeed = known->input.endsWith("seed"_L1);
}

void describeField(Field &field, const InputSpec &spec, const json::Object &inputs)
{
    field.known = true;
    field.kind = kindOfSpec(spec);
    // A widget that we do not know, but its value is a text: nobody wants to type quotes around it.
    if (field.kind == FieldKind::Json && field.value.isString())
        field.kind = FieldKind::Text;
    field.defaultValue = spec.defaultValue();
    if (isNumeric(field.kind)) {
        field.minimum = spec.number("min");
        field.maximum = spec.number("max");
        field.step = spec.number("step");
    }
    if (field.kind == FieldKind::Choice || field.kind == FieldKind::Image)
        field.choices = hasOwnOptions(field) ? ownOptions(inputs) : spec.choices;
    field.tooltip = spec.option("tooltip").toString();
    field.placeholder = spec.option("placeholder").toString();
    field.advanced = spec.option("advanced").toBool() || spec.option("hidden").toBool();
    const json::Value &control = spec.option("control_after_generate");
    field.isSeed = field.kind == FieldKind::Integer && (control.toBool() || control.isString());
}

} // namespace gesso
