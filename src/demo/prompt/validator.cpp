// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/prompt/validator.h"

#include "demo/prompt/pythonwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr qsizetype kDeepest = 300; // links in a row; a ComfyUI stops where Python's stack ends

json::Object topError(const QString &type, const QString &message, const QString &details = {},
                      const json::Object &extraInfo = {})
{
    return {{"type", type}, {"message", message}, {"details", details}, {"extra_info", extraInfo}};
}

QString titleOf(const json::Value &node)
{
    const json::Value &title = node["_meta"]["title"];
    return title.isString() ? title.toString() : node["class_type"].toString(u"Unknown"_s);
}

json::Array traceback(const QString &function)
{
    return {json::Value(u"  File \"demo/validation\", in %1\n"_s.arg(function))};
}

} // namespace

Validator::Validator(const Catalogue *catalogue, const FileStore *files, json::Object *graph)
    : m_catalogue(catalogue)
    , m_check(catalogue, files)
    , m_graph(graph)
{
}

Verdict Validator::judge(const std::optional<QSet<QString>> &targets)
{
    if (const auto unknown = unknownClass())
        return {.error = unknown};
    const QStringList wanted = outputNodes(targets);
    if (wanted.isEmpty())
        return {.error = topError(u"prompt_no_outputs"_s, u"Prompt has no outputs"_s)};
    Verdict verdict;
    QStringList lines;
    for (const QString &output : wanted) {
        const Outcome outcome = validate(output);
        if (const auto *raised = std::get_if<Raised>(&outcome))
            blame(output,
                  {u"exception_during_validation"_s, u"Exception when validating node"_s,
                   raised->message,
                   json::Object {{"exception_type", raised->type},
                                 {"traceback", traceback(u"validate_prompt"_s)}}});
        if (m_states.value(output).valid) {
            verdict.outputs.append(output);
            continue;
        }
        for (const NodeProblem &problem : m_states.value(output).problems)
            lines.append(problem.message + u": "_s + problem.details);
        noteErrors(output, verdict.nodeErrors);
    }
    if (verdict.outputs.isEmpty())
        verdict.error = topError(u"prompt_outputs_failed_validation"_s,
                                 u"Prompt outputs failed validation"_s, lines.join(u'\n'));
    return verdict;
}

std::optional<json::Object> Validator::unknownClass() const
{
    for (const json::Member &node : *m_graph) {
        const QString id = QString::fromStdString(node.key);
        const json::Value &type = node.value["class_type"];
        if (m_catalogue->find(type.toString()) != nullptr)
            continue;
        const QString title = titleOf(node.value);
        const QString message = type.isNull()
            ? u"Node '%1' has no class_type. The workflow may be corrupted or a custom node is missing."_s
                  .arg(title)
            : u"Node '%1' not found. The custom node may not be installed."_s.arg(title);
        return topError(
            u"missing_node_type"_s, message, u"Node ID '#%1'"_s.arg(id),
            json::Object {{"node_id", id}, {"class_type", type}, {"node_title", title}});
    }
    return std::nullopt;
}

QStringList Validator::outputNodes(const std::optional<QSet<QString>> &targets) const
{
    QStringList outputs;
    for (const json::Member &node : *m_graph) {
        const QString id = QString::fromStdString(node.key);
        const NodeType *type = m_catalogue->find(node.value["class_type"].toString());
        if (type->outputNode && (!targets || targets->contains(id)))
            outputs.append(id);
    }
    return outputs;
}

Validator::Outcome Validator::validate(const QString &id)
{
    if (const auto known = m_states.constFind(id); known != m_states.constEnd())
        return known->valid;
    if (m_open.contains(id)) {
        blame(id, cycle(id));
        return false;
    }
    if (m_open.size() >= kDeepest)
        return Raised {u"RecursionError"_s, u"maximum recursion depth exceeded"_s};
    const json::Value &node = (*m_graph)[id.toStdString()];
    const NodeType *type = m_catalogue->find(node["class_type"].toString());
    NodeState state;
    m_open.append(id);
    const auto raised = validateInputs(id, *type, state);
    m_open.removeLast();
    if (raised)
        return *raised;
    if (m_states.contains(id)) // blamed meanwhile, as part of a cycle
        return false;
    state.valid = state.valid && state.problems.empty();
    m_order.append(id);
    m_states.insert(id, state);
    return state.valid;
}

std::optional<Validator::Raised> Validator::validateInputs(const QString &id, const NodeType &type,
                                                           NodeState &state)
{
    json::Value *node = m_graph->find(id.toStdString());
    json::Object *inputs = node->object() != nullptr && (*node)["inputs"].isObject()
        ? node->object()->find("inputs")->object()
        : nullptr;
    if (inputs == nullptr)
        return Raised {u"KeyError"_s, u"'inputs'"_s};
    for (const InputType &input : type.inputs) {
        if (auto raised = validateInput(type, input, inputs->find(input.name), state))
            return raised;
    }
    if (auto problem = m_check.ownCheck(type, *inputs))
        state.problems.push_back(std::move(*problem));
    return std::nullopt;
}

std::optional<Validator::Raised> Validator::validateInput(const NodeType &type,
                                                          const InputType &input,
                                                          json::Value *value, NodeState &state)
{
    if (value != nullptr && value->isArray())
        return followLink(type, input, *value, state);
    if (value == nullptr && input.required) {
        state.problems.push_back({u"required_input_missing"_s, u"Required input is missing"_s,
                                  QString::fromStdString(input.name),
                                  json::Object {{"input_name", input.name}}});
    } else if (value != nullptr) {
        if (auto problem = m_check.check(type, input, *value))
            state.problems.push_back(std::move(*problem));
    }
    return std::nullopt;
}

std::optional<Validator::Raised> Validator::followLink(const NodeType &type, const InputType &input,
                                                       const json::Value &link, NodeState &state)
{
    json::Object extra = m_check.about(type, input);
    const QString name = QString::fromStdString(input.name);
    if (link.array().size() != 2) {
        extra.set("received_value", link);
        state.problems.push_back(
            {u"bad_linked_input"_s,
             u"Bad linked input, must be a length-2 list of [node_id, slot_index]"_s, name, extra});
        return std::nullopt;
    }
    const QString from = link.at(0).toString();
    const json::Value *source = link.at(0).isString() ? m_graph->find(from.toStdString()) : nullptr;
    if (source == nullptr)
        return Raised {u"KeyError"_s, pythonRepr(link.at(0))};
    const NodeType *sourceType = m_catalogue->find((*source)["class_type"].toString());
    const qint64 slot = link.at(1).toInt64(-1);
    if (slot < 0 || slot >= sourceType->outputs.size())
        return Raised {u"IndexError"_s, u"tuple index out of range"_s};
    const QString given = sourceType->outputs[slot];
    const QString wanted = QString::fromStdString(input.type);
    if (!typesFit(given, wanted)) {
        extra.set("received_type", given);
        extra.set("linked_node", link);
        state.problems.push_back(
            {u"return_type_mismatch"_s, u"Return type mismatch between linked nodes"_s,
             u"%1, received_type(%2) mismatch input_type(%3)"_s.arg(name, given, wanted), extra});
        return std::nullopt;
    }
    const Outcome outcome = validate(from);
    if (const auto *raised = std::get_if<Raised>(&outcome)) {
        extra.set("exception_message", raised->message);
        extra.set("exception_type", raised->type);
        extra.set("traceback", traceback(u"validate_inputs"_s));
        extra.set("linked_node", link);
        blame(from,
              {u"exception_during_inner_validation"_s, u"Exception when validating inner node"_s,
               raised->message, extra});
        state.valid = false;
    } else if (!std::get<bool>(outcome)) {
        state.valid = false;
    }
    return std::nullopt;
}

void Validator::blame(const QString &id, NodeProblem problem)
{
    if (!m_states.contains(id))
        m_order.append(id);
    NodeState &state = m_states[id];
    state.valid = false;
    state.problems.push_back(std::move(problem));
}

NodeProblem Validator::cycle(const QString &id) const
{
    QStringList path = m_open.mid(m_open.indexOf(id));
    json::Array nodes;
    for (const QString &node : path)
        nodes.emplace_back(node);
    path.append(id);
    return {u"dependency_cycle"_s, u"Dependency cycle detected"_s, path.join(u" -> "_s),
            json::Object {{"node_id", id}, {"cycle_nodes", nodes}}};
}

void Validator::noteErrors(const QString &output, json::Object &nodeErrors) const
{
    for (const QString &id : m_order) {
        const NodeState state = m_states.value(id);
        if (state.valid || state.problems.empty())
            continue;
        const std::string key = id.toStdString();
        if (!nodeErrors.contains(key)) {
            json::Array problems;
            for (const NodeProblem &problem : state.problems)
                problems.push_back(problem.toJson());
            nodeErrors.set(key,
                           json::Object {{"errors", problems},
                                         {"dependent_outputs", json::Array()},
                                         {"class_type", (*m_graph)[key]["class_type"]}});
        }
        nodeErrors.find(key)->object()->find("dependent_outputs")->array()->emplace_back(output);
    }
}

} // namespace gesso::demo
