// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/formats.h"
#include "library/content/isomedia.h"
#include "library/content/matroska.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

FormatAnswer cutOff()
{
    return formatFault(QT_TRANSLATE_NOOP("gesso::library::content", "its end is missing"));
}

FormatAnswer readFlac(ByteSource &source)
{
    for (qint64 at = 4; at + 4 <= source.size();) {
        const bool isLast = (source.u8(at) & 0x80) != 0;
        at += 4 + qint64(source.be(at + 1, 3));
        if (isLast && at + 2 <= source.size()) {
            if ((source.be(at, 2) & 0xfffe) != 0xfff8)
                return formatFault(
                    QT_TRANSLATE_NOOP("gesso::library::content", "a part of it is wrong"));
            return Content {MediaKind::Audio, u"audio/flac"_s, {}, {}};
        }
    }
    return cutOff();
}

// Length of the page, with its header.
qint64 oggPage(ByteSource &source, qint64 at)
{
    const QByteArray lengths = source.bytes(at + 27, source.u8(at + 26));
    qint64 length = 27 + lengths.size();
    for (const char part : lengths)
        length += quint8(part);
    return length;
}

FormatAnswer readOgg(ByteSource &source)
{
    bool hasEnded = false;
    qint64 at = 0;
    while (at < source.size()) {
        if (source.bytes(at, 4) != "OggS")
            return formatFault(
                QT_TRANSLATE_NOOP("gesso::library::content", "a part of it is wrong"));
        hasEnded = (source.u8(at + 5) & 4) != 0;
        at += oggPage(source, at);
    }
    if (at > source.size() || !hasEnded)
        return cutOff();
    const QByteArray first = source.bytes(28, 16);
    const bool isVideo = first.contains("theora");
    Content content {isVideo ? MediaKind::Video : MediaKind::Audio,
                     isVideo ? u"video/ogg"_s : u"audio/ogg"_s,
                     {},
                     {}};
    content.suffix = first.startsWith("OpusHead") ? u"opus"_s : QString();
    return content;
}

// The header of one layer III frame (ISO 11172-3): sync, and no value that is reserved.
bool isMp3Frame(const QByteArray &head)
{
    if (head.size() < 4 || quint8(head[0]) != 0xff || (quint8(head[1]) & 0xe0) != 0xe0)
        return false;
    const auto second = quint8(head[1]);
    const auto third = quint8(head[2]);
    return (second & 0x18) != 0x08 && (second & 0x06) == 0x02 && (third & 0xf0) != 0xf0
        && (third & 0x0c) != 0x0c;
}

FormatAnswer readMp3(ByteSource &source)
{
    qint64 at = 0;
    if (source.bytes(0, 3) == "ID3") {
        qint64 length = 0;
        for (int i = 6; i < 10; ++i)
            length = length << 7 | (source.u8(i) & 0x7f);
        at = length + 10;
    }
    if (at + 4 > source.size())
        return cutOff();
    constexpr qint64 kPadding = 4096;
    const qint64 last = std::min(at + kPadding, source.size() - 4);
    while (at < last && source.u8(at) == 0)
        ++at;
    if (!isMp3Frame(source.bytes(at, 4)))
        return formatFault(
            QT_TRANSLATE_NOOP("gesso::library::content", "no sound follows its header"));
    return Content {MediaKind::Audio, u"audio/mpeg"_s, {}, {}};
}

FormatAnswer readRiff(ByteSource &source)
{
    if (qint64(source.le(4, 4)) + 8 > source.size())
        return cutOff();
    if (source.bytes(8, 4) == "WAVE")
        return Content {MediaKind::Audio, u"audio/x-wav"_s, u"wav"_s, {}};
    return Content {MediaKind::Video, u"video/x-msvideo"_s, u"avi"_s, {}};
}

FormatAnswer readGlb(ByteSource &source)
{
    const auto length = qint64(source.le(8, 4));
    qint64 at = 12;
    while (at + 8 <= length && length <= source.size())
        at += 8 + qint64(source.le(at, 4));
    if (length > source.size() || at != length || at == 12)
        return cutOff();
    return Content {MediaKind::Model3d, u"model/gltf-binary"_s, {}, {}};
}

FormatAnswer readZip(ByteSource &source)
{
    constexpr qint64 kTail = 65536 + 22; // the end record with its longest comment
    const qint64 from = std::max<qint64>(0, source.size() - kTail);
    if (source.bytes(from, kTail).lastIndexOf("PK\x05\x06") < 0)
        return cutOff();
    return Content {MediaKind::Other, u"application/zip"_s, {}, {}};
}

FormatAnswer readPdf(ByteSource &source)
{
    constexpr qint64 kTail = 1024;
    if (!source.bytes(std::max<qint64>(0, source.size() - kTail), kTail).contains("%%EOF"))
        return cutOff();
    return Content {MediaKind::Other, u"application/pdf"_s, {}, {}};
}

constexpr std::array kMediaFormats {
    Format {"mp4 m4v mov m4a avif heic heif"_L1,
            [](const QByteArray &h) { return h.mid(4, 4) == "ftyp"; }, readIsoMedia},
    Format {"mkv webm mka"_L1, [](const QByteArray &h) { return h.startsWith("\x1a\x45\xdf\xa3"); },
            readMatroska},
    Format {"flac"_L1, [](const QByteArray &h) { return h.startsWith("fLaC"); }, readFlac},
    Format {"ogg oga opus ogv"_L1, [](const QByteArray &h) { return h.startsWith("OggS"); },
            readOgg},
    Format {"wav avi"_L1,
            [](const QByteArray &h) {
                return h.startsWith("RIFF") && (h.mid(8, 4) == "WAVE" || h.mid(8, 4) == "AVI ");
            },
            readRiff},
    Format {"glb"_L1, [](const QByteArray &h) { return h.startsWith("glTF"); }, readGlb},
    Format {"zip npz pt pth ckpt 3mf usdz"_L1,
            [](const QByteArray &h) { return h.startsWith("PK\x03\x04"); }, readZip},
    Format {"pdf"_L1, [](const QByteArray &h) { return h.startsWith("%PDF-"); }, readPdf},
    Format {"mp3"_L1, [](const QByteArray &h) { return h.startsWith("ID3") || isMp3Frame(h); },
            readMp3},
};

} // namespace

std::span<const Format> mediaFormats()
{
    return kMediaFormats;
}

} // namespace gesso::library
