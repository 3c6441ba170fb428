// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/isomedia.h"

#include "workflow/embedded/isobox.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

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
QSize pictureSize(ByteSource &source, const IsoBox &movie)
{
    for (auto track = findBox(source, movie, "trak", movie.body); track;
         track = findBox(source, movie, "trak", track->end)) {
        const auto header = findBox(source, *track, "tkhd", track->body);
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
    while (const auto box = isoBoxAt(source, at, source.size())) {
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
