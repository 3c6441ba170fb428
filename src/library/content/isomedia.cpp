// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/isomedia.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

struct Box
{
    QByteArray type;
    qint64 body = 0;
    qint64 end = 0;
};

// Nothing when it does not fit before `end`.
std::optional<Box> boxAt(ByteSource &source, qint64 at, qint64 end)
{
    if (at + 8 > end)
        return std::nullopt;
    auto length = source.be(at, 4);
    qint64 body = at + 8;
    if (length == 1) {
        length = source.be(at + 8, 8);
        body += 8;
    } else if (length == 0) { // to the end
        length = quint64(end - at);
    }
    if (length > quint64(end - at) || qint64(length) < body - at)
        return std::nullopt;
    return Box {source.bytes(at + 4, 4), body, at + qint64(length)};
}

std::optional<Box> find(ByteSource &source, const Box &parent, const char *type, qint64 from)
{
    auto box = boxAt(source, from, parent.end);
    while (box && !(box->type == type))
        box = boxAt(source, box->end, parent.end);
    return box;
}

QString mimeOf(const QByteArray &brand, bool hasVideo)
{
    if (brand == "avif" || brand == "avis")
        return u"image/avif"_s;
    if (brand == "heic" || brand == "heix" || brand == "mif1")
        return u"image/heic"_s;
    if (!hasVideo)
        return u"audio/mp4"_s;
    return brand == "qt  " ? u"video/quicktime"_s : u"video/mp4"_s;
}

QString suffixFor(const QString &mime)
{
    if (mime == "image/avif"_L1)
        return u"avif"_s;
    if (mime == "image/heic"_L1)
        return u"heic"_s;
    if (mime == "video/quicktime"_L1)
        return u"mov"_s;
    return mime == "audio/mp4"_L1 ? u"m4a"_s : u"mp4"_s;
}

// Width and height of the first track that has them: 16.16 at the end of its header.
QSize pictureSize(ByteSource &source, const Box &movie)
{
    for (auto track = find(source, movie, "trak", movie.body); track;
         track = find(source, movie, "trak", track->end)) {
        const auto header = find(source, *track, "tkhd", track->body);
        if (!header || header->end - header->body < 84)
            continue;
        const QSize size(int(source.be(header->end - 8, 2)), int(source.be(header->end - 4, 2)));
        if (!size.isEmpty())
            return size;
    }
    return {};
}

} // namespace

FormatAnswer readIsoMedia(ByteSource &source)
{
    const QByteArray brand = source.bytes(8, 4);
    QSize size;
    bool hasIndex = false;
    bool hasData = false;
    qint64 at = 0;
    while (const auto box = boxAt(source, at, source.size())) {
        if (box->type == "moov")
            size = pictureSize(source, *box);
        hasIndex = hasIndex || box->type == "moov" || box->type == "meta";
        hasData = hasData || box->type == "mdat";
        at = box->end;
    }
    if (at != source.size() || !hasIndex || !hasData)
        return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its end is missing"));
    Content content;
    content.mimeType = mimeOf(brand, !size.isEmpty());
    content.suffix = suffixFor(content.mimeType);
    content.size = size;
    content.kind = content.mimeType.startsWith("image"_L1) ? MediaKind::Image
        : size.isEmpty()                                   ? MediaKind::Audio
                                                           : MediaKind::Video;
    return content;
}

} // namespace gesso::library
