// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/rejection.h"

#include "comfy/errorshapes.h"
#include "comfy/executionfailure.h"
#include "comfy/words.h"
#include "json/reader.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

QString placeOf(const Prompt &prompt, const QString &node, const QString &input = {})
{
    if (node.isEmpty())
        return {};
    const QString title = prompt.titleOf(node);
    const QString place = title.isEmpty() ? Words::tr("node %1").arg(node)
                                          : Words::tr("%1 (node %2)").arg(title, node);
    return input.isEmpty() ? place : QString(place + u", "_s + input);
}

QString captured(const QString &text, const QString &pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

// An older server has node and class in its sentences only.
QString missingClassOf(json::View error)
{
    const json::View name = error["extra_info"]["class_type"];
    if (name.isString())
        return name.toString();
    return captured(error["message"].toString(), u"because node (.+) does not exist"_s);
}

QString nodeOf(json::View error)
{
    const json::View node = error["extra_info"]["node_id"];
    return node.isString() ? node.toString()
                           : captured(error["details"].toString(), u"Node ID '#(.+)'"_s);
}

bool isMissingClass(const QString &type)
{
    return type == "missing_node_type"_L1 || type == "invalid_prompt"_L1;
}

Error missingClassWords(const Rejection &rejection, const QString &place)
{
    if (rejection.missingClass.isEmpty()) {
        return {Error::Kind::Rejected,
                Words::tr("A node of the workflow has no class."),
                place,
                Words::tr("The file may be damaged; save it anew in the API format."),
                {}};
    }
    return {Error::Kind::Rejected,
            Words::tr("The server does not have the node “%1”.").arg(rejection.missingClass),
            place,
            Words::tr("Install the custom node that brings it on the server, or update ComfyUI."),
            {}};
}

// A value that looks like a model's file and is not in the list of its combo.
QString missingModelOf(json::View extra)
{
    const QString value = extra["received_value"].toString();
    return looksLikeModel(value) ? value : QString();
}

QString missingModel(json::View nodeErrors)
{
    for (const auto &[node, entry] : nodeErrors) {
        for (const auto &[index, error] : entry["errors"]) {
            const bool fits = error["type"].raw() == "value_not_in_list";
            QString model = fits ? missingModelOf(error["extra_info"]) : QString();
            if (!model.isEmpty())
                return model;
        }
    }
    return {};
}

Error inputWords(const Rejection &rejection, const Prompt &prompt)
{
    const InputError &first = rejection.inputs.first();
    const QString place = placeOf(prompt, first.node, first.input);
    if (!rejection.missingModel.isEmpty()) {
        return {
            Error::Kind::Rejected,
            Words::tr("The server does not have the model “%1”.").arg(rejection.missingModel),
            place,
            Words::tr("Put it into the server's models folder, or choose a model that is there."),
            {}};
    }
    const QString words = first.details.isEmpty() || first.details == first.input
        ? first.message
        : QString(first.message + u": "_s + first.details);
    const qsizetype more = rejection.inputs.size() - 1;
    const QString message = more == 0
        ? Words::tr("The server refuses a value: %1").arg(words)
        : Words::tr("The server refuses a value, and %n more: %1", nullptr, static_cast<int>(more))
              .arg(words);
    return {Error::Kind::Rejected, message, place, Words::tr("Correct the marked fields."), {}};
}

Error typeWords(const QString &type, const QString &words)
{
    if (type == "prompt_no_outputs"_L1) {
        return {Error::Kind::Rejected,
                Words::tr("The workflow has no node that makes a result."),
                {},
                Words::tr("Add a Save Image node, or another output, in ComfyUI."),
                {}};
    }
    if (type == "prompt_outputs_failed_validation"_L1) {
        return {Error::Kind::Rejected,
                Words::tr("The server refuses every output of the workflow and does not say why."),
                {},
                Words::tr("The workflow may have nodes that need each other in a circle."),
                {}};
    }
    const QString message = words.isEmpty()
        ? Words::tr("The server refuses the workflow.")
        : Words::tr("The server refuses the workflow: %1").arg(words);
    return {Error::Kind::Rejected, message, {}, {}, {}};
}

void addErrors(QList<InputError> &all, const QString &node, json::View entry)
{
    const QString nodeClass = entry["class_type"].toString();
    for (const auto &[index, error] : entry["errors"]) {
        const InputError input {node,
                                nodeClass,
                                error["extra_info"]["input_name"].toString(),
                                error["type"].toString(),
                                error["message"].toString(),
                                error["details"].toString()};
        if (!all.contains(
                input)) // one fault can be listed several times (custom_validation_failed)
            all.append(input);
    }
}

// A link to a node that is not there: a server names the input of the node below it (protocol
// sheet 2.1), people need the input that has the link.
InputError atItsLink(InputError error, const Prompt &prompt)
{
    static const QString kInner = u"exception_during_inner_validation"_s;
    const QString missing = captured(error.message + u'\n' + error.details, u"'([^']+)'"_s);
    if (error.type != kInner || missing.isEmpty() || prompt.contains(missing))
        return error;
    for (const QString &node : prompt.nodeIds()) {
        for (const QString &input : prompt.inputsOf(node)) {
            const std::optional<Link> link = prompt.link({node, input});
            if (!link || link->node != missing)
                continue;
            error.node = node;
            error.nodeClass = prompt.classOf(node);
            error.input = input;
            error.message
                = Words::tr("It comes from node %1, which is not in the workflow.").arg(missing);
            error.details.clear();
            return error;
        }
    }
    return error;
}

// The answer of something that does not speak of prompts: a proxy, a login, a limit.
Rejection withoutType(const HttpReply &reply)
{
    Rejection rejection;
    rejection.type = u"http_"_s + QString::number(reply.status);
    rejection.error = reply.isSuccess() ? wrongBody(reply, {}) : errorOf(reply);
    // Who asks for a login has not looked at the prompt.
    const bool login = reply.status == 401 || reply.status == 403 || reply.status == 407;
    if (reply.status >= 400 && !login)
        rejection.error.kind = Error::Kind::Rejected;
    if (reply.status == 413) {
        rejection.error.message = Words::tr("The workflow is larger than the server takes.");
        rejection.error.advice = Words::tr("Start ComfyUI with a larger --max-upload-size.");
    }
    return rejection;
}

} // namespace

QList<InputError> readNodeErrors(json::View nodeErrors)
{
    QList<InputError> all;
    if (!nodeErrors.isObject())
        return all;
    for (const auto &[node, entry] : nodeErrors) {
        if (entry["errors"].isArray())
            addErrors(all, node.toString(), entry);
    }
    return all;
}

Rejection readRejection(const HttpReply &reply, const Prompt &prompt)
{
    const auto parsed = json::read(reply.body);
    const json::View error = parsed ? parsed->root()["error"] : json::View();
    if (!error["type"].isString())
        return withoutType(reply);
    Rejection rejection;
    rejection.type = error["type"].toString();
    for (const InputError &input : readNodeErrors(parsed->root()["node_errors"])) {
        const InputError placed = atItsLink(input, prompt);
        if (!rejection.inputs.contains(placed))
            rejection.inputs.append(placed);
    }
    if (isMissingClass(rejection.type)) {
        rejection.missingClass = missingClassOf(error);
        rejection.error = missingClassWords(rejection, placeOf(prompt, nodeOf(error)));
    } else if (!rejection.inputs.isEmpty()) {
        rejection.missingModel = missingModel(parsed->root()["node_errors"]);
        rejection.error = inputWords(rejection, prompt);
    } else {
        rejection.error = typeWords(rejection.type, serverWords(reply));
    }
    if (rejection.error.where.isEmpty())
        rejection.error.where = reply.server;
    rejection.error.detail = QString(reply.request + u": "_s + QString::number(reply.status) + u'\n'
                                     + serverWords(reply));
    return rejection;
}

} // namespace gesso::comfy
