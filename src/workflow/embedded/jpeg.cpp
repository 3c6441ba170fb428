// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/exif.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/xmp.h"

#include <map>

using namespace std::string_view_literals;

namespace gesso {

namespace {

enum JpegMarker : quint8 { StartOfScan = 0xda, EndOfImage = 0xd9, App1 = 0xe1, Comment = 0xfe };

constexpr QByteArrayView kExif = "Exif\0\0"sv;
constexpr QByteArrayView kXmp = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr QByteArrayView kMoreXmp = "http://ns.adobe.com/xmp/extension/\0"sv;

// XMP that is too long for one segment: its pieces say where they belong (XMP specification 3,
// 1.1.3.1).
using XmpPieces = std::map<quint64, QByteArray>;

// Gathers what is spread over segments: none is longer than 64 KB, workflows are.
class Segments
{
public:
    explicit Segments(TextCollector &texts)
        : m_texts(texts)
    {
    }

    Result<void> add(quint8 marker, const QByteArray &content)
    {
        m_taken += content.size();
        if (m_taken > fault::kMostText)
            return fault::tooLarge("APP1");
        if (marker == Comment)
            m_texts.addText(content);
        else if (content.startsWith(kExif))
            m_exif += content.mid(kExif.size());
        else if (content.startsWith(kXmp))
            m_xmp += content.mid(kXmp.size());
        else if (content.startsWith(kMoreXmp))
            return addMoreXmp(content);
        return {};
    }

    Result<void> finish()
    {
        QByteArray more;
        for (const auto &[offset, piece] : m_moreXmp) {
            if (offset != quint64(more.size()))
                return fault::broken("XMP");
            more += piece;
        }
        if (auto done = m_exif.isEmpty() ? Result<void>() : readExif(m_exif, m_texts); !done)
            return done;
        if (auto done = m_xmp.isEmpty() ? Result<void>() : readXmp(m_xmp, m_texts); !done)
            return done;
        return more.isEmpty() ? Result<void>() : readXmp(more, m_texts);
    }

private:
    // A checksum of 32 letters, the length of the whole, the piece's place in it.
    Result<void> addMoreXmp(const QByteArray &content)
    {
        constexpr qsizetype kChecksum = 32;
        const QByteArray rest = content.mid(kMoreXmp.size() + kChecksum);
        if (rest.size() < 8)
            return fault::broken("XMP");
        quint64 offset = 0;
        for (qsizetype i = 4; i < 8; ++i)
            offset = offset << 8 | quint8(rest[i]);
        m_moreXmp[offset] = rest.mid(8);
        return {};
    }

    TextCollector &m_texts;
    qint64 m_taken = 0;
    QByteArray m_exif;
    QByteArray m_xmp;
    XmpPieces m_moreXmp;
};

// The mark at the end; some writers pad behind it.
bool hasJpegEnd(ByteSource &source)
{
    constexpr qint64 kTail = 65536;
    constexpr QByteArrayView end = "\xff\xd9"sv;
    if (source.bytes(source.size() - 2, 2) == end)
        return true;
    const qint64 from = std::max<qint64>(0, source.size() - kTail);
    return source.bytes(from, kTail).contains(end);
}

// Reads the segment there; the place of the next one.
Result<qint64> readSegment(ByteSource &source, qint64 at, Segments &segments)
{
    const quint8 marker = source.u8(at + 1);
    const auto length = qint64(source.be(at + 2, 2));
    const QByteArray name = "APP" + QByteArray::number(marker & 15);
    if (length < 2 || length > source.size() - at - 2)
        return fault::tooLong(name, at);
    if (marker == App1 || marker == Comment) {
        auto done = segments.add(marker, source.bytes(at + 4, length - 2));
        if (!done)
            return done.error();
    }
    return at + 2 + length;
}

} // namespace

Result<void> readJpegTexts(ByteSource &source, TextCollector &texts)
{
    Segments segments(texts);
    qint64 at = 2;
    for (int part = 0; at + 4 <= source.size(); ++part) {
        if (part == fault::kMostParts)
            return fault::tooMany();
        if (source.u8(at) != 0xff)
            return fault::broken("SOI");
        const quint8 marker = source.u8(at + 1);
        if (marker == StartOfScan)
            return hasJpegEnd(source) ? segments.finish() : fault::cutOff();
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        const auto next = readSegment(source, at, segments);
        if (!next)
            return next.error();
        at = *next;
    }
    return fault::cutOff();
}

} // namespace gesso
