// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/formats.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr qint64 kPngHeader = 8;

FormatAnswer picture(const QString &mime, const QSize &size, bool animated = false)
{
    if (size.isEmpty())
        return formatFault(
            QT_TRANSLATE_NOOP("gesso::library::content", "it has no width or height"));
    return Content {animated ? MediaKind::Animation : MediaKind::Image, mime, {}, size};
}

FormatAnswer cutOff()
{
    return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its end is missing"));
}

QSize sizeOf(quint64 width, quint64 height)
{
    constexpr quint64 kMost = 1 << 30;
    return width > kMost || height > kMost ? QSize() : QSize(int(width), int(height));
}

bool isPngHeader(const QByteArray &type, qint64 length)
{
    return type == "IHDR" && length == 13;
}

FormatAnswer readPng(ByteSource &source)
{
    bool hasData = false;
    bool isAnimated = false;
    for (qint64 at = kPngHeader; at + 12 <= source.size();) {
        const auto length = qint64(source.be(at, 4));
        const QByteArray type = source.bytes(at + 4, 4);
        if (at == kPngHeader && !isPngHeader(type, length))
            return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its header is wrong"));
        if (length > source.size() - at - 12)
            return cutOff();
        hasData = hasData || type == "IDAT";
        isAnimated = isAnimated || (type == "acTL" && source.be(at + 8, 4) > 1);
        if (type == "IEND" && hasData)
            return picture(isAnimated ? u"image/apng"_s : u"image/png"_s,
                           sizeOf(source.be(16, 4), source.be(20, 4)), isAnimated);
        at += length + 12;
    }
    return cutOff();
}

bool isFrameHeader(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// What comes after the header may be padded by some writers, so the end mark is looked for near it.
bool hasJpegEnd(ByteSource &source, qint64 scan)
{
    constexpr qint64 kTail = 65536;
    const qint64 from = std::max(scan, source.size() - kTail);
    return source.bytes(from, source.size() - from).lastIndexOf("\xff\xd9") >= 0;
}

FormatAnswer readJpeg(ByteSource &source)
{
    QSize size;
    for (qint64 at = 2; at + 4 <= source.size();) {
        if (source.u8(at) != 0xff)
            return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its header is wrong"));
        const quint8 marker = source.u8(at + 1);
        if (marker == 0xff) { // padding
            ++at;
            continue;
        }
        if (isFrameHeader(marker))
            size = sizeOf(source.be(at + 7, 2), source.be(at + 5, 2));
        const auto length = qint64(source.be(at + 2, 2));
        if (marker == 0xda)
            return hasJpegEnd(source, at + 2 + length) ? picture(u"image/jpeg"_s, size) : cutOff();
        at += 2 + std::max<qint64>(length, 2);
    }
    return cutOff();
}

qint64 afterColourTable(qint64 at, quint8 flags)
{
    return (flags & 0x80) == 0 ? at : at + 3 * (qint64 {2} << (flags & 7));
}

qint64 afterSubBlocks(ByteSource &source, qint64 at)
{
    for (quint8 length = source.u8(at); length != 0; length = source.u8(at))
        at += length + 1;
    return at + 1;
}

FormatAnswer readGif(ByteSource &source)
{
    int frames = 0;
    qint64 at = afterColourTable(13, source.u8(10));
    while (at < source.size()) {
        const quint8 block = source.u8(at);
        if (block == 0x3b && frames > 0)
            return picture(u"image/gif"_s, sizeOf(source.le(6, 2), source.le(8, 2)), frames > 1);
        if (block == 0x21) {
            at = afterSubBlocks(source, at + 2);
        } else if (block == 0x2c) {
            ++frames;
            at = afterSubBlocks(source, afterColourTable(at + 10, source.u8(at + 9)) + 1);
        } else {
            return formatFault(
                QT_TRANSLATE_NOOP("gesso::library::content", "a part of it is wrong"));
        }
    }
    return cutOff();
}

FormatAnswer readWebp(ByteSource &source)
{
    if (qint64(source.le(4, 4)) + 8 > source.size())
        return cutOff();
    const QByteArray chunk = source.bytes(12, 4);
    if (chunk == "VP8X")
        return picture(u"image/webp"_s, sizeOf(source.le(24, 3) + 1, source.le(27, 3) + 1),
                       (source.u8(20) & 2) != 0);
    if (chunk == "VP8L") {
        const quint64 bits = source.le(21, 4);
        return picture(u"image/webp"_s, sizeOf((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
    }
    if (chunk == "VP8 ")
        return picture(u"image/webp"_s,
                       sizeOf(source.le(26, 2) & 0x3fff, source.le(28, 2) & 0x3fff));
    return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "a part of it is wrong"));
}

FormatAnswer readBmp(ByteSource &source)
{
    if (qint64(source.le(2, 4)) > source.size())
        return cutOff();
    const auto height = qint32(quint32(source.le(22, 4))); // negative: rows from the top
    return picture(u"image/bmp"_s, sizeOf(source.le(18, 4), quint64(std::abs(qint64 {height}))));
}

// Headers only: how long they are is told all over the file.
FormatAnswer readTiff(ByteSource &source)
{
    const bool isLittle = source.u8(0) == 'I';
    const auto directory = qint64(isLittle ? source.le(4, 4) : source.be(4, 4));
    if (directory + 2 > source.size())
        return cutOff();
    return Content {MediaKind::Image, u"image/tiff"_s, {}, {}};
}

FormatAnswer readExr(ByteSource &source)
{
    constexpr qint64 kLeast = 64;
    if (source.size() < kLeast)
        return cutOff();
    return Content {MediaKind::Image, u"image/x-exr"_s, {}, {}};
}

FormatAnswer readPsd(ByteSource &source)
{
    constexpr qint64 kHeader = 26;
    if (source.size() < kHeader)
        return cutOff();
    Content content {MediaKind::Image, u"image/vnd.adobe.photoshop"_s, {}, {}};
    content.size = sizeOf(source.be(18, 4), source.be(14, 4));
    return content;
}

constexpr std::array kImageFormats {
    Format {"png apng"_L1, [](const QByteArray &h) { return h.startsWith("\x89PNG\r\n\x1a\n"); },
            readPng},
    Format {"jpg jpeg jpe jfif"_L1,
            [](const QByteArray &h) { return h.startsWith("\xff\xd8\xff"); }, readJpeg},
    Format {"gif"_L1,
            [](const QByteArray &h) { return h.startsWith("GIF87a") || h.startsWith("GIF89a"); },
            readGif},
    Format {"webp"_L1,
            [](const QByteArray &h) { return h.startsWith("RIFF") && h.mid(8, 4) == "WEBP"; },
            readWebp},
    Format {
        "bmp"_L1,
        [](const QByteArray &h) { return h.startsWith("BM") && h.mid(6, 4) == QByteArray(4, 0); },
        readBmp},
    Format {"tiff tif"_L1,
            [](const QByteArray &h) {
                return h.startsWith(QByteArray("II*\0", 4)) || h.startsWith(QByteArray("MM\0*", 4));
            },
            readTiff},
    Format {"exr"_L1, [](const QByteArray &h) { return h.startsWith("\x76\x2f\x31\x01"); },
            readExr},
    Format {"psd"_L1, [](const QByteArray &h) { return h.startsWith("8BPS"); }, readPsd},
};

} // namespace

std::span<const Format> imageFormats()
{
    return kImageFormats;
}

} // namespace gesso::library
