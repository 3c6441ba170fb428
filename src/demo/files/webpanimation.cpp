// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/files/webpanimation.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

namespace gesso::demo {

namespace {

constexpr char kAnimated = 0x02;
constexpr char kHasExif = 0x08;
constexpr char kHasAlpha = 0x10;
constexpr quint16 kModelTag = 0x0110;
constexpr quint16 kAscii = 2;

void appendLittle(QByteArray &out, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xffU));
}

void appendBig(QByteArray &out, quint32 value, int bytes)
{
    for (int i = bytes - 1; i >= 0; --i)
        out.append(static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xffU));
}

QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    QByteArray out = name;
    appendLittle(out, static_cast<quint32>(content.size()), 4);
    out += content;
    if (content.size() % 2 != 0)
        out.append('\0');
    return out;
}

// The picture chunks (ALPH, VP8, VP8L) of a single WebP, without its frame.
QByteArray pictureChunks(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "webp");
    writer.setQuality(quality);
    if (!writer.write(image))
        return {};
    QByteArray kept;
    qsizetype at = 12;
    while (at + 8 <= bytes.size()) {
        const QByteArray name = bytes.mid(at, 4);
        const auto length = qsizetype {qFromLittleEndian<quint32>(bytes.constData() + at + 4)};
        const qsizetype padded = 8 + length + length % 2;
        if (name == "ALPH" || name == "VP8 " || name == "VP8L")
            kept += bytes.mid(at, padded);
        at += padded;
    }
    return kept;
}

QByteArray frameChunk(const QImage &frame, const WebpOptions &options)
{
    QByteArray content;
    appendLittle(content, 0, 3); // x
    appendLittle(content, 0, 3); // y
    appendLittle(content, static_cast<quint32>(frame.width() - 1), 3);
    appendLittle(content, static_cast<quint32>(frame.height() - 1), 3);
    appendLittle(content, static_cast<quint32>(options.frameMs), 3);
    content.append('\x02'); // do not blend with the frame before
    const QByteArray picture = pictureChunks(frame, options.quality);
    return picture.isEmpty() ? QByteArray() : chunk("ANMF", content + picture);
}

// Big-endian TIFF: "prompt:{...}" under the model's tag, further keys under the tags below it.
QByteArray exif(const TextEntries &texts)
{
    const auto count = static_cast<quint32>(texts.size());
    QByteArray directory;
    QByteArray values;
    appendBig(directory, count, 2);
    const quint32 firstValue = 8 + 2 + 12 * count + 4;
    for (qsizetype i = texts.size() - 1; i >= 0; --i) { // tags ascend
        const QByteArray value = texts[i].first + ':' + texts[i].second + '\0';
        appendBig(directory, kModelTag - static_cast<quint32>(i), 2);
        appendBig(directory, kAscii, 2);
        appendBig(directory, static_cast<quint32>(value.size()), 4);
        appendBig(directory, firstValue + static_cast<quint32>(values.size()), 4);
        values += value;
    }
    appendBig(directory, 0, 4);
    QByteArray out("Exif\0\0MM\0*", 10);
    appendBig(out, 8, 4);
    return out + directory + values;
}

} // namespace

QByteArray writeWebpAnimation(const QList<QImage> &frames, WebpOptions options,
                              const TextEntries &texts)
{
    QByteArray body;
    for (const QImage &frame : frames) {
        const QByteArray one = frameChunk(frame, options);
        if (one.isEmpty())
            return {};
        body += one;
    }
    QByteArray head;
    const bool alpha = frames.first().hasAlphaChannel();
    head.append(
        static_cast<char>(kAnimated | (texts.isEmpty() ? 0 : kHasExif) | (alpha ? kHasAlpha : 0)));
    appendLittle(head, 0, 3);
    appendLittle(head, static_cast<quint32>(frames.first().width() - 1), 3);
    appendLittle(head, static_cast<quint32>(frames.first().height() - 1), 3);
    QByteArray loop;
    appendLittle(loop, 0, 4); // background
    appendLittle(loop, 0, 2); // for ever
    QByteArray riff = "WEBP" + chunk("VP8X", head) + chunk("ANIM", loop) + body;
    if (!texts.isEmpty())
        riff += chunk("EXIF", exif(texts));
    QByteArray out = "RIFF";
    appendLittle(out, static_cast<quint32>(riff.size()), 4);
    return out + riff;
}

} // namespace gesso::demo
