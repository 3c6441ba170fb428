// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobending.h"

#include "json/reader.h"
#include "json/writer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

json::Value fromError(const Error &error)
{
    return json::Object {{"kind", kindName(error.kind)},
                         {"message", error.message},
                         {"where", error.where},
                         {"advice", error.advice},
                         {"detail", error.detail}};
}

Error toError(const json::Value &value)
{
    return {kindFromName(value["kind"].toString()), value["message"].toString(),
            value["where"].toString(), value["advice"].toString(), value["detail"].toString()};
}

json::Value fromInputError(const comfy::InputError &error)
{
    return json::Object {{"node", error.node},       {"class", error.nodeClass},
                         {"input", error.input},     {"type", error.type},
                         {"message", error.message}, {"details", error.details}};
}

comfy::InputError toInputError(const json::Value &value)
{
    return {value["node"].toString(), value["class"].toString(),   value["input"].toString(),
            value["type"].toString(), value["message"].toString(), value["details"].toString()};
}

json::Value fromFile(const comfy::OutputFile &file)
{
    return json::Object {{"node", file.node},
                         {"filename", file.filename},
                         {"subfolder", file.subfolder},
                         {"type", file.type},
                         {"format", file.format}};
}

comfy::OutputFile toFile(const json::Value &value)
{
    return {value["node"].toString(), value["filename"].toString(), value["subfolder"].toString(),
            value["type"].toString(), value["format"].toString()};
}

template <typename List, typename F>
json::Array toArray(const List &list, F &&toValue)
{
    json::Array array;
    array.reserve(static_cast<std::size_t>(list.size()));
    for (const auto &item : list)
        array.push_back(toValue(item));
    return array;
}

template <typename List, typename F>
List toList(const json::Value &value, F &&fromValue)
{
    List list;
    for (const json::Value &item : value.array())
        list.append(fromValue(item));
    return list;
}

} // namespace

QByteArray toBytes(const JobEnding &ending)
{
    json::Object object {{"state", static_cast<int>(ending.state)}};
    if (!ending.error.message.isEmpty())
        object.set("error", fromError(ending.error));
    if (!ending.warning.message.isEmpty())
        object.set("warning", fromError(ending.warning));
    if (!ending.inputErrors.isEmpty())
        object.set("inputErrors", toArray(ending.inputErrors, fromInputError));
    if (!ending.traceback.isEmpty())
        object.set("traceback", toArray(ending.traceback, [](const QString &line) {
                       return json::Value(line);
                   }));
    if (ending.canFetchAgain)
        object.set("canFetchAgain", true);
    if (!ending.outputs.files.isEmpty())
        object.set("files", toArray(ending.outputs.files, fromFile));
    if (!ending.outputs.texts.isEmpty()) {
        object.set("texts", toArray(ending.outputs.texts, [](const comfy::OutputText &text) {
                       return json::Value(json::Object {{"node", text.node}, {"text", text.text}});
                   }));
    }
    return json::write(json::Value(std::move(object)));
}

JobEnding endingFromBytes(const QByteArray &bytes)
{
    JobEnding ending;
    const Result<json::Value> read = json::readValue(bytes);
    if (!read || !read->isObject()) {
        ending.state = JobState::Failed;
        ending.error.kind = Error::Kind::Io;
        ending.error.message = QCoreApplication::translate(
            "gesso::studio::JobEnding", "What Gesso noted about this job cannot be read.");
        ending.error.advice
            = QCoreApplication::translate("gesso::studio::JobEnding", "Run it again.");
        return ending;
    }
    const json::Value &value = *read;
    const qint64 state = value["state"].toInt64(static_cast<int>(JobState::Finished));
    ending.state = state == static_cast<int>(JobState::Failed) ? JobState::Failed
        : state == static_cast<int>(JobState::Cancelled)       ? JobState::Cancelled
                                                               : JobState::Finished;
    if (value["error"].isObject())
        ending.error = toError(value["error"]);
    if (value["warning"].isObject())
        ending.warning = toError(value["warning"]);
    ending.inputErrors = toList<QList<comfy::InputError>>(value["inputErrors"], toInputError);
    ending.traceback = toList<QStringList>(value["traceback"],
                                           [](const json::Value &line) { return line.toString(); });
    ending.canFetchAgain = value["canFetchAgain"].toBool();
    ending.outputs.files = toList<QList<comfy::OutputFile>>(value["files"], toFile);
    ending.outputs.texts
        = toList<QList<comfy::OutputText>>(value["texts"], [](const json::Value &text) {
              return comfy::OutputText {text["node"].toString(), text["text"].toString()};
          });
    return ending;
}

void applyEnding(const JobEnding &ending, Job *job)
{
    job->error = ending.error;
    job->inputErrors = ending.inputErrors;
    job->traceback = ending.traceback;
    job->warning = ending.warning;
    job->canFetchAgain = ending.canFetchAgain;
}

QByteArray toBytes(const QList<JobInput> &inputs)
{
    if (inputs.isEmpty())
        return {};
    return json::write(json::Value(toArray(inputs, [](const JobInput &input) {
        return json::Value(json::Object {{"node", input.field.node},
                                         {"input", input.field.input},
                                         {"sha256", QString::fromLatin1(input.sha256.toHex())},
                                         {"name", input.name}});
    })));
}

QList<JobInput> inputsFromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    const Result<json::Value> read = json::readValue(bytes);
    if (!read)
        return {};
    return toList<QList<JobInput>>(*read, [](const json::Value &input) {
        return JobInput {{input["node"].toString(), input["input"].toString()},
                         QByteArray::fromHex(input["sha256"].toString().toLatin1()),
                         input["name"].toString()};
    });
}

} // namespace gesso::studio
