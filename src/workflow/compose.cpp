// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/text.h"
#include "workflow/classsource.h"
#include "workflow/dynamicinputs.h"
#include "workflow/form.h"
#include "workflow/graph.h"
#include "workflow/outputs.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

constexpr std::string_view kValueKey = "__value__";

// A bare array would be taken for a link (protocol sheet 2.1).
json::Value wrapped(json::Value value)
{
    if (!value.isArray())
        return value;
    return json::Object {{std::string(kValueKey), std::move(value)}};
}

// An array that is no link: of another shape, or to a node that is not there where the class wants
// a value.
bool isLiteralArray(const json::Value &value, const InputSpec *spec, const Prompt &prompt)
{
    if (!value.isArray())
        return false;
    const auto link = linkFromJson(value);
    return !link || (spec != nullptr && spec->isValue() && !prompt.contains(link->node));
}

const InputSpec *specOf(const QList<InputSpec> &specs, std::string_view name)
{
    const QString wanted = json::toQString(name);
    for (const InputSpec &spec : specs) {
        if (spec.name == wanted)
            return &spec;
    }
    return nullptr;
}

// Puts a node's edited values in place. Of those that the file lacks, only the changed ones and the
// required ones.
void setValues(json::Object &inputs, const QList<std::pair<std::string, json::Value>> &values,
               const NodeClass *nodeClass)
{
    for (const auto &[name, value] : values) {
        if (!inputs.contains(name) && nodeClass != nullptr) {
            const InputSpec *spec = nodeClass->input(json::toQString(name));
            if (spec != nullptr && spec->group == InputSpec::Group::Optional
                && spec->defaultValue() == value)
                continue;
        }
        inputs.set(name, wrapped(value));
    }
}

// Required values that an older or newer server did not ask for yet. Each may bring more (dynamic
// combos), all of which are in the list of specs already, since an absent combo counts with its
// default.
void fillRequired(json::Object &inputs, const QList<InputSpec> &specs)
{
    for (const InputSpec &spec : specs) {
        const std::string name = json::toUtf8(spec.name);
        if (spec.group != InputSpec::Group::Required || !spec.isValue() || inputs.contains(name))
            continue;
        if (json::Value value = spec.defaultValue(); !value.isNull())
            inputs.append(name, wrapped(std::move(value)));
    }
}

json::Object readyNode(const Prompt &prompt, const json::Object &original,
                       const NodeClass *nodeClass,
                       const QList<std::pair<std::string, json::Value>> &values)
{
    json::Object node = original;
    node.remove("is_changed");
    json::Object inputs = node["inputs"].object();
    setValues(inputs, values, nodeClass);
    const QList<InputSpec> specs
        = nodeClass == nullptr ? QList<InputSpec>() : inputsWith(*nodeClass, inputs);
    for (json::Member &member : inputs) {
        if (isLiteralArray(member.value, specOf(specs, member.key), prompt))
            member.value = wrapped(std::move(member.value));
    }
    fillRequired(inputs, specs);
    node.set("inputs", std::move(inputs));
    // A server stops for good on some nodes without these two: protocol sheet 2.1.
    if (!node["_meta"].isObject())
        node.set("_meta", json::Object {{"title", node["class_type"]}});
    return node;
}

} // namespace

Prompt composePrompt(const Prompt &prompt, const FieldValues &values, const Catalogue *catalogue)
{
    QHash<QString, QList<std::pair<std::string, json::Value>>> byNode;
    for (auto it = values.constBegin(); it != values.constEnd(); ++it)
        byNode[it.key().node].append({json::toUtf8(it.key().input), it.value()});
    ClassSource classes(catalogue);
    json::Object nodes;
    for (const json::Member &member : prompt.json()) {
        // A server takes whatever else stands here for a node and refuses the whole.
        if (!Prompt::isNode(member.value))
            continue;
        const auto nodeClass = classes.find(member.value["class_type"].toString());
        const QString id = json::toQString(member.key);
        nodes.append(member.key,
                     readyNode(prompt, member.value.object(), nodeClass.get(), byNode.value(id)));
    }
    return Prompt(std::move(nodes));
}

QStringList reachableNodes(const Prompt &prompt, const Catalogue *catalogue)
{
    const Graph graph(prompt);
    ClassSource classes(catalogue);
    std::vector<int> outputs;
    for (const OutputNode &output : findOutputs(prompt, graph, classes))
        outputs.push_back(graph.indexOf(output.node));
    QStringList nodes;
    for (const int index : graph.inExecutionOrder(outputs))
        nodes.append(graph.node(index).id);
    return nodes;
}

} // namespace gesso
