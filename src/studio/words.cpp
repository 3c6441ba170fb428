// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/words.h"

#include "comfy/leftout.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::studio::Words", text);
}

// "KSampler (node 3)"; a node that the prompt lacks by what the server said of it.
QString nodeName(const Prompt &prompt, const QString &node, const QString &nodeClass)
{
    const QString title = prompt.titleOf(node);
    return tr("%1 (node %2)").arg(title.isEmpty() ? nodeClass : title, node);
}

QString firstLine(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.left(trimmed.indexOf(u'\n') < 0 ? trimmed.size() : trimmed.indexOf(u'\n'))
        .trimmed();
}

QString ended(QString sentence)
{
    if (!sentence.isEmpty() && !sentence.endsWith(u'.') && !sentence.endsWith(u'!')
        && !sentence.endsWith(u'?'))
        sentence += u'.';
    return sentence;
}

QString executionAdvice(comfy::ExecutionError::Cause cause)
{
    switch (cause) {
    case comfy::ExecutionError::Cause::OutOfMemory:
        return tr("Make the picture or the batch smaller, choose a smaller model, or free the "
                  "server's memory; then retry.");
    case comfy::ExecutionError::Cause::MissingModel:
        return tr("Choose a model that the server has, or put the file into its models folder; "
                  "then retry.");
    case comfy::ExecutionError::Cause::MissingFile:
        return tr("Choose the input file again, so that it is sent anew; then retry.");
    case comfy::ExecutionError::Cause::Other:
        return tr(
            "Change this node's settings and retry; the details have the server's own words.");
    }
    Q_UNREACHABLE();
}

QString executionSentence(const comfy::ExecutionError &error, const QString &name)
{
    switch (error.cause) {
    case comfy::ExecutionError::Cause::OutOfMemory:
        return tr("The server ran out of memory in %1.").arg(name);
    case comfy::ExecutionError::Cause::MissingModel:
        return tr("%1 did not find its model: %2").arg(name, ended(firstLine(error.message)));
    case comfy::ExecutionError::Cause::MissingFile:
        return tr("%1 did not find its file: %2").arg(name, ended(firstLine(error.message)));
    case comfy::ExecutionError::Cause::Other:
        return tr("%1 failed: %2")
            .arg(name,
                 ended(firstLine(error.message.isEmpty() ? error.exceptionType : error.message)));
    }
    Q_UNREACHABLE();
}

QString inputAdvice(const QString &type)
{
    if (type == "value_not_in_list"_L1)
        return tr("Choose one that the server has.");
    if (type == "value_smaller_than_min"_L1 || type == "value_bigger_than_max"_L1)
        return tr("Use a value within the range.");
    if (type == "required_input_missing"_L1)
        return tr("Give it a value, or connect it in the workflow.");
    if (type == "custom_validation_failed"_L1)
        return tr("Choose the file again.");
    return tr("Correct it and generate again.");
}

// The field where a person can mend an input: the input itself, or the one value behind its link.
FieldId mendableField(const FieldId &id, const Form &form, const Prompt &prompt)
{
    if (form.find(id))
        return id;
    const auto link = prompt.link(id);
    if (!link)
        return {};
    FieldId only;
    for (const Field &field : form.fields) {
        if (field.id.node != link->node)
            continue;
        if (!only.node.isEmpty())
            return {};
        only = field.id;
    }
    return only;
}

} // namespace

Error executionWords(const comfy::ExecutionError &error, const Prompt &prompt)
{
    const QString name = nodeName(prompt, error.node, error.nodeClass);
    Error words;
    words.kind = Error::Kind::Execution;
    words.message = executionSentence(error, name);
    words.where = name;
    words.advice = executionAdvice(error.cause);
    words.detail = error.exceptionType.isEmpty()
        ? error.message
        : QString(error.exceptionType + u": "_s + error.message);
    return words;
}

Error inputWords(const comfy::InputError &error, const Prompt &prompt)
{
    Error words;
    words.kind = Error::Kind::Rejected;
    words.where = nodeName(prompt, error.node, error.nodeClass);
    if (!error.input.isEmpty())
        words.where += u", "_s + error.input;
    const QString details = firstLine(error.details);
    if (error.type == "value_not_in_list"_L1)
        words.message = tr("The server does not have this choice: %1")
                            .arg(ended(details.isEmpty() ? error.input : details));
    else if (details.isEmpty() || details == error.input)
        words.message = ended(firstLine(error.message));
    else
        words.message = tr("%1: %2").arg(firstLine(error.message), ended(details));
    words.advice = inputAdvice(error.type);
    words.detail = QString(error.type + u": "_s + error.message + u'\n' + error.details).trimmed();
    return words;
}

Error rejectionWords(const comfy::Rejection &rejection, const Prompt &prompt)
{
    if (!rejection.missingClass.isEmpty()) {
        Error words = rejection.error;
        words.kind = Error::Kind::Rejected;
        words.message
            = tr("The server does not have the node class %1.").arg(rejection.missingClass);
        words.advice = tr("Install the custom nodes that bring it on the server, update the "
                          "server, or use another workflow.");
        return words;
    }
    if (!rejection.missingModel.isEmpty()) {
        Error words = rejection.error;
        words.kind = Error::Kind::Rejected;
        words.message = tr("The server does not have the model %1.").arg(rejection.missingModel);
        words.advice = tr("Choose one of its models, or put the file into its models folder.");
        return words;
    }
    if (rejection.inputs.isEmpty())
        return rejection.error; // a proxy's or a login page's is no refusal of the workflow
    Error words = inputWords(rejection.inputs.constFirst(), prompt);
    if (rejection.inputs.size() > 1) {
        words.message
            = QCoreApplication::translate("gesso::studio::Words",
                                          "The server does not take %n value(s). The first: %1",
                                          nullptr, static_cast<int>(rejection.inputs.size()))
                  .arg(words.message);
    }
    words.detail = rejection.error.detail.isEmpty() ? words.detail : rejection.error.detail;
    return words;
}

Error droppedWords(const QList<comfy::InputError> &dropped, const Prompt &prompt)
{
    if (dropped.isEmpty())
        return {};
    QStringList names;
    for (const QString &output : comfy::leftOutOutputs(prompt, dropped))
        names.append(nodeName(prompt, output, output));
    Error words = inputWords(dropped.constFirst(), prompt);
    const QString what = names.isEmpty()
        ? words.message
        : tr("There is no result of %1. %2").arg(names.join(u", "_s), words.message);
    words.message = tr("The server left out a part of this workflow. %1").arg(what);
    return words;
}

QHash<FieldId, Error> fieldProblems(const Job &job, const Form &form, const Prompt &prompt)
{
    QHash<FieldId, Error> problems;
    for (const comfy::InputError &error : job.inputErrors) {
        const FieldId field = mendableField({error.node, error.input}, form, prompt);
        if (!field.node.isEmpty()
            && !problems.contains(field)) // one fault may be told more than once
            problems.insert(field, inputWords(error, prompt));
    }
    return problems;
}

} // namespace gesso::studio
