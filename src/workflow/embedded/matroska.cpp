// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/ebmlelement.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"

#include <algorithm>

namespace gesso {

namespace {

// RFC 9559, section 5.
enum MatroskaId : quint64 {
    MatroskaSegment = 0x18538067,
    SeekHead = 0x114d9b74,
    Seek = 0x4dbb,
    SeekId = 0x53ab,
    SeekPosition = 0x53ac,
    Cluster = 0x1f43b675,
    Tags = 0x1254c367,
    MatroskaTag = 0x7373,
    SimpleTag = 0x67c8,
    TagName = 0x45a3,
    TagString = 0x4487,
};

constexpr qint64 kMostName = 255;

class MatroskaTexts
{
public:
    MatroskaTexts(ByteSource &source, TextCollector &texts)
        : m_source(source)
        , m_texts(texts)
    {
    }

    Result<void> readSegment(const EbmlElement &segment);

private:
    // Calls `read` for each element of an id inside a parent.
    template <typename F>
    Result<void> each(const EbmlElement &parent, quint64 id, F read);

    [[nodiscard]] quint64 number(const EbmlElement &element);
    Result<void> readSeekHead(const EbmlElement &segment, const EbmlElement &head);
    Result<void> readTags(const EbmlElement &tags);
    Result<void> readSimpleTag(const EbmlElement &tag);
    Result<void> readTop(const EbmlElement &segment, const EbmlElement &element);

    ByteSource &m_source;
    TextCollector &m_texts;
    int m_parts = 0;
    bool m_hasTags = false;
};

template <typename F>
Result<void> MatroskaTexts::each(const EbmlElement &parent, quint64 id, F read)
{
    qint64 at = parent.body;
    while (at < parent.end) {
        const auto element = ebmlElementAt(m_source, at, parent.end);
        if (!element || element->end > parent.end)
            return fault::tooLong("EBML", at);
        if (++m_parts > fault::kMostParts)
            return fault::tooMany();
        if (m_texts.isFull())
            return fault::tooLarge("Tags");
        if (element->id == id) {
            if (Result<void> done = read(*element); !done)
                return done;
        }
        at = element->end;
    }
    return {};
}

quint64 MatroskaTexts::number(const EbmlElement &element)
{
    return m_source.be(element.body, int(std::clamp<qint64>(element.end - element.body, 0, 8)));
}

// The index of the segment's parts: leads to the tags without a walk over the pictures.
Result<void> MatroskaTexts::readSeekHead(const EbmlElement &segment, const EbmlElement &head)
{
    return each(head, Seek, [this, &segment](const EbmlElement &seek) -> Result<void> {
        const auto id = findElement(m_source, seek, SeekId, seek.body);
        const auto position = findElement(m_source, seek, SeekPosition, seek.body);
        if (!id || !position || number(*id) != Tags)
            return {};
        const quint64 offset = number(*position);
        if (offset >= quint64(segment.end - segment.body))
            return fault::tooLong("SeekHead", seek.body);
        const auto tags = ebmlElementAt(m_source, segment.body + qint64(offset), segment.end);
        if (!tags || tags->id != Tags)
            return {}; // an index that is out of date
        return readTags(*tags);
    });
}

Result<void> MatroskaTexts::readTags(const EbmlElement &tags)
{
    if (tags.end > m_source.size())
        return fault::tooLong("Tags", tags.body);
    m_hasTags = true;
    return each(tags, MatroskaTag, [this](const EbmlElement &tag) {
        return each(tag, SimpleTag,
                    [this](const EbmlElement &simple) { return readSimpleTag(simple); });
    });
}

Result<void> MatroskaTexts::readSimpleTag(const EbmlElement &tag)
{
    const auto name = findElement(m_source, tag, TagName, tag.body);
    const auto text = findElement(m_source, tag, TagString, tag.body);
    if (!name || !text)
        return {};
    const QByteArray key = m_source.bytes(name->body, std::min(name->end - name->body, kMostName));
    if (!TextCollector::wants(key))
        return {};
    if (text->end > tag.end)
        return fault::tooLong(key, tag.body);
    if (text->end - text->body > fault::kMostText)
        return fault::tooLarge(key);
    m_texts.add(key, m_source.bytes(text->body, text->end - text->body));
    return {};
}

Result<void> MatroskaTexts::readTop(const EbmlElement &segment, const EbmlElement &element)
{
    if (element.id == SeekHead)
        return readSeekHead(segment, element);
    return element.id == Tags ? readTags(element) : Result<void>();
}

bool fitsInto(const EbmlElement &outer, const EbmlElement &element)
{
    return element.isOpen || element.end <= outer.end;
}

Result<void> MatroskaTexts::readSegment(const EbmlElement &segment)
{
    qint64 at = segment.body;
    while (at < segment.end) {
        auto element = ebmlElementAt(m_source, at, segment.end);
        if (!element || !fitsInto(segment, *element))
            return fault::tooLong("Segment", at);
        if (++m_parts > fault::kMostParts)
            return fault::tooMany();
        if (element->id == Cluster && m_hasTags)
            return {};
        // A cluster of a live recording tells no length: its parts follow as if they were the
        // segment's.
        if (element->id == Cluster && element->isOpen)
            element->end = element->body;
        else if (element->isOpen)
            return fault::tooLong("Segment", at);
        if (auto done = readTop(segment, *element); !done)
            return done;
        at = element->end;
    }
    return {};
}

} // namespace

Result<void> readMatroskaTexts(ByteSource &source, TextCollector &texts)
{
    const auto header = ebmlElementAt(source, 0, source.size());
    const auto segment = header ? ebmlElementAt(source, header->end, source.size()) : std::nullopt;
    if (!segment || segment->end > source.size())
        return fault::cutOff();
    if (segment->id != MatroskaSegment)
        return fault::broken("EBML");
    return MatroskaTexts(source, texts).readSegment(*segment);
}

} // namespace gesso
