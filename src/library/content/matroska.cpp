// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/matroska.h"

#include <QCoreApplication>

#include <bit>
#include <optional>

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

struct Element
{
    quint64 id = 0;
    qint64 body = 0;
    qint64 end = 0; // may lie behind the file's end
    bool isOpen = false; // its length is not told: to the end
};

// Bytes that a number takes, by the zero bits before its first one; 0: no number.
int widthAt(ByteSource &source, qint64 at)
{
    const int width = std::countl_zero(source.u8(at)) + 1;
    return width > 8 ? 0 : width;
}

std::optional<Element> elementAt(ByteSource &source, qint64 at, qint64 end)
{
    const int idWidth = at < end ? widthAt(source, at) : 0;
    const qint64 lengthAt = at + idWidth;
    const int lengthWidth = idWidth > 0 && lengthAt < end ? widthAt(source, lengthAt) : 0;
    if (lengthWidth == 0)
        return std::nullopt;
    const quint64 mask = (quint64 {1} << (7 * lengthWidth)) - 1;
    const quint64 length = source.be(lengthAt, lengthWidth) & mask;
    Element element {source.be(at, idWidth), lengthAt + lengthWidth, 0, length == mask};
    constexpr quint64 kMost = quint64 {1} << 50;
    element.end = element.isOpen ? source.size() : element.body + qint64(std::min(length, kMost));
    return element;
}

std::optional<Element> find(ByteSource &source, const Element &parent, quint64 id, qint64 from)
{
    const qint64 end = std::min(parent.end, source.size());
    auto element = elementAt(source, from, end);
    while (element && !(element->id == id))
        element = elementAt(source, element->end, end);
    return element;
}

quint64 numberIn(ByteSource &source, const Element &parent, quint64 id)
{
    const auto element = find(source, parent, id, parent.body);
    if (!element || element->end - element->body > 4)
        return 0;
    return source.be(element->body, int(element->end - element->body));
}

QSize pictureSize(ByteSource &source, const Element &segment)
{
    const auto tracks = find(source, segment, Tracks, segment.body);
    if (!tracks)
        return {};
    for (auto track = find(source, *tracks, TrackEntry, tracks->body); track;
         track = find(source, *tracks, TrackEntry, track->end)) {
        const auto video = find(source, *track, Video, track->body);
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
    const auto header = elementAt(source, 0, source.size());
    const auto segment = header ? elementAt(source, header->end, source.size()) : std::nullopt;
    if (!segment || segment->id != Segment || segment->end > source.size())
        return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its end is missing"));
    const auto type = find(source, *header, DocType, header->body);
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
