// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/containers.h"

namespace gesso::test {

QByteArray bigEndian(quint64 value, int width)
{
    QByteArray bytes;
    for (int i = width - 1; i >= 0; --i)
        bytes += char(value >> (8 * i) & 0xff);
    return bytes;
}

QByteArray littleEndian(quint64 value, int width)
{
    QByteArray bytes;
    for (int i = 0; i < width; ++i)
        bytes += char(value >> (8 * i) & 0xff);
    return bytes;
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &content)
{
    return bigEndian(quint64(content.size()), 4) + type + content + QByteArray(4, '\0');
}

QByteArray png(const QByteArray &before, const QByteArray &behind)
{
    return "\x89PNG\r\n\x1a\n"
        + pngChunk("IHDR", bigEndian(1, 4) + bigEndian(1, 4) + bigEndian(0x0800000000, 5)) + before
        + pngChunk("IDAT", packed(QByteArray(2, '\0'))) + behind + pngChunk("IEND", {});
}

QByteArray packed(const QByteArray &text)
{
    return qCompress(text).mid(4);
}

namespace {

QByteArray number(quint64 value, int width, bool isBigEndian)
{
    return isBigEndian ? bigEndian(value, width) : littleEndian(value, width);
}

constexpr quint16 kUserComment = 0x9286;
constexpr quint16 kExifDirectory = 0x8769;

// One directory with its values behind it; `at`: where it will stand.
QByteArray directory(const QList<ExifEntry> &entries, qsizetype at, bool isBigEndian)
{
    QByteArray table = number(quint64(entries.size()), 2, isBigEndian);
    QByteArray values;
    const qsizetype valuesAt = at + 2 + entries.size() * 12 + 4;
    for (const ExifEntry &entry : entries) {
        table += number(entry.tag, 2, isBigEndian) + number(entry.type, 2, isBigEndian);
        const bool isPointer = entry.tag == kExifDirectory;
        table += number(isPointer ? 1 : quint64(entry.value.size()), 4, isBigEndian);
        if (entry.value.size() <= 4) {
            table += entry.value.leftJustified(4, '\0');
        } else {
            table += number(quint64(valuesAt + values.size()), 4, isBigEndian);
            values += entry.value;
        }
    }
    return table + QByteArray(4, '\0') + values;
}

} // namespace

QByteArray exif(const QList<ExifEntry> &entries, bool isBigEndian)
{
    QList<ExifEntry> first;
    QList<ExifEntry> inner;
    for (const ExifEntry &entry : entries)
        (entry.tag == kUserComment ? inner : first).append(entry);
    const QByteArray head
        = isBigEndian ? QByteArray("MM\0*\0\0\0\x08", 8) : QByteArray("II*\0\x08\0\0\0", 8);
    if (inner.isEmpty())
        return head + directory(first, head.size(), isBigEndian);
    first.append({kExifDirectory, 4, QByteArray(4, '\0')});
    const qsizetype innerAt = head.size() + directory(first, head.size(), isBigEndian).size();
    first.last().value = number(quint64(innerAt), 4, isBigEndian);
    return head + directory(first, head.size(), isBigEndian)
        + directory(inner, innerAt, isBigEndian);
}

QByteArray xmp(const Texts &texts)
{
    QByteArray elements;
    for (const auto &[key, text] : texts)
        elements += "<comfy:" + key + "><rdf:Alt><rdf:li xml:lang='x-default'>"
            + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</rdf:li></rdf:Alt></comfy:" + key
            + '>';
    return R"(<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description
        xmlns:comfy='urn:x'>)"
        + elements + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
}

QByteArray jpegSegment(quint8 marker, const QByteArray &content)
{
    return '\xff' + QByteArray(1, char(marker)) + bigEndian(quint64(content.size()) + 2, 2)
        + content;
}

QByteArray jpeg(const QByteArray &segments)
{
    return "\xff\xd8" + jpegSegment(0xe0, QByteArray("JFIF\0\1\1\0\0\1\0\1\0\0", 14)) + segments
        + jpegSegment(0xda, QByteArray(10, '\1')) + "pixels\xff\xd9";
}

QByteArray webpChunk(const QByteArray &type, const QByteArray &content)
{
    return type + littleEndian(quint64(content.size()), 4) + content
        + QByteArray(content.size() & 1, '\0');
}

QByteArray webp(const QByteArray &chunks)
{
    const QByteArray body
        = "WEBP" + webpChunk("VP8X", QByteArray(10, '\0')) + webpChunk("VP8L", "pixels") + chunks;
    return "RIFF" + littleEndian(quint64(body.size()), 4) + body;
}

} // namespace gesso::test
