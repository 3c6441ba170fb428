// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"
#include "workflow/embedded/isobox.h"
#include "workflow/embedded/isoitems.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/xmp.h"

#include <string_view>
#include <vector>

using namespace std::string_view_literals;

namespace gesso {

namespace {

constexpr QByteArrayView kXmpId
    = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"sv;
constexpr qint64 kVersion = 4; // version and flags of a full box
constexpr qint64 kMostName = 255;

class IsoTexts
{
public:
    IsoTexts(ByteSource &source, TextCollector &texts)
        : m_source(source)
        , m_texts(texts)
    {
    }

    Result<void> read();

private:
    using BoxReader = Result<void> (IsoTexts::*)(const IsoBox &);

    Result<void> each(const IsoBox &parent, qint64 from, BoxReader reader);
    Result<void> readTop(const IsoBox &box);
    Result<void> readMovie(const IsoBox &box);
    Result<void> readUserData(const IsoBox &box);
    Result<void> readMeta(const IsoBox &box);
    Result<void> readKeys(const IsoBox &box);
    Result<void> readListed(const IsoBox &item);
    Result<void> readData(const IsoBox &item, const QByteArray &key);
    Result<void> readXmpBox(const IsoBox &box, qint64 from);
    [[nodiscard]] QByteArray keyOf(const IsoBox &item);
    [[nodiscard]] QByteArray freeName(const IsoBox &item);

    ByteSource &m_source;
    TextCollector &m_texts;
    int m_parts = 0;
    std::vector<QByteArray> m_keys; // of the meta box that is being read
};

Result<void> IsoTexts::each(const IsoBox &parent, qint64 from, BoxReader reader)
{
    qint64 at = from;
    // Four zero bytes may end a list of user data (QuickTime file format, "User data atoms").
    while (parent.end - at > kVersion) {
        const auto box = isoBoxAt(m_source, at, parent.end);
        if (!box)
            return fault::tooLong(m_source.bytes(at + 4, 4), at);
        if (++m_parts > fault::kMostParts)
            return fault::tooMany();
        if (auto done = (this->*reader)(*box); !done)
            return done;
        at = box->end;
    }
    return {};
}

Result<void> IsoTexts::read()
{
    const IsoBox file {{}, 0, m_source.size()};
    return each(file, 0, &IsoTexts::readTop);
}

Result<void> IsoTexts::readTop(const IsoBox &box)
{
    if (box.type == "moov")
        return each(box, box.body, &IsoTexts::readMovie);
    if (box.type == "uuid" && m_source.bytes(box.body, kXmpId.size()) == kXmpId)
        return readXmpBox(box, box.body + kXmpId.size());
    return readMovie(box);
}

Result<void> IsoTexts::readMovie(const IsoBox &box)
{
    if (box.type == "udta")
        return each(box, box.body, &IsoTexts::readUserData);
    return box.type == "meta" ? readMeta(box) : Result<void>();
}

Result<void> IsoTexts::readUserData(const IsoBox &box)
{
    if (box.type == "meta")
        return readMeta(box);
    if (box.type == "XMP_")
        return readXmpBox(box, box.body);
    // QuickTime's own texts: length, language, text.
    const auto length = qint64(m_source.be(box.body, 2));
    if (TextCollector::wants(box.type) && length <= box.end - box.body - 4)
        m_texts.add(box.type, m_source.bytes(box.body + 4, length));
    return {};
}

// ISO's has a version and flags before its boxes, QuickTime's has not.
Result<void> IsoTexts::readMeta(const IsoBox &box)
{
    const bool isQuickTime = m_source.bytes(box.body + 4, 4) == "hdlr";
    const qint64 from = isQuickTime ? box.body : box.body + kVersion;
    m_keys.clear();
    if (const auto keys = findBox(m_source, box, "keys", from)) {
        if (auto done = readKeys(*keys); !done)
            return done;
    }
    if (const auto list = findBox(m_source, box, "ilst", from)) {
        if (auto done = each(*list, list->body, &IsoTexts::readListed); !done)
            return done;
    }
    return readIsoItems(m_source, box, from, m_texts);
}

Result<void> IsoTexts::readKeys(const IsoBox &box)
{
    qint64 at = box.body + 2 * kVersion; // and the number of entries
    while (at + 8 <= box.end) {
        const auto length = qint64(m_source.be(at, 4));
        if (length < 8 || length > box.end - at)
            return fault::tooLong("keys", at);
        if (++m_parts > fault::kMostParts)
            return fault::tooMany();
        m_keys.push_back(m_source.bytes(at + 8, std::min(length - 8, kMostName)));
        at += length;
    }
    return {};
}

// The type of an item is a number into the keys, four letters, or dashes where it has a name.
QByteArray IsoTexts::keyOf(const IsoBox &item)
{
    if (item.type == "----")
        return freeName(item);
    quint64 number = 0;
    for (const char letter : item.type)
        number = number << 8 | quint8(letter);
    if (number > 0 && number <= m_keys.size())
        return m_keys[number - 1];
    return item.type;
}

QByteArray IsoTexts::freeName(const IsoBox &item)
{
    const auto name = findBox(m_source, item, "name", item.body);
    if (!name)
        return {};
    const qint64 from = std::min(name->body + kVersion, name->end);
    return m_source.bytes(from, std::min(name->end - from, kMostName));
}

Result<void> IsoTexts::readListed(const IsoBox &item)
{
    const QByteArray key = keyOf(item);
    return TextCollector::wants(key) ? readData(item, key) : Result<void>();
}

Result<void> IsoTexts::readData(const IsoBox &item, const QByteArray &key)
{
    constexpr qint64 kTypeAndLanguage = 8;
    const auto data = findBox(m_source, item, "data", item.body);
    if (!data || data->end - data->body < kTypeAndLanguage)
        return fault::broken(key);
    const qint64 length = data->end - data->body - kTypeAndLanguage;
    if (length > fault::kMostText)
        return fault::tooLarge(key);
    m_texts.add(key, m_source.bytes(data->body + kTypeAndLanguage, length));
    return {};
}

Result<void> IsoTexts::readXmpBox(const IsoBox &box, qint64 from)
{
    if (box.end - from > fault::kMostText)
        return fault::tooLarge(box.type);
    return readXmp(m_source.bytes(from, box.end - from), m_texts);
}

} // namespace

Result<void> readIsoTexts(ByteSource &source, TextCollector &texts)
{
    return IsoTexts(source, texts).read();
}

} // namespace gesso
