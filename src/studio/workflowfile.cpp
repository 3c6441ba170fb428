// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/workflowfile.h"

#include "studio/formdocument.h"
#include "workflow/embedded/embedded.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr qint64 kMostBytes = qint64 {256}
    << 20; // the largest workflows with pictures inside have some 20 MB

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::studio::WorkflowFile", text);
}

Error fileError(Error::Kind kind, const QString &path, const QString &message,
                const QString &advice)
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.where = path;
    error.advice = advice;
    return error;
}

constexpr qint64 kHead = 4096; // tells what a file is

Result<WorkflowFile> readParametersOf(const EmbeddedTexts &texts, const QString &path)
{
    auto parameters = texts.swarm.isEmpty() ? readParameters(texts.parameters)
                                            : readSwarmParameters(texts.swarm);
    if (!parameters)
        return parameters.error().at(path);
    WorkflowFile file;
    file.parameters = std::move(parameters).value();
    return file;
}

// The graph wins over the prompt; where it cannot be read the prompt is better than nothing.
Result<WorkflowFile> readInside(QFile *device, const QString &path)
{
    const auto texts = readEmbedded(device, path);
    if (!texts)
        return texts.error();
    if (!texts->hasWorkflow())
        return readParametersOf(*texts, path);
    auto sent
        = texts->prompt.isEmpty() ? Result<Document>(Error()) : Document::read(texts->prompt, path);
    auto document = texts->graph.isEmpty() ? sent : Document::read(texts->graph, path);
    if (!document && !sent)
        return document.error();
    WorkflowFile file;
    file.document = document ? *document : *sent;
    if (document && sent && !texts->graph.isEmpty())
        file.sent = sent->prompt();
    return file;
}

Result<WorkflowFile> readText(QFile *device, const QString &path)
{
    const QByteArray bytes = device->readAll();
    if (device->error() != QFileDevice::NoError) {
        Error error = fileError(Error::Kind::Io, path, tr("This file cannot be read to its end."),
                                tr("Check the disk."));
        error.detail = device->errorString();
        return error;
    }
    auto document = Document::read(bytes, path);
    if (!document)
        return document.error();
    WorkflowFile file;
    file.document = std::move(document).value();
    return file;
}

bool isOtherFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && mayCarryWorkflow(file.read(kHead));
}

} // namespace

Result<WorkflowFile> readWorkflow(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(Error::Kind::NotFound, path, tr("There is no such file."),
                         tr("Check its name and folder."));
    if (info.isDir())
        return fileError(Error::Kind::Invalid, path, tr("This is a folder, not a workflow."),
                         tr("Open a file in it."));
    if (!info.isFile()) // a pipe or a device may never end
        return fileError(Error::Kind::Invalid, path, tr("This is no file, but a pipe or a device."),
                         tr("Open a workflow file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error = fileError(Error::Kind::Io, path, tr("This file cannot be read."),
                                tr("Allow reading it, or choose another."));
        error.detail = file.errorString();
        return error;
    }
    if (mayCarryWorkflow(file.read(kHead)))
        return readInside(&file, path);
    if (info.size() > kMostBytes)
        return fileError(Error::Kind::Invalid, path,
                         tr("This file is far too large for a workflow."),
                         tr("Open a workflow that was saved in the editor."));
    file.seek(0);
    return readText(&file, path);
}

Result<void> writeWorkflow(const QString &path, const QByteArray &bytes)
{
    if (isOtherFile(path))
        return fileError(Error::Kind::Invalid, path,
                         tr("This would replace a picture or another file by a workflow."),
                         tr("Save the workflow under another name."));
    QSaveFile file(path);
    errno = 0;
    const bool written
        = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (written)
        return {};
    const bool full
        = errno == ENOSPC || errno == EDQUOT || file.error() == QFileDevice::ResourceError;
    Error error = full
        ? fileError(Error::Kind::DiskFull, path, tr("There is no room left to save this workflow."),
                    tr("Make room, or save it elsewhere."))
        : fileError(Error::Kind::Io, path, tr("This workflow cannot be saved there."),
                    tr("Allow writing there, or save it elsewhere."));
    error.detail = file.errorString();
    return error;
}

JobRequest requestOf(const FormDocument &document)
{
    JobRequest request;
    request.workflow = document.name();
    request.form = document.form();
    request.fromGraph = document.document().graph() != nullptr;
    // Values are put into a prompt when it is sent; a graph has them at once.
    const Document source = request.fromGraph ? document.edited() : document.document();
    request.prompt = source.prompt();
    request.extraPnginfo = source.extraPnginfo();
    request.values = document.valuesToSend();
    for (const Field &field : request.form.fields) {
        if (const QString file = document.inputFile(field.id); !file.isEmpty())
            request.inputFiles.insert(field.id, file);
        if (!field.isSeed)
            continue;
        const SeedMode mode = document.seedMode(field.id);
        request.seedModes.insert(field.id, mode);
        const bool steps = mode == SeedMode::Increment || mode == SeedMode::Decrement;
        if (!steps || !document.stepsFromValue(field.id))
            request.lastSeeds.insert(field.id, document.lastSeed(field.id));
    }
    return request;
}

} // namespace gesso::studio
