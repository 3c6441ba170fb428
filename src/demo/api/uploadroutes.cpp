// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "demo/files/pngchunks.h"
#include "demo/http/multipart.h"
#include "json/reader.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kMostNumbers = 10000; // of "stem (1).ext"

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The name under which the bytes go: the wanted one, "stem (1).ext", ..., or an existing file of
// the same bytes, which is then not written anew.
struct Destination
{
    FileName file;
    QString path;
    bool write = true;
};

struct Upload
{
    QByteArray bytes;
    FileName file;
    bool overwrite = false;
    QString originalRef; // of a mask
};

QString fieldOf(const QList<FormPart> &parts, const QString &name, const QString &fallback = {})
{
    const FormPart *part = findPart(parts, name);
    return part == nullptr ? fallback : QString::fromUtf8(part->bytes);
}

// The parts of an upload, or the refusal.
std::variant<Upload, Response> readUpload(const Request &request)
{
    const auto parts = readMultipart(request.header("content-type"), request.body);
    if (!parts)
        return Response::crash();
    const FormPart *image = findPart(*parts, u"image"_s);
    if (image == nullptr)
        return Response::empty(400);
    if (!image->fileName)
        return Response::crash();
    if (image->fileName->isEmpty())
        return Response::empty(400);
    const QString overwrite = fieldOf(*parts, u"overwrite"_s);
    return Upload {.bytes = image->bytes,
                   .file = {*image->fileName, fieldOf(*parts, u"subfolder"_s),
                            fieldOf(*parts, u"type"_s, u"input"_s)},
                   .overwrite = overwrite == "true"_L1 || overwrite == "1"_L1,
                   .originalRef = fieldOf(*parts, u"original_ref"_s)};
}

Destination destinationOf(const Upload &upload, const QString &path)
{
    Destination destination {upload.file, path};
    if (upload.overwrite)
        return destination;
    const QFileInfo wanted(path);
    const QString suffix = wanted.suffix().isEmpty() ? QString() : QString(u'.' + wanted.suffix());
    for (int number = 1; QFileInfo::exists(destination.path) && number < kMostNumbers; ++number) {
        if (contentOf(destination.path) == upload.bytes) {
            destination.write = false;
            break;
        }
        destination.file.name
            = u"%1 (%2)%3"_s.arg(wanted.completeBaseName()).arg(number).arg(suffix);
        destination.path = wanted.absolutePath() + u'/' + destination.file.name;
    }
    return destination;
}

// The original's picture with the alpha of the upload, and with the original's texts; nothing when
// there is no such original or the sizes differ.
std::optional<QByteArray> composite(const Upload &upload, const FileStore &files)
{
    const json::Value ref = json::readValue(upload.originalRef.toUtf8()).valueOr({});
    const auto path
        = files.path(withoutAnnotation({ref["filename"].toString(), ref["subfolder"].toString(),
                                        ref["type"].toString(u"output"_s)}));
    QImage original;
    if (!path || !original.load(*path))
        return std::nullopt;
    const QImage mask = QImage::fromData(upload.bytes).convertToFormat(QImage::Format_ARGB32);
    original = original.convertToFormat(QImage::Format_ARGB32);
    if (mask.size() != original.size())
        return QByteArray();
    for (int y = 0; y < original.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(mask.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(original.scanLine(y));
        for (int x = 0; x < original.width(); ++x)
            to[x] = (to[x] & 0x00ffffffU) | (from[x] & 0xff000000U);
    }
    return writePng(original, readPngTexts(contentOf(*path)));
}

Response uploadTo(const Request &request, const Backend &backend, bool mask)
{
    const auto read = readUpload(request);
    if (const auto *refusal = std::get_if<Response>(&read))
        return *refusal;
    const Upload upload = std::get<Upload>(read);
    const auto root = backend.files->root(upload.file.type);
    if (!root || (mask && upload.originalRef.isEmpty()))
        return Response::crash();
    const auto path = backend.files->path(upload.file);
    if (!path)
        return Response::empty(400);
    QDir(*root).mkpath(upload.file.subfolder.isEmpty() ? u"."_s : upload.file.subfolder);
    const Destination destination = destinationOf(upload, *path);
    // Only the subfolder is made, not what a name with separators would need.
    if (!QFileInfo(QFileInfo(destination.path).absolutePath()).isDir())
        return Response::crash();
    std::optional<QByteArray> bytes = mask ? composite(upload, *backend.files) : upload.bytes;
    if (mask && bytes && bytes->isEmpty())
        return Response::crash();
    if (destination.write && bytes) {
        QFile file(destination.path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size())
            return Response::crash();
    }
    return Response::json(json::Object {{"name", destination.file.name},
                                        {"subfolder", upload.file.subfolder},
                                        {"type", upload.file.type}});
}

} // namespace

void addUploadRoutes(Router &router, const Backend &backend)
{
    router.add("POST", u"/upload/image"_s, [&backend](const Request &request, const QStringList &) {
        return uploadTo(request, backend, false);
    });
    router.add("POST", u"/upload/mask"_s, [&backend](const Request &request, const QStringList &) {
        return uploadTo(request, backend, true);
    });
}

} // namespace gesso::demo
