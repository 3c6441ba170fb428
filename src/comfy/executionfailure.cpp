// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/executionfailure.h"

#include "comfy/words.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr std::array kModelEndings {".safetensors"_L1, ".ckpt"_L1, ".pt"_L1,   ".pth"_L1, ".bin"_L1,
                                    ".gguf"_L1,        ".sft"_L1,  ".onnx"_L1, ".pkl"_L1};

bool isOutOfMemory(const ExecutionError &error)
{
    return error.exceptionType.contains("OutOfMemory"_L1) || error.exceptionType == "MemoryError"_L1
        || error.message.contains("out of memory"_L1, Qt::CaseInsensitive)
        || error.message.contains("not enough memory"_L1, Qt::CaseInsensitive)
        || error.message.contains("Allocation on device"_L1);
}

bool isFileMissing(const ExecutionError &error)
{
    return error.exceptionType.endsWith("FileNotFoundError"_L1)
        || error.message.contains("No such file or directory"_L1)
        || error.message.contains("Invalid image file"_L1)
        || (error.message.contains("not found"_L1) && error.message.contains("Model in folder"_L1));
}

bool namesModel(const QString &message)
{
    static const QRegularExpression words(u"[\\s'\"`]+"_s);
    const QStringList parts = message.split(words, Qt::SkipEmptyParts);
    return message.contains("Model in folder"_L1)
        || std::any_of(parts.begin(), parts.end(), [](QString part) {
               while (part.endsWith(u'.') || part.endsWith(u',') || part.endsWith(u')'))
                   part.chop(1);
               return looksLikeModel(part);
           });
}

QString placeOf(const ExecutionError &error, const QString &title)
{
    const QString name = title.isEmpty() ? error.nodeClass : title;
    return error.node.isEmpty() ? name : Words::tr("%1 (node %2)").arg(name, error.node);
}

QString firstLine(const QString &message)
{
    return message.trimmed().section(u'\n', 0, 0).trimmed();
}

QString detailOf(const ExecutionError &error)
{
    QString detail = error.exceptionType.isEmpty()
        ? error.message.trimmed()
        : QString(error.exceptionType + u": "_s + error.message.trimmed());
    if (!error.traceback.isEmpty())
        detail += u'\n' + error.traceback.join(QString()).trimmed();
    return detail;
}

} // namespace

bool looksLikeModel(const QString &value)
{
    return std::any_of(
        kModelEndings.begin(), kModelEndings.end(), [&value](QLatin1StringView ending) {
            return value.size() > ending.size() && value.endsWith(ending, Qt::CaseInsensitive);
        });
}

ExecutionError::Cause causeOf(const ExecutionError &error)
{
    if (isOutOfMemory(error))
        return ExecutionError::Cause::OutOfMemory;
    if (!isFileMissing(error))
        return ExecutionError::Cause::Other;
    return namesModel(error.message) ? ExecutionError::Cause::MissingModel
                                     : ExecutionError::Cause::MissingFile;
}

ExecutionError readExecutionError(json::View data)
{
    ExecutionError error;
    error.node = data["node_id"].toString();
    error.nodeClass = data["node_type"].toString();
    error.exceptionType = data["exception_type"].toString();
    error.message = data["exception_message"].toString().trimmed();
    const json::View traceback = data["traceback"];
    if (traceback.isArray()) {
        for (const auto &[key, block] : traceback)
            error.traceback.append(block.toString());
    }
    error.cause = causeOf(error);
    return error;
}

Error explain(const ExecutionError &error, const QString &title)
{
    Error words {Error::Kind::Execution, {}, placeOf(error, title), {}, detailOf(error)};
    const QString name = title.isEmpty() ? error.nodeClass : title;
    switch (error.cause) {
    case ExecutionError::Cause::OutOfMemory:
        words.message = Words::tr("The server ran out of memory in “%1”.").arg(name);
        words.advice = Words::tr("Make the picture or the batch smaller, use a smaller model, or "
                                 "free the server's memory first.");
        break;
    case ExecutionError::Cause::MissingModel:
        words.message
            = Words::tr("“%1” did not find its model: %2").arg(name, firstLine(error.message));
        words.advice
            = Words::tr("Put the model into the server's models folder, or choose another one.");
        break;
    case ExecutionError::Cause::MissingFile:
        words.message
            = Words::tr("“%1” did not find a file: %2").arg(name, firstLine(error.message));
        words.advice = Words::tr("Choose the file again, so that it is sent to the server.");
        break;
    case ExecutionError::Cause::Other: {
        const QString line = firstLine(error.message);
        words.message = line.isEmpty() ? Words::tr("“%1” failed.").arg(name)
                                       : Words::tr("“%1” failed: %2").arg(name, line);
        words.advice = Words::tr(
            "Look at what goes into this node; the details hold the server's own words.");
        break;
    }
    }
    return words;
}

} // namespace gesso::comfy
