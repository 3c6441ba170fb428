// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workflowfile.h"

#include "cli/words.h"
#include "workflow/embedded/embedded.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr qint64 kMostBytes = qint64 {256} << 20;

Result<QByteArray> readAll(QFile &file, const QString &name)
{
    QByteArray bytes = file.read(kMostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return Error {.kind = Error::Kind::Io,
                      .message = Words::tr("It cannot be read: %1.").arg(file.errorString()),
                      .where = name};
    }
    if (bytes.size() > kMostBytes) {
        return Error {.kind = Error::Kind::Invalid,
                      .message = Words::tr("It is larger than 256 MB, so it is no workflow."),
                      .where = name,
                      .advice = Words::tr("Choose a workflow file.")};
    }
    return bytes;
}

Result<QByteArray> workflowInside(QIODevice *device, const QString &name)
{
    const auto texts = readEmbedded(device, name);
    return texts ? workflowOf(*texts, name) : Result<QByteArray>(texts.error());
}

} // namespace

QString displayName(const QString &path)
{
    return path == "-"_L1 ? Words::tr("standard input") : path;
}

Result<QByteArray> readInputFile(const QString &path)
{
    QFile file(path);
    if (path == "-"_L1) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return Error {.kind = Error::Kind::Io,
                          .message = Words::tr("Standard input cannot be read.")};
        return readAll(file, displayName(path));
    }
    if (!QFileInfo::exists(path)) {
        return Error {.kind = Error::Kind::NotFound,
                      .message = Words::tr("There is no such file."),
                      .where = path,
                      .advice = Words::tr("Check the name and the folder.")};
    }
    if (QFileInfo(path).isDir()) {
        return Error {.kind = Error::Kind::Invalid,
                      .message = Words::tr("It is a folder."),
                      .where = path,
                      .advice = Words::tr("Name a workflow file in it.")};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error {.kind = Error::Kind::Io,
                      .message = Words::tr("It cannot be opened: %1.").arg(file.errorString()),
                      .where = path};
    }
    return readAll(file, path);
}

Result<QByteArray> readWorkflowText(const QString &path)
{
    constexpr qint64 kHead = 4096;
    QFile file(path);
    const bool isFile = path != "-"_L1 && QFileInfo(path).isFile();
    if (isFile && file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        && mayCarryWorkflow(file.read(kHead)))
        return workflowInside(&file, path);
    Result<QByteArray> bytes = readInputFile(path);
    if (!bytes || isFile || !mayCarryWorkflow(bytes->left(kHead)))
        return bytes;
    QBuffer buffer(&*bytes);
    buffer.open(QIODevice::ReadOnly);
    return workflowInside(&buffer, displayName(path));
}

Result<Document> readWorkflowFile(const QString &path)
{
    Result<QByteArray> bytes = readWorkflowText(path);
    if (!bytes)
        return bytes.error();
    return Document::read(*bytes, displayName(path));
}

} // namespace gesso::cli
