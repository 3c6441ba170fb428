// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/matroska.h"

#include "workflow/embedded/ebmlelement.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

enum ElementId : quint64 {
    Header = 0x1a45dfa3,
    DocType = 0x4282,
    Segment = 0x18538067,
    Tracks = 0x1654ae6b,
    TrackEntry = 0xae,
    Video = 0xe0,
    PixelWidth = 0xb0,
    PixelHeight = 0xba,
};

quint64 numberIn(ByteSource &source, const EbmlElement &parent, quint64 id)
{
    const auto element = findElement(source, parent, id, parent.body);
    if (!element || element->end - element->body > 4)
        return 0;
    return source.be(element->body, int(element->end - element->body));
}

QSize pictureSize(ByteSource &source, const EbmlElement &segment)
{
    const auto tracks = findElement(source, segment, Tracks, segment.body);
    if (!tracks)
        return {};
    for (auto track = findElement(source, *tracks, TrackEntry, tracks->body); track;
         track = findElement(source, *tracks, TrackEntry, track->end)) {
        const auto video = findElement(source, *track, Video, track->body);
        if (!video)
            continue;
        const quint64 width = numberIn(source, *video, PixelWidth) & 0xffffff;
        const quint64 height = numberIn(source, *video, PixelHeight) & 0xffffff;
        return {int(width), int(height)};
    }
    return {};
}

} // namespace

FormatAnswer readMatroska(ByteSource &source)
{
    const auto header = ebmlElementAt(source, 0, source.size());
    const auto segment = header ? ebmlElementAt(source, header->end, source.size()) : std::nullopt;
    if (!segment || segment->id != Segment || segment->end > source.size())
        return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its end is missing"));
    const auto type = findElement(source, *header, DocType, header->body);
    const bool isWebm = type && source.bytes(type->body, type->end - type->body).startsWith("webm");
    const QSize size = pictureSize(source, *segment);
    Content content;
    content.kind = size.isEmpty() ? MediaKind::Audio : MediaKind::Video;
    content.mimeType = QString((size.isEmpty() ? u"audio/"_s : u"video/"_s)
                               + (isWebm ? u"webm"_s : u"x-matroska"_s));
    content.suffix = isWebm ? u"webm"_s : u"mkv"_s;
    content.size = size;
    return content;
}

} // namespace gesso::library
