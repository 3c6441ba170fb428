// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/id3.h"

#include "workflow/embedded/fault.h"
#include "workflow/embedded/inflate.h"
#include "workflow/embedded/readers.h"

#include <QStringDecoder>

#include <optional>
#include <utility>

namespace gesso {

namespace {

constexpr qint64 kTagHeader = 10;

// Seven bits a byte (ID3v2.4 structure, 6.2).
quint64 syncsafe(quint64 value)
{
    return (value & 0x7f) | (value & 0x7f00) >> 1 | (value & 0x7f0000) >> 2
        | (value & 0x7f000000) >> 3;
}

// Undoes "unsynchronisation": a zero byte after each 0xff is dropped.
QByteArray resynchronised(const QByteArray &bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i == 0 || bytes[i] != '\0' || quint8(bytes[i - 1]) != 0xff)
            out += bytes[i];
    }
    return out;
}

// A text of a frame in UTF-8; `encoding` is the frame's first byte.
QByteArray decoded(quint8 encoding, QByteArrayView text)
{
    switch (encoding) {
    case 0:
        return QString::fromLatin1(text).toUtf8();
    case 1: {
        QStringDecoder decoder(QStringDecoder::Utf16);
        const QString unicode = decoder(text);
        return unicode.toUtf8();
    }
    case 2: {
        QStringDecoder decoder(QStringDecoder::Utf16BE);
        const QString unicode = decoder(text);
        return unicode.toUtf8();
    }
    default:
        return text.toByteArray();
    }
}

// The text up to its end mark, and what follows it.
std::pair<QByteArray, QByteArrayView> splitText(quint8 encoding, QByteArrayView bytes)
{
    const qsizetype step = encoding == 1 || encoding == 2 ? 2 : 1;
    for (qsizetype at = 0; at + step <= bytes.size(); at += step) {
        if (bytes[at] == 0 && bytes[at + step - 1] == 0)
            return {decoded(encoding, bytes.first(at)), bytes.sliced(at + step)};
    }
    return {decoded(encoding, bytes), {}};
}

// The layout of frames differs by version.
struct Id3Frame
{
    QByteArray id;
    qint64 body = 0;
    qint64 length = 0;
    quint16 flags = 0;
};

class Id3Frames
{
public:
    Id3Frames(ByteSource &source, qint64 at, TextCollector &texts)
        : m_source(source)
        , m_texts(texts)
        , m_at(at)
        , m_version(source.u8(at + 3))
        , m_flags(source.u8(at + 5))
    {
    }

    Result<void> read(qint64 length);

private:
    [[nodiscard]] Id3Frame frameAt(qint64 at);
    [[nodiscard]] qint64 afterExtendedHeader(qint64 at);
    [[nodiscard]] Result<QByteArray> content(const Id3Frame &frame);
    [[nodiscard]] qint64 headerLength() const { return m_version == 2 ? 6 : 10; }
    Result<void> readFrame(const Id3Frame &frame);

    ByteSource &m_source;
    TextCollector &m_texts;
    qint64 m_at;
    quint8 m_version;
    quint8 m_flags;
};

Id3Frame Id3Frames::frameAt(qint64 at)
{
    Id3Frame frame;
    const int width = m_version == 2 ? 3 : 4;
    frame.id = m_source.bytes(at, width);
    const quint64 length = m_source.be(at + width, width);
    frame.length = qint64(m_version == 4 ? syncsafe(length) : length);
    frame.flags = m_version == 2 ? quint16 {0} : quint16(m_source.be(at + 8, 2));
    frame.body = at + headerLength();
    return frame;
}

qint64 Id3Frames::afterExtendedHeader(qint64 at)
{
    constexpr quint8 kExtended = 0x40;
    if (m_version == 2 || (m_flags & kExtended) == 0)
        return at;
    const quint64 length = m_source.be(at, 4);
    return at + (m_version == 4 ? qint64(syncsafe(length)) : qint64(length) + 4);
}

// Without what flags put before it or did to it.
Result<QByteArray> Id3Frames::content(const Id3Frame &frame)
{
    QByteArray bytes = m_source.bytes(frame.body, frame.length);
    const bool isNew = m_version == 4;
    if ((m_flags & 0x80) != 0 || (isNew && (frame.flags & 0x02) != 0))
        bytes = resynchronised(bytes);
    const bool isPacked = (frame.flags & (isNew ? 0x08 : 0x80)) != 0;
    const bool isSecret = (frame.flags & (isNew ? 0x04 : 0x40)) != 0;
    const bool isGrouped = (frame.flags & (isNew ? 0x40 : 0x20)) != 0;
    const bool tellsLength = isNew ? (frame.flags & 0x01) != 0 : isPacked;
    bytes = bytes.mid((isSecret || isGrouped ? 1 : 0) + (tellsLength ? 4 : 0));
    return isPacked ? inflated(bytes, frame.id) : Result<QByteArray>(bytes);
}

Result<void> Id3Frames::readFrame(const Id3Frame &frame)
{
    constexpr qsizetype kLanguage = 3;
    const bool isComment = frame.id == "COMM" || frame.id == "COM" || frame.id == "USLT";
    if (!isComment && frame.id != "TXXX" && frame.id != "TXX")
        return {};
    if (frame.length > fault::kMostText)
        return fault::tooLarge(frame.id);
    const auto bytes = content(frame);
    if (!bytes)
        return bytes.error();
    const quint8 encoding = bytes->isEmpty() ? quint8 {0} : quint8(bytes->front());
    const QByteArrayView rest
        = QByteArrayView(*bytes).sliced(std::min(bytes->size(), isComment ? 1 + kLanguage : 1));
    const auto [description, value] = splitText(encoding, rest);
    const QByteArray text = splitText(encoding, value).first;
    if (isComment && !TextCollector::wants(description))
        m_texts.addText(text);
    else
        m_texts.add(description, text);
    return {};
}

Result<void> Id3Frames::read(qint64 length)
{
    const qint64 end = m_at + length;
    qint64 at = afterExtendedHeader(m_at + kTagHeader);
    for (int part = 0; at + headerLength() <= end; ++part) {
        if (part == fault::kMostParts)
            return fault::tooMany();
        const Id3Frame frame = frameAt(at);
        if (frame.id.startsWith('\0')) // padding
            break;
        if (frame.length > end - frame.body)
            return fault::tooLong(frame.id, at);
        if (auto done = readFrame(frame); !done)
            return done;
        if (m_texts.isFull())
            return fault::tooLarge(frame.id);
        at = frame.body + frame.length;
    }
    return {};
}

} // namespace

qint64 id3Length(ByteSource &source, qint64 at)
{
    if (!(source.bytes(at, 3) == "ID3"))
        return 0;
    return kTagHeader + qint64(syncsafe(source.be(at + 6, 4)));
}

Result<void> readId3(ByteSource &source, qint64 at, TextCollector &texts)
{
    const qint64 length = id3Length(source, at);
    if (length > source.size() - at)
        return fault::cutOff();
    const quint8 version = source.u8(at + 3);
    if (version < 2 || version > 4)
        return fault::broken("ID3");
    return Id3Frames(source, at, texts).read(length);
}

Result<void> readMp3Texts(ByteSource &source, TextCollector &texts)
{
    return id3Length(source, 0) > 0 ? readId3(source, 0, texts) : Result<void>();
}

} // namespace gesso
