// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/workflowfile.h"

#include "studio/formdocument.h"

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

} // namespace

Result<Document> readWorkflow(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(Error::Kind::NotFound, path, tr("There is no such file."),
                         tr("Check its name and folder."));
    if (info.isDir())
        return fileError(Error::Kind::Invalid, path, tr("This is a folder, not a workflow."),
                         tr("Open a file in it."));
    if (info.size() > kMostBytes)
        return fileError(Error::Kind::Invalid, path,
                         tr("This file is far too large for a workflow."),
                         tr("Open a workflow that was saved in the editor."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error = fileError(Error::Kind::Io, path, tr("This file cannot be read."),
                                tr("Allow reading it, or choose another."));
        error.detail = file.errorString();
        return error;
    }
    const QByteArray bytes = file.read(kMostBytes);
    if (file.error() != QFileDevice::NoError) {
        Error error = fileError(Error::Kind::Io, path, tr("This file cannot be read to its end."),
                                tr("Check the disk."));
        error.detail = file.errorString();
        return error;
    }
    return Document::read(bytes, path);
}

Result<void> writeWorkflow(const QString &path, const QByteArray &bytes)
{
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
