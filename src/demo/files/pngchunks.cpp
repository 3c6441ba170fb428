// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/files/pngchunks.h"

#include <QBuffer>
#include <QtEndian>

#include <array>

namespace gesso::demo {

namespace {

constexpr qsizetype kSignature = 8;
constexpr qsizetype kHeaderEnd = kSignature + 25; // after the IHDR chunk
constexpr qsizetype kAround = 12; // length, type and check sum of a chunk
constexpr int kQuickly = 80; // Qt's "quality" of a PNG: a low zlib level

std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table {};
    for (quint32 n = 0; n < table.size(); ++n) {
        quint32 c = n;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1U) : c >> 1U;
        table.at(n) = c;
    }
    return table;
}

quint32 crc(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = makeCrcTable();
    quint32 c = 0xffffffffU;
    for (const char byte : bytes)
        c = table.at((c ^ static_cast<quint8>(byte)) & 0xffU) ^ (c >> 8U);
    return c ^ 0xffffffffU;
}

void appendBigEndian(QByteArray &out, quint32 value)
{
    std::array<char, 4> bytes {};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

QByteArray textChunk(const QByteArray &keyword, const QByteArray &text)
{
    const QByteArray content = keyword + '\0' + text;
    QByteArray chunk;
    appendBigEndian(chunk, static_cast<quint32>(content.size()));
    chunk += "tEXt" + content;
    appendBigEndian(chunk, crc("tEXt" + content));
    return chunk;
}

} // namespace

QByteArray writePng(const QImage &image, const TextEntries &texts)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG", kQuickly))
        return {};
    QByteArray chunks;
    for (const auto &[keyword, text] : texts)
        chunks += textChunk(keyword, text);
    bytes.insert(kHeaderEnd, chunks);
    return bytes;
}

TextEntries readPngTexts(const QByteArray &png)
{
    TextEntries texts;
    if (!png.startsWith("\x89PNG\r\n\x1a\n"))
        return texts;
    qsizetype at = kSignature;
    while (at + kAround <= png.size()) {
        const auto length = qsizetype {qFromBigEndian<quint32>(png.constData() + at)};
        if (length > png.size() - at - kAround)
            break;
        const QByteArray content = png.mid(at + 8, length);
        const qsizetype end = content.indexOf('\0');
        if (png.mid(at + 4, 4) == "tEXt" && end > 0)
            texts.append(
                std::pair<QByteArray, QByteArray> {content.left(end), content.mid(end + 1)});
        at += length + kAround;
    }
    return texts;
}

} // namespace gesso::demo
