// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "demo/api/filereply.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kPreviewQuality = 90;

Response encoded(const QImage &picture, const char *format, int quality, const QString &name)
{
    Response response {.type = "image/" + QByteArray(format)};
    QBuffer buffer(&response.body);
    buffer.open(QIODevice::WriteOnly);
    if (picture.isNull() || !picture.save(&buffer, format, quality))
        return Response::crash();
    response.headers.append(std::pair<QByteArray, QByteArray> {
        "Content-Disposition", "filename=\"" + name.toUtf8() + '"'});
    return response;
}

// The picture anew, at its full size, in the format that `preview=webp;90` names.
Response preview(const QImage &picture, const QString &wish, const QString &channel,
                 const QString &name)
{
    const QStringList parts = wish.split(u';');
    bool digits = false;
    const int asked = parts.last().toInt(&digits);
    const int quality = digits ? std::clamp(asked, 0, 100) : kPreviewQuality;
    const bool jpeg = parts.first() == "jpeg"_L1 && !channel.contains(u'a');
    const bool opaque = jpeg || channel == "rgb"_L1;
    return encoded(opaque ? picture.convertToFormat(QImage::Format_RGB32) : picture,
                   jpeg ? "jpeg" : "webp", quality, name);
}

QImage onlyAlpha(const QImage &picture)
{
    QImage alpha(picture.size(), QImage::Format_ARGB32);
    const QImage own = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < own.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(own.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(alpha.scanLine(y));
        std::transform(from, from + own.width(), to, [](QRgb c) { return c & 0xff000000U; });
    }
    return alpha;
}

Response answerFile(const Request &request, const QString &path, const QString &name)
{
    const QString wish = request.parameter(u"preview"_s).value_or(QString());
    const QString channel = request.parameter(u"channel"_s).value_or(QString());
    if (!wish.isEmpty())
        return preview(QImage(path), wish, channel, name);
    if (channel == "rgb"_L1)
        return encoded(QImage(path).convertToFormat(QImage::Format_RGB888), "png", -1, name);
    if (channel == "a"_L1)
        return encoded(onlyAlpha(QImage(path)), "png", -1, name);
    return fileReply(request, path, name);
}

Response view(const Request &request, const Backend &backend)
{
    const auto given = request.parameter(u"filename"_s);
    if (!given)
        return Response::empty(404);
    const QString type = request.parameter(u"type"_s).value_or(u"output"_s);
    const QString subfolder = request.parameter(u"subfolder"_s).value_or(QString());
    const QString alias = backend.queue->alias(aliasKey(type, subfolder, *given));
    if (!alias.isEmpty())
        return answerFile(request, alias, QFileInfo(alias).fileName());
    if (given->startsWith("blake3:"_L1))
        return Response::empty(404);
    FileName file = withoutAnnotation({*given, subfolder, type});
    if (file.name.isEmpty() || file.name.startsWith(u'/') || file.name.contains(".."_L1))
        return Response::empty(400);
    if (!backend.files->root(file.type))
        return Response::empty(400);
    // Only the subfolder is judged as a path; directories in the name are dropped.
    if (!subfolder.isEmpty() && !backend.files->path({u"x"_s, subfolder, file.type}))
        return Response::empty(403);
    file.name = file.name.section(u'/', -1);
    const auto path = backend.files->path(file);
    if (!path || !QFileInfo(*path).isFile())
        return Response::empty(404);
    return answerFile(request, *path, file.name);
}

} // namespace

void addViewRoutes(Router &router, const Backend &backend)
{
    router.add("GET", u"/view"_s, [&backend](const Request &request, const QStringList &) {
        return view(request, backend);
    });
    router.add("GET", u"/view_metadata/*"_s,
               [](const Request &, const QStringList &) { return Response::empty(404); });
}

} // namespace gesso::demo
