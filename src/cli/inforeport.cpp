// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inforeport.h"

#include "cli/outlinereport.h"
#include "cli/texttable.h"
#include "cli/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr qsizetype kShownChoices = 6;

bool isModel(const Field &field)
{
    switch (field.role) {
    case Role::Checkpoint:
    case Role::DiffusionModel:
    case Role::TextEncoder:
    case Role::Vae:
    case Role::Lora:
    case Role::ControlNet:
    case Role::UpscaleModel:
        return true;
    default:
        return false;
    }
}

bool isImage(const Field &field)
{
    return field.kind == FieldKind::Image;
}

QString kindWord(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
        return u"integer"_s;
    case FieldKind::Float:
        return u"float"_s;
    case FieldKind::Text:
        return u"text"_s;
    case FieldKind::MultilineText:
        return u"multiline"_s;
    case FieldKind::Choice:
        return u"choice"_s;
    case FieldKind::Toggle:
        return u"toggle"_s;
    case FieldKind::Image:
        return u"image"_s;
    case FieldKind::Json:
        return u"json"_s;
    }
    return {};
}

QString problemWord(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::DanglingLink:
        return u"danglingLink"_s;
    case Problem::Kind::Cycle:
        return u"cycle"_s;
    case Problem::Kind::NotANode:
        return u"notANode"_s;
    case Problem::Kind::MissingClass:
        return u"missingClass"_s;
    case Problem::Kind::UnknownClass:
        return u"unknownClass"_s;
    case Problem::Kind::NothingRuns:
        return u"nothingRuns"_s;
    case Problem::Kind::NoOutput:
        return u"noOutput"_s;
    case Problem::Kind::NeedsClasses:
        return u"needsClasses"_s;
    case Problem::Kind::NotConvertible:
        return u"notConvertible"_s;
    case Problem::Kind::NoValue:
        return u"noValue"_s;
    case Problem::Kind::MisplacedValues:
        return u"misplacedValues"_s;
    case Problem::Kind::InsideStillRuns:
        return u"insideStillRuns"_s;
    case Problem::Kind::NeedsEditor:
        return u"needsEditor"_s;
    }
    return {};
}

QString formatWord(Document::Format format)
{
    switch (format) {
    case Document::Format::Api:
        return u"api"_s;
    case Document::Format::WrappedApi:
        return u"wrapped-api"_s;
    case Document::Format::Graph:
        return u"graph"_s;
    }
    return {};
}

// The nodes of the prompt; of a graph without one those that stand in it.
struct NodeRow
{
    QString id;
    QString nodeClass;
    QString title;
};

QString idText(const json::Value &id)
{
    return id.isString() ? id.toString() : textFromValue(id);
}

QList<NodeRow> nodesOf(const Document &document)
{
    const Prompt &prompt = document.prompt();
    QList<NodeRow> nodes;
    for (const QString &node : prompt.nodeIds())
        nodes.append({node, prompt.classOf(node), prompt.titleOf(node)});
    if (!nodes.isEmpty() || document.graph() == nullptr)
        return nodes;
    for (const json::Value &node : document.graph()->json()["nodes"].array()) {
        const QString type = node["type"].toString();
        nodes.append({idText(node["id"]), type, node["title"].toString(type)});
    }
    return nodes;
}

QString limitText(const std::optional<json::Number> &limit)
{
    return limit ? textFromValue(json::Value(*limit)) : QString();
}

QList<QStringList> nodeRows(const QList<NodeRow> &nodes)
{
    QList<QStringList> rows;
    for (const NodeRow &node : nodes)
        rows.append(
            {node.id, node.nodeClass, node.title == node.nodeClass ? QString() : node.title});
    return rows;
}

QList<QStringList> fieldRows(const Form &form)
{
    QList<QStringList> rows;
    for (const Field &field : form.fields) {
        if (field.absent)
            continue;
        const QString name = fieldName(form, field);
        const QString id = field.id.toString();
        rows.append({name, name == id ? QString() : id, shortText(textFromValue(field.value)),
                     rangeText(field)});
    }
    return rows;
}

template <typename Wanted>
QList<QStringList> valueRows(const Form &form, Wanted &&wanted)
{
    QList<QStringList> rows;
    for (const Field &field : form.fields) {
        if (wanted(field) && !field.absent)
            rows.append({textFromValue(field.value), fieldName(form, field)});
    }
    return rows;
}

QList<QStringList> outputRows(const Form &form)
{
    QList<QStringList> rows;
    for (const OutputNode &output : form.outputs)
        rows.append(
            {output.node, output.title, output.temporary ? Words::tr("preview only") : QString()});
    return rows;
}

QList<QStringList> problemRows(const Form &form)
{
    QList<QStringList> rows;
    for (const Problem &problem : form.problems) {
        const QString advice = problem.kind == Problem::Kind::NeedsClasses
            ? Words::tr("Name a server (--server), or a saved answer to /object_info "
                        "(--object-info).")
            : problem.advice;
        rows.append({QString(problem.message + u' ' + advice).trimmed()});
    }
    return rows;
}

json::Array choicesJson(const Field &field)
{
    return field.choices ? field.choices->values : json::Array();
}

json::Value numberJson(const std::optional<json::Number> &number)
{
    return number ? json::Value(*number) : json::Value();
}

json::Object fieldJson(const Form &form, const Field &field)
{
    json::Object object {
        {"name", fieldName(form, field)},
        {"id", field.id.toString()},
        {"node", field.id.node},
        {"input", field.id.input},
        {"title", field.nodeTitle},
        {"holder", field.holder},
        {"holder_title", field.holderTitle},
        {"class", field.nodeClass},
        {"role", field.role == Role::None ? json::Value() : json::Value(roleName(field.role))},
        {"role_index", field.roleIndex},
        {"label", field.label},
        {"kind", kindWord(field.kind)},
        {"value", field.value},
        {"in_file", !field.absent},
        {"known", field.known},
    };
    if (!field.defaultValue.isNull())
        object.append("default", field.defaultValue);
    if (field.minimum)
        object.append("minimum", numberJson(field.minimum));
    if (field.maximum)
        object.append("maximum", numberJson(field.maximum));
    if (field.step)
        object.append("step", numberJson(field.step));
    if (field.choices)
        object.append("choices", choicesJson(field));
    return object;
}

template <typename Wanted>
json::Array valuesJson(const Form &form, Wanted &&wanted)
{
    json::Array array;
    for (const Field &field : form.fields) {
        if (wanted(field) && !field.absent) {
            array.emplace_back(json::Object {{"file", field.value},
                                             {"field", fieldName(form, field)},
                                             {"role", roleName(field.role)}});
        }
    }
    return array;
}

json::Array nodesJson(const QList<NodeRow> &nodes)
{
    json::Array array;
    for (const NodeRow &node : nodes)
        array.emplace_back(
            json::Object {{"id", node.id}, {"class", node.nodeClass}, {"title", node.title}});
    return array;
}

json::Array outputsJson(const Form &form)
{
    json::Array outputs;
    for (const OutputNode &output : form.outputs) {
        outputs.emplace_back(json::Object {{"node", output.node},
                                           {"title", output.title},
                                           {"class", output.nodeClass},
                                           {"temporary", output.temporary}});
    }
    return outputs;
}

json::Array problemsJson(const Form &form)
{
    json::Array problems;
    for (const Problem &problem : form.problems) {
        problems.emplace_back(json::Object {{"kind", problemWord(problem.kind)},
                                            {"node", problem.where.node},
                                            {"input", problem.where.input},
                                            {"message", problem.message}});
    }
    return problems;
}

} // namespace

QString rangeText(const Field &field)
{
    if (field.choices && !field.choices->texts.isEmpty()) {
        const QStringList &all = field.choices->texts;
        const QString shown = all.mid(0, kShownChoices).join(u", "_s);
        return all.size() > kShownChoices ? Words::tr("%1, … (%2)").arg(shown).arg(all.size())
                                          : shown;
    }
    const QString low = limitText(field.minimum);
    const QString high = limitText(field.maximum);
    if (!low.isEmpty() && !high.isEmpty())
        return Words::tr("%1 to %2").arg(low, high);
    if (!low.isEmpty())
        return Words::tr("at least %1").arg(low);
    if (!high.isEmpty())
        return Words::tr("at most %1").arg(high);
    return kindWord(field.kind);
}

QString infoText(const QString &name, const Document &document, const Form &form)
{
    const QList<NodeRow> nodes = nodesOf(document);
    const QString what = document.graph() != nullptr
        ? Words::tr("a workflow in the web editor's format")
        : Words::tr("a workflow in API format");
    const QString count
        = nodes.size() == 1 ? Words::tr("1 node") : Words::tr("%1 nodes").arg(nodes.size());
    return name + u": "_s + what + u", "_s + count + u'\n'
        + textSection(Words::tr("Nodes"), nodeRows(nodes))
        + textSection(Words::tr("Fields (name, place, value, what it takes)"), fieldRows(form))
        + textSection(Words::tr("Models"), valueRows(form, isModel))
        + textSection(Words::tr("Input images"), valueRows(form, isImage))
        + textSection(Words::tr("Outputs"), outputRows(form)) + outlineText(form)
        + textSection(Words::tr("Problems"), problemRows(form));
}

json::Object infoJson(const QString &name, const Document &document, const Form &form)
{
    json::Array fields;
    for (const Field &field : form.fields)
        fields.emplace_back(fieldJson(form, field));
    json::Object info {{"file", name},
                       {"format", formatWord(document.format())},
                       {"nodes", nodesJson(nodesOf(document))},
                       {"fields", std::move(fields)},
                       {"models", valuesJson(form, isModel)},
                       {"images", valuesJson(form, isImage)},
                       {"outputs", outputsJson(form)},
                       {"problems", problemsJson(form)}};
    addOutline(info, form);
    return info;
}

} // namespace gesso::cli
