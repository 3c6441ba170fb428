// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/catalogue/catalogue.h"

#include "demo/catalogue/choices.h"
#include "json/reader.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

json::Array toArray(const QStringList &texts)
{
    json::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

InputType readInput(const json::Member &member, bool required)
{
    InputType input {.name = member.key,
                     .required = required,
                     .type = std::string(member.value.at(0).utf8()),
                     .options = member.value.at(1).object()};
    if (input.type == "COMBO") {
        const json::Value &choices = input.options["options"];
        input.choices = choices.utf8();
        input.fixed = choices.array();
        input.options.remove("options");
    }
    return input;
}

NodeType readType(const json::Member &member)
{
    const json::Object &table = member.value.object();
    NodeType type {.name = QString::fromStdString(member.key),
                   .style = static_cast<int>(table["style"].toInt64(1)),
                   .outputNode = table["outputNode"].toBool(),
                   .table = table};
    for (const json::Member &input : table["required"].object())
        type.inputs.push_back(readInput(input, true));
    for (const json::Member &input : table["optional"].object())
        type.inputs.push_back(readInput(input, false));
    for (const json::Value &output : table["outputs"].array())
        type.outputs.append(output.toString());
    return type;
}

json::Array repeated(const json::Value &value, qsizetype count)
{
    json::Array array(static_cast<std::size_t>(count), value);
    return array;
}

} // namespace

const InputType *NodeType::input(std::string_view inputName) const
{
    const auto found = std::ranges::find(inputs, inputName, &InputType::name);
    return found == inputs.end() ? nullptr : &*found;
}

Catalogue::Catalogue(const FileStore *files)
    : m_files(files)
{
    for (const QString &family : {u"loaders"_s, u"conditioning"_s, u"sampling"_s, u"latent"_s,
                                  u"image"_s, u"mask"_s, u"text"_s, u"output"_s})
        load(u":/gesso/demo/catalogue/"_s + family + ".json"_L1);
}

void Catalogue::load(const QString &resource)
{
    QFile file(resource);
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto table = json::readValue(file.readAll());
    Q_ASSERT_X(opened && table.ok(), "Catalogue", "a table of the resources is broken");
    if (!opened || !table.ok())
        return;
    for (const json::Member &member : table->object()) {
        m_types.push_back(readType(member));
        m_index.insert({m_types.back().name, m_types.size() - 1});
    }
}

const NodeType *Catalogue::find(const QString &name) const
{
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_types[found->second];
}

json::Array Catalogue::choices(const InputType &input) const
{
    if (input.choices.empty())
        return input.fixed;
    const QString list = QString::fromStdString(input.choices).mid(1);
    if (list == "input"_L1)
        return toArray(m_files->inputPictures());
    if (list == "samplers"_L1)
        return toArray(samplerNames());
    return toArray(list == "schedulers"_L1 ? schedulerNames() : modelFiles(list));
}

json::Value Catalogue::config(const NodeType &type, const InputType &input) const
{
    json::Object options = input.options;
    json::Value first = input.type;
    if (input.type == "COMBO" && type.style == 1) {
        first = choices(input);
    } else if (input.type == "COMBO") {
        options.set("multiselect", false);
        options.set("options", choices(input));
    }
    json::Array config {first};
    if (!options.isEmpty() || type.style == 3)
        config.emplace_back(std::move(options));
    return config;
}

Catalogue::Inputs Catalogue::inputsOf(const NodeType &type) const
{
    Inputs made {.groups = {{"required", json::Object()}}, .order = {{"required", json::Array()}}};
    const auto add = [&made](const char *group, const std::string &name, json::Value value) {
        if (!made.groups.contains(group)) {
            made.groups.set(group, json::Object());
            made.order.set(group, json::Array());
        }
        made.groups.find(group)->object()->set(name, std::move(value));
        made.order.find(group)->array()->emplace_back(name);
    };
    for (const InputType &input : type.inputs)
        add(input.required ? "required" : "optional", input.name, config(type, input));
    for (const json::Member &hidden : type.table["hidden"].object())
        add("hidden", hidden.key,
            type.style == 3 ? json::Value(json::Array {hidden.value}) : hidden.value);
    return made;
}

json::Object Catalogue::definition(const NodeType &type) const
{
    const json::Object &table = type.table;
    const qsizetype outputs = type.outputs.size();
    const Inputs inputs = inputsOf(type);
    const json::Value names
        = table.contains("outputNames") ? table["outputNames"] : json::Value(toArray(type.outputs));
    json::Object definition {{"input", inputs.groups},
                             {"input_order", inputs.order},
                             {"is_input_list", false},
                             {"output", toArray(type.outputs)},
                             {"output_is_list", repeated(false, outputs)},
                             {"output_name", names}};
    if (type.style == 3)
        definition.set("output_tooltips", repeated({}, outputs));
    else if (table.contains("outputTips"))
        definition.set("output_tooltips", table["outputTips"]);
    definition.set("name", type.name);
    definition.set("display_name", table["title"]);
    definition.set("description", table["about"].toString());
    definition.set("python_module", table["module"]);
    definition.set("category", table["category"]);
    definition.set("output_node", type.outputNode);
    definition.set("has_intermediate_output", false);
    if (type.style != 3) {
        definition.set("search_aliases", json::Array());
        return definition;
    }
    for (const char *flag : {"deprecated", "experimental", "dev_only", "api_node"})
        definition.set(flag, false);
    for (const char *absent :
         {"output_matchtypes", "price_badge", "search_aliases", "essentials_category"})
        definition.set(absent, {});
    return definition;
}

json::Object Catalogue::objectInfo() const
{
    json::Object info;
    for (const NodeType &type : m_types)
        info.append(type.name.toStdString(), definition(type));
    return info;
}

} // namespace gesso::demo
