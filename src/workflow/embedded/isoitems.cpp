// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/isoitems.h"

#include "workflow/embedded/exif.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/xmp.h"

#include <map>

namespace gesso {

namespace {

constexpr qint64 kVersion = 4; // version and flags
constexpr int kMostItems = 100'000;

enum class ItemKind { Exif, Xmp };
using ItemKinds = std::map<quint64, ItemKind>; // by the item's number

// Reads a box from front to back.
class BoxCursor
{
public:
    BoxCursor(ByteSource &source, const IsoBox &box)
        : m_source(source)
        , m_at(box.body)
        , m_end(box.end)
    {
    }

    quint64 number(int width)
    {
        const quint64 value = m_at + width <= m_end ? m_source.be(m_at, width) : 0;
        m_at += width;
        return value;
    }
    [[nodiscard]] bool isBehindEnd() const { return m_at > m_end; }
    [[nodiscard]] qint64 at() const { return m_at; }

private:
    ByteSource &m_source;
    qint64 m_at;
    qint64 m_end;
};

// infe, version 2 or 3: number, protection, type, name, for mime the content type.
void addKind(ByteSource &source, const IsoBox &entry, ItemKinds &kinds)
{
    BoxCursor cursor(source, entry);
    const quint64 version = cursor.number(1);
    cursor.number(3);
    const quint64 item = cursor.number(version >= 3 ? 4 : 2);
    cursor.number(2);
    const QByteArray type = source.bytes(cursor.at(), 4);
    if (version < 2 || cursor.at() + 4 > entry.end)
        return;
    if (type == "Exif")
        kinds[item] = ItemKind::Exif;
    constexpr qint64 kMostName = 256;
    const QByteArray rest
        = source.bytes(cursor.at() + 4, std::min(kMostName, entry.end - cursor.at() - 4));
    if (type == "mime" && rest.contains("application/rdf+xml"))
        kinds[item] = ItemKind::Xmp;
}

Result<ItemKinds> readKinds(ByteSource &source, const IsoBox &box)
{
    ItemKinds kinds;
    BoxCursor head(source, box);
    const bool isLong = head.number(kVersion) >> 24 != 0;
    head.number(isLong ? 4 : 2);
    qint64 at = head.at();
    for (int i = 0; at < box.end; ++i) {
        const auto entry = isoBoxAt(source, at, box.end);
        if (!entry)
            return fault::tooLong("iinf", at);
        if (i == kMostItems)
            return fault::tooMany();
        if (entry->type == "infe")
            addKind(source, *entry, kinds);
        at = entry->end;
    }
    return kinds;
}

// The box iloc: where the bytes of each item are.
class ItemPlaces
{
public:
    ItemPlaces(ByteSource &source, const IsoBox &box, std::optional<IsoBox> inside)
        : m_source(source)
        , m_cursor(source, box)
        , m_inside(std::move(inside))
    {
    }

    Result<void> read(const ItemKinds &kinds, TextCollector &texts);

private:
    // Gathers the bytes of the item at the cursor where they are wanted.
    Result<QByteArray> readItem(bool isWanted);
    Result<void> readExtent(qint64 base, bool isInside, QByteArray *bytes);

    ByteSource &m_source;
    BoxCursor m_cursor;
    std::optional<IsoBox> m_inside; // idat
    quint64 m_version = 0;
    int m_offsetWidth = 0;
    int m_lengthWidth = 0;
    int m_baseWidth = 0;
    int m_indexWidth = 0;
    int m_extents = 0; // of all items
    quint64 m_taken = 0;
};

Result<void> ItemPlaces::read(const ItemKinds &kinds, TextCollector &texts)
{
    m_version = m_cursor.number(kVersion) >> 24;
    const quint64 widths = m_cursor.number(2);
    m_offsetWidth = int(widths >> 12 & 15);
    m_lengthWidth = int(widths >> 8 & 15);
    m_baseWidth = int(widths >> 4 & 15);
    m_indexWidth = m_version > 0 ? int(widths & 15) : 0;
    const int idWidth = m_version < 2 ? 2 : 4;
    const quint64 count = m_cursor.number(idWidth);
    for (quint64 i = 0; i < count; ++i) {
        const auto kind = kinds.find(m_cursor.number(idWidth));
        const auto bytes = readItem(kind != kinds.end());
        if (!bytes)
            return bytes.error();
        if (bytes->isEmpty())
            continue;
        auto done
            = kind->second == ItemKind::Exif ? readExif(*bytes, texts) : readXmp(*bytes, texts);
        if (!done)
            return done;
    }
    return {};
}

Result<QByteArray> ItemPlaces::readItem(bool isWanted)
{
    const bool isInside = m_version > 0 && (m_cursor.number(2) & 15) == 1;
    m_cursor.number(2);
    const auto base = qint64(m_cursor.number(m_baseWidth));
    const quint64 extents = m_cursor.number(2);
    QByteArray bytes;
    for (quint64 i = 0; i < extents; ++i) {
        if (++m_extents > kMostItems)
            return fault::tooMany();
        if (auto done = readExtent(base, isInside, isWanted ? &bytes : nullptr); !done)
            return done.error();
    }
    if (m_cursor.isBehindEnd())
        return fault::tooLong("iloc", m_cursor.at());
    return bytes;
}

Result<void> ItemPlaces::readExtent(qint64 base, bool isInside, QByteArray *bytes)
{
    m_cursor.number(m_indexWidth);
    const quint64 offset = m_cursor.number(m_offsetWidth) + quint64(base);
    const quint64 length = m_cursor.number(m_lengthWidth);
    if (bytes == nullptr)
        return {};
    const IsoBox space = isInside && m_inside ? *m_inside : IsoBox {{}, 0, m_source.size()};
    const auto most = quint64(space.end - space.body);
    if (offset > most || length > most - offset)
        return fault::tooLong("iloc", m_cursor.at());
    m_taken += length;
    if (m_taken > quint64(fault::kMostText))
        return fault::tooLarge("iloc");
    *bytes += m_source.bytes(space.body + qint64(offset), qint64(length));
    return {};
}

} // namespace

Result<void> readIsoItems(ByteSource &source, const IsoBox &meta, qint64 from, TextCollector &texts)
{
    const auto list = findBox(source, meta, "iinf", from);
    const auto places = findBox(source, meta, "iloc", from);
    if (!list || !places)
        return {};
    const auto kinds = readKinds(source, *list);
    if (!kinds)
        return kinds.error();
    if (kinds->empty())
        return {};
    return ItemPlaces(source, *places, findBox(source, meta, "idat", from)).read(*kinds, texts);
}

} // namespace gesso
