// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/filereply.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr qint64 kNanoseconds = 1'000'000; // of a millisecond

bool isDangerous(const QString &suffix)
{
    static const QSet<QString> suffixes {u"html"_s, u"htm"_s, u"js"_s,  u"mjs"_s,
                                         u"css"_s,  u"svg"_s, u"xml"_s, u"xhtml"_s};
    return suffixes.contains(suffix);
}

QByteArray typeOf(const QString &suffix)
{
    static const QHash<QString, QByteArray> types {
        {u"png"_s, "image/png"},    {u"jpg"_s, "image/jpeg"},    {u"jpeg"_s, "image/jpeg"},
        {u"webp"_s, "image/webp"},  {u"gif"_s, "image/gif"},     {u"bmp"_s, "image/bmp"},
        {u"tiff"_s, "image/tiff"},  {u"mp4"_s, "video/mp4"},     {u"webm"_s, "video/webm"},
        {u"mp3"_s, "audio/mpeg"},   {u"flac"_s, "audio/x-flac"}, {u"txt"_s, "text/plain"},
        {u"md"_s, "text/markdown"}, {u"csv"_s, "text/csv"},      {u"json"_s, "application/json"}};
    return types.value(suffix, "application/octet-stream");
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

struct Span
{
    qint64 from;
    qint64 to; // included
};

// The one range that is asked for; nothing when it is out of bounds or they are several.
std::optional<Span> rangeOf(const QByteArray &header, qint64 size)
{
    static const QRegularExpression form(u"^bytes=(\\d*)-(\\d*)$"_s);
    const auto match = form.match(QString::fromLatin1(header));
    if (!match.hasMatch() || match.captured(0) == "bytes=-"_L1)
        return std::nullopt;
    if (match.captured(1).isEmpty())
        return Span {std::max<qint64>(0, size - match.captured(2).toLongLong()), size - 1};
    Span span {match.captured(1).toLongLong(), size - 1};
    if (!match.captured(2).isEmpty())
        span.to = std::min(span.to, match.captured(2).toLongLong());
    return span.from < size && span.from <= span.to ? std::optional(span) : std::nullopt;
}

bool isUnchanged(const Request &request, const QByteArray &tag, const QDateTime &changed)
{
    if (request.hasHeader("if-none-match"))
        return request.header("if-none-match") == tag;
    if (!request.hasHeader("if-modified-since"))
        return false;
    QDateTime since
        = QLocale::c().toDateTime(QString::fromLatin1(request.header("if-modified-since")),
                                  u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    since.setTimeZone(QTimeZone::utc());
    return since.isValid() && changed.toSecsSinceEpoch() <= since.toSecsSinceEpoch();
}

} // namespace

Response fileReply(const Request &request, const QString &path, const QString &name)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Response::empty(404);
    const QDateTime changed = info.lastModified();
    const QByteArray tag = '"' + QByteArray::number(changed.toMSecsSinceEpoch() * kNanoseconds, 16)
        + '-' + QByteArray::number(info.size(), 16) + '"';
    const QString suffix = info.suffix().toLower();
    const bool dangerous = isDangerous(suffix);
    Response response {.type = dangerous ? QByteArray("application/octet-stream") : typeOf(suffix)};
    response.headers
        = {{"X-Content-Type-Options", "nosniff"},
           {"Content-Disposition",
            (dangerous ? "attachment; filename=\"" : "filename=\"") + name.toUtf8() + '"'},
           {"ETag", tag},
           {"Last-Modified", httpDate(changed)},
           {"Accept-Ranges", "bytes"}};
    if (dangerous)
        response.headers += {{"Cache-Control", "no-store"}, {"Vary", "Sec-Fetch-Dest"}};
    if (isUnchanged(request, tag, changed)) {
        response.status = 304;
        return response;
    }
    if (!request.hasHeader("range")) {
        response.body = file.readAll();
        return response;
    }
    const auto span = rangeOf(request.header("range"), info.size());
    if (!span) {
        response = Response::empty(416);
        response.headers.append(std::pair<QByteArray, QByteArray> {
            "Content-Range", "bytes */" + QByteArray::number(info.size())});
        return response;
    }
    file.seek(span->from);
    response.status = 206;
    response.body = file.read(span->to - span->from + 1);
    response.headers.append(std::pair<QByteArray, QByteArray> {
        "Content-Range",
        "bytes " + QByteArray::number(span->from) + '-' + QByteArray::number(span->to) + '/'
            + QByteArray::number(info.size())});
    return response;
}

} // namespace gesso::demo
