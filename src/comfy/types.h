// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "json/value.h"
#include "workflow/prompt.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace gesso::comfy {

// A file that a node made, as `executed` and history tell it (protocol sheet 4.4). The names are
// the server's and are not to be trusted as paths.
struct OutputFile
{
    QString node; // id in the posted prompt (an expanded node's display id)
    QString filename;
    QString subfolder;
    QString type; // "output", "temp" or "input"
    QString format; // MIME type where a pack tells it; else empty

    friend bool operator==(const OutputFile &, const OutputFile &) = default;
};

// A text that a node showed.
struct OutputText
{
    QString node;
    QString text;

    friend bool operator==(const OutputText &, const OutputText &) = default;
};

struct Outputs
{
    QList<OutputFile> files;
    QList<OutputText> texts;

    friend bool operator==(const Outputs &, const Outputs &) = default;
};

// One entry of node_errors[...].errors (protocol sheet 2.1).
struct InputError
{
    QString node;
    QString nodeClass;
    QString input; // may be empty
    QString type; // "value_not_in_list", ...
    QString message;
    QString details;

    friend bool operator==(const InputError &, const InputError &) = default;
};

// Why a prompt was refused as a whole.
struct Rejection
{
    QString type; // error.type: "missing_node_type", "prompt_outputs_failed_validation", ...
    Error error; // in words for people
    QString missingClass; // for a class that the server lacks; from `details` or `message` on old
                          // servers
    QString missingModel; // a model's file that is not in the server's list
    QList<InputError> inputs;
};

// A node failed while the prompt ran (protocol sheet 3.3, execution_error).
struct ExecutionError
{
    enum class Cause { Other, OutOfMemory, MissingModel, MissingFile };
    QString node;
    QString nodeClass;
    QString exceptionType;
    QString message;
    QStringList traceback;
    Cause cause = Cause::Other;

    friend bool operator==(const ExecutionError &, const ExecutionError &) = default;
};

// What is posted to /prompt.
struct Submission
{
    QString promptId; // canonical UUID, lower case, made here
    Prompt prompt;
    json::Value extraPnginfo; // an object, or null
    bool previews = true;
};

// What a server says of itself.
struct ServerFacts
{
    QString version; // comfyui_version; empty when it does not tell
    QString os;
    QString pythonVersion;
    QStringList devices; // names, primary first
    qint64 vramTotal = 0; // bytes, of the primary device
    qint64 vramFree = 0;
    qint64 maxUploadSize = 104857600; // bytes of a whole multipart body
    bool hasJobsApi = false;
};

} // namespace gesso::comfy
