// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/transfers.h"

#include "comfy/address.h"
#include "comfy/words.h"
#include "json/reader.h"
#include "json/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QHttpMultiPart>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

// Inside the quotes of a Content-Disposition; raw UTF-8, as the server reads it best (protocol
// sheet 2.7).
QByteArray quotedName(const QString &name)
{
    QByteArray bytes = name.toUtf8();
    bytes.replace('\\', '_').replace('/', '_').replace('\r', '_').replace('\n', '_').replace('"',
                                                                                             "%22");
    return '"' + bytes + '"';
}

QHttpPart textPart(const QByteArray &name, const QByteArray &value)
{
    QHttpPart part;
    part.setRawHeader("Content-Disposition", "form-data; name=\"" + name + '"');
    part.setBody(value);
    return part;
}

json::Value originalOf(const OutputFile &file)
{
    return json::Object {
        {"filename", file.filename}, {"subfolder", file.subfolder}, {"type", file.type}};
}

// Null when the file cannot be opened.
std::unique_ptr<QHttpMultiPart> formOf(const UploadOrder &order)
{
    auto form = std::make_unique<QHttpMultiPart>(QHttpMultiPart::FormDataType);
    auto *file = new QFile(order.path, form.get());
    if (!file->open(QIODevice::ReadOnly))
        return nullptr;
    QHttpPart part;
    part.setRawHeader("Content-Disposition",
                      "form-data; name=\"image\"; filename=" + quotedName(order.name));
    part.setRawHeader("Content-Type", "application/octet-stream");
    part.setBodyDevice(file);
    form->append(part);
    form->append(textPart("type", "input"));
    if (!order.subfolder.isEmpty())
        form->append(textPart("subfolder", order.subfolder.toUtf8()));
    if (order.overwrite)
        form->append(textPart("overwrite", "true"));
    if (order.maskOf)
        form->append(textPart("original_ref", json::write(originalOf(*order.maskOf))));
    return form;
}

std::optional<Error> faultOf(const UploadOrder &order)
{
    const QFileInfo info(order.path);
    if (!info.isFile())
        return Error {Error::Kind::NotFound,
                      Words::tr("The file is not there any more."),
                      order.path,
                      Words::tr("Choose it again."),
                      {}};
    if (!info.isReadable())
        return Error {Error::Kind::Io,
                      Words::tr("The file may not be read."),
                      order.path,
                      Words::tr("Check its permissions."),
                      {}};
    constexpr qint64 kFrame = 4096; // of the multipart body around the file
    if (order.maxBytes > 0 && info.size() > order.maxBytes - kFrame) {
        return Error {
            Error::Kind::Invalid,
            Words::tr("The file has %1 MB; the server takes at most %2 MB.")
                .arg(info.size() >> 20)
                .arg(order.maxBytes >> 20),
            order.path,
            Words::tr("Use a smaller file, or start ComfyUI with a larger --max-upload-size."),
            {}};
    }
    return std::nullopt;
}

Result<OutputFile> uploadedFile(const HttpReply &reply)
{
    const auto parsed = json::read(reply.body);
    const QString name = parsed ? parsed->root()["name"].toString() : QString();
    if (name.isEmpty())
        return wrongBody(reply, Words::tr("The answer does not name the file."));
    OutputFile file;
    file.filename = name;
    file.subfolder = parsed->root()["subfolder"].toString();
    file.type = parsed->root()["type"].toString(u"input"_s);
    return file;
}

HttpRequest viewRequest(const OutputFile &file)
{
    HttpRequest request;
    request.path = u"/view"_s;
    request.query = queryOf(
        {{u"filename"_s, file.filename}, {u"subfolder"_s, file.subfolder}, {u"type"_s, file.type}});
    return request;
}

HttpRequest uploadRequest(const UploadOrder &order)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.path = order.maskOf ? u"/upload/mask"_s : u"/upload/image"_s;
    request.form = [order] { return formOf(order); };
    request.timeoutIsIdle = true;
    return request;
}

Result<OutputFile> checkedMask(const HttpReply &reply, const OutputFile &file)
{
    if (reply.isSuccess())
        return file;
    if (reply.status != 404)
        return errorOf(reply);
    return Error {
        Error::Kind::NotFound,
        Words::tr("The server took the mask and did not keep it: it lacks the picture of it."),
        reply.server, Words::tr("Send the picture again, then the mask."), reply.request};
}

} // namespace

QFuture<Result<QString>> uploadForPrompt(const Asker &asker, const UploadOrder &order)
{
    if (auto fault = faultOf(order))
        return QtFuture::makeReadyFuture(Result<QString>(*std::move(fault)));
    return askFor<QString>(
        asker, uploadRequest(order), [](const HttpReply &reply) -> Result<QString> {
            return uploadedFile(reply).map([](const OutputFile &file) {
                return file.subfolder.isEmpty() ? file.filename
                                                : QString(file.subfolder + u'/' + file.filename);
            });
        });
}

QFuture<Result<OutputFile>> upload(const Asker &asker, const UploadOrder &order)
{
    if (auto fault = faultOf(order))
        return QtFuture::makeReadyFuture(Result<OutputFile>(*std::move(fault)));
    auto sent = askFor<OutputFile>(asker, uploadRequest(order), uploadedFile);
    if (!order.maskOf)
        return sent;
    // On the thread of the request, which ends with its Http; a context that goes first would
    // assert (base/whendone.h).
    return sent
        .then([asker](const Result<OutputFile> &file) {
            if (!file)
                return QtFuture::makeReadyFuture(file);
            HttpRequest look = viewRequest(*file);
            look.verb = HttpRequest::Verb::Head;
            return ask<Result<OutputFile>>(
                asker, std::move(look),
                [made = *file](const HttpReply &reply) { return checkedMask(reply, made); });
        })
        .unwrap();
}

QFuture<Result<qint64>> download(const Asker &asker, const OutputFile &file, ByteSink *sink,
                                 qint64 maxBytes)
{
    HttpRequest request = viewRequest(file);
    request.sink = sink;
    request.maxBytes = maxBytes;
    request.timeoutIsIdle = true;
    return ask<Result<qint64>>(
        asker, std::move(request),
        [name = file.filename](const HttpReply &reply) -> Result<qint64> {
            if (reply.isSuccess())
                return reply.received;
            Error error = errorOf(reply);
            if (reply.status == 404 && !reply.error) {
                error.message
                    = Words::tr("The server does not have the file “%1” any more.").arg(name);
                error.advice
                    = Words::tr("It was deleted there; change the seed and run the job again.");
            }
            return error;
        });
}

} // namespace gesso::comfy
