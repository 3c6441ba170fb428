// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/nodeclassreader.h"

#include "json/text.h"
#include "json/writer.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

QString choiceText(const json::Value &value)
{
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(json::write(value));
}

std::shared_ptr<const Choices> choicesFrom(const json::Array &values)
{
    auto choices = std::make_shared<Choices>();
    choices->values = values;
    choices->texts.reserve(static_cast<qsizetype>(values.size()));
    for (const json::Value &value : values)
        choices->texts.append(choiceText(value));
    return choices;
}

// The keys of a dynamic combo's options (protocol sheet 5.6).
std::shared_ptr<const Choices> dynamicChoices(const json::Array &options)
{
    json::Array keys;
    for (const json::Value &option : options) {
        if (!option["key"].isNull())
            keys.push_back(option["key"]);
    }
    return choicesFrom(keys);
}

void readType(InputSpec &spec, const json::Value &type)
{
    if (type.isArray()) {
        spec.type = u"COMBO"_s;
        spec.choices = choicesFrom(type.array());
        return;
    }
    spec.type = type.toString(u"*"_s);
    const json::Value &options = spec.option("options");
    if (!options.isArray())
        return;
    if (spec.type == "COMBO"_L1)
        spec.choices = choicesFrom(options.array());
    else if (spec.type == "COMFY_DYNAMICCOMBO_V3"_L1)
        spec.choices = dynamicChoices(options.array());
}

// The names of one group: those that input_order lists first, in its order, then the others in
// theirs.
QStringList orderedNames(const json::Object &inputs, const json::Value &order)
{
    QStringList names;
    for (const json::Value &name : order.array()) {
        if (name.isString() && inputs.contains(name.utf8()))
            names.append(name.toString());
    }
    for (const json::Member &member : inputs) {
        QString name = json::toQString(member.key);
        if (!names.contains(name))
            names.append(std::move(name));
    }
    names.removeDuplicates();
    return names;
}

void readGroup(NodeClass &out, InputSpec::Group group, std::string_view key)
{
    const json::Object &inputs = out.json["input"][key].object();
    const QStringList names = orderedNames(inputs, out.json["input_order"][key]);
    for (const QString &name : names)
        out.inputs.append(readInputSpec(name, group, inputs[json::toUtf8(name)]));
}

// An output may be a list of choices, which counts as COMBO.
QStringList outputTypes(const json::Value &types)
{
    QStringList out;
    for (const json::Value &type : types.array())
        out.append(type.isArray() ? u"COMBO"_s : type.toString(u"*"_s));
    return out;
}

QStringList outputNames(const json::Value &names, const QStringList &types)
{
    QStringList out;
    for (qsizetype i = 0; i < types.size(); ++i) {
        const QString name = names.at(static_cast<std::size_t>(i)).toString();
        out.append(name.isEmpty() ? types[i] : name);
    }
    return out;
}

} // namespace

InputSpec readInputSpec(const QString &name, InputSpec::Group group, const json::Value &spec)
{
    InputSpec out;
    out.name = name;
    out.group = group;
    out.options = spec.at(1).object();
    if (group == InputSpec::Group::Hidden) {
        // "PROMPT" or ["PROMPT"]: protocol sheet 5.1.
        out.type = spec.isString() ? spec.toString() : spec.at(0).toString();
        return out;
    }
    out.forceInput = out.option("forceInput").toBool();
    readType(out, spec.isArray() ? spec.at(0) : spec);
    return out;
}

NodeClass readNodeClass(const QString &name, json::View definition)
{
    NodeClass out;
    out.name = name;
    out.json = std::move(*definition.toValue().object());
    const json::Object &json = out.json;
    out.displayName = json["display_name"].toString();
    if (out.displayName.isEmpty())
        out.displayName = name;
    out.category = json["category"].toString();
    out.description = json["description"].toString();
    out.module = json["python_module"].toString();
    out.outputNode = json["output_node"].toBool();
    out.deprecated = json["deprecated"].toBool();
    readGroup(out, InputSpec::Group::Required, "required");
    readGroup(out, InputSpec::Group::Optional, "optional");
    readGroup(out, InputSpec::Group::Hidden, "hidden");
    out.outputTypes = outputTypes(json["output"]);
    out.outputNames = outputNames(json["output_name"], out.outputTypes);
    return out;
}

} // namespace gesso
