// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/dynamicinputs.h"

#include "json/text.h"
#include "workflow/nodeclassreader.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

using Group = InputSpec::Group;

constexpr int kMostLevels = 16;

class Expansion
{
public:
    explicit Expansion(const json::Object &values)
        : m_values(values)
    {
    }

    void add(const InputSpec &spec, int level);
    QList<InputSpec> take() { return std::move(m_out); }

private:
    void addGroups(const json::Object &groups, const QString &prefix, Group outer, int level);
    void addChosen(const InputSpec &combo, int level);
    void addGrown(const InputSpec &parent, int level);
    [[nodiscard]] QStringList grownNames(const json::Value &inputTemplate,
                                         const QString &prefix) const;

    const json::Object &m_values;
    QList<InputSpec> m_out;
};

void Expansion::add(const InputSpec &spec, int level)
{
    if (level > kMostLevels)
        return;
    if (spec.type == "COMFY_AUTOGROW_V3"_L1) {
        addGrown(spec, level);
        return;
    }
    m_out.append(spec);
    if (spec.type == "COMFY_DYNAMICCOMBO_V3"_L1)
        addChosen(spec, level);
    else if (spec.type == "COMFY_DYNAMICSLOT_V3"_L1 && m_values.contains(json::toUtf8(spec.name)))
        addGroups(spec.option("inputs").object(), spec.name, spec.group, level);
}

void Expansion::addGroups(const json::Object &groups, const QString &prefix, Group outer, int level)
{
    for (const auto &[key, group] :
         {std::pair("required", Group::Required), std::pair("optional", Group::Optional)}) {
        for (const json::Member &member : groups[key].object()) {
            const QString name = QString(prefix + u'.' + json::toQString(member.key));
            add(readInputSpec(name, outer == Group::Optional ? outer : group, member.value),
                level + 1);
        }
    }
}

void Expansion::addChosen(const InputSpec &combo, int level)
{
    const json::Value *chosen = m_values.find(json::toUtf8(combo.name));
    const json::Value key = chosen == nullptr ? combo.defaultValue() : *chosen;
    for (const json::Value &option : combo.option("options").array()) {
        if (option["key"] == key)
            addGroups(option["inputs"].object(), combo.name, combo.group, level);
    }
}

void Expansion::addGrown(const InputSpec &parent, int level)
{
    const json::Value &inputTemplate = parent.option("template");
    for (const auto &[key, group] :
         {std::pair("required", Group::Required), std::pair("optional", Group::Optional)}) {
        const json::Object &specs = inputTemplate["input"][key].object();
        if (specs.isEmpty())
            continue;
        for (const QString &name : grownNames(inputTemplate, parent.name)) {
            InputSpec child = readInputSpec(name, Group::Optional, (*specs.begin()).value);
            child.forceInput = false; // literals are taken all the same
            add(child, level + 1);
        }
        return;
    }
}

// Those that the node has; an absent one never needs to be sent for its own sake.
QStringList Expansion::grownNames(const json::Value &inputTemplate, const QString &prefix) const
{
    QStringList names;
    const std::string start
        = json::toUtf8(prefix) + "." + std::string(inputTemplate["prefix"].utf8());
    const json::Array &listed = inputTemplate["names"].array();
    for (const json::Member &member : m_values) {
        if (!std::string_view(member.key).starts_with(start))
            continue;
        const std::string_view rest = std::string_view(member.key).substr(start.size());
        const bool isListed = std::ranges::any_of(
            listed, [rest](const json::Value &name) { return name.utf8() == rest; });
        const bool isNumber
            = !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
        if (listed.empty() ? isNumber : isListed)
            names.append(json::toQString(member.key));
    }
    return names;
}

} // namespace

QList<InputSpec> inputsWith(const NodeClass &nodeClass, const json::Object &values)
{
    Expansion expansion(values);
    for (const InputSpec &spec : nodeClass.inputs) {
        if (spec.group != Group::Hidden)
            expansion.add(spec, 0);
    }
    return expansion.take();
}

} // namespace gesso
