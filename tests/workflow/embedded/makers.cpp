// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/embedded/containers.h"

#include <QStringConverter>

namespace gesso::test {

namespace {

using TextMaker = QByteArray (*)(const QByteArray &key, const QByteArray &text);

QByteArray each(const Texts &texts, TextMaker make)
{
    QByteArray out;
    for (const auto &[key, text] : texts)
        out += make(key, text);
    return out;
}

QByteArray plainChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("tEXt", key + '\0' + text);
}

QByteArray packedChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("zTXt", key + QByteArray(2, '\0') + packed(text));
}

QByteArray internationalChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("iTXt", key + QByteArray(3, '\0') + "en" + '\0' + key + '\0' + text);
}

QByteArray packedInternationalChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("iTXt", key + QByteArray("\0\1\0\0\0", 5) + packed(text));
}

QByteArray comfChunk(const QByteArray &key, const QByteArray &text)
{
    return pngChunk("comf", key + '\0' + text);
}

// As the animation saver writes: one tag a key, from 0x0110 downwards.
QByteArray exifOf(const Texts &texts, bool isBigEndian = true, const QByteArray &colon = ":")
{
    QList<ExifEntry> entries;
    quint16 tag = 0x0110;
    for (const auto &[key, text] : texts)
        entries.prepend({tag--, 2, key + colon + text + '\0'});
    return exif(entries, isBigEndian);
}

QByteArray jsonOf(const Texts &texts)
{
    QByteArray members;
    for (const auto &[key, text] : texts)
        members += (members.isEmpty() ? "" : ",")
            + json::quoted({key.data(), std::size_t(key.size())}) + ':' + text;
    return '{' + members + '}';
}

QByteArray escaped(const QByteArray &text)
{
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

QByteArray exifSegments(const QByteArray &block)
{
    QByteArray segments;
    constexpr qsizetype kPiece = 300; // 65,000 in earnest
    for (qsizetype at = 0; at < block.size(); at += kPiece)
        segments += jpegSegment(0xe1, QByteArray("Exif\0\0", 6) + block.mid(at, kPiece));
    return segments;
}

QByteArray extendedXmp(const QByteArray &packet)
{
    const QByteArray head = QByteArray("http://ns.adobe.com/xmp/extension/\0", 35)
        + QByteArray(32, 'A') + bigEndian(quint64(packet.size()), 4);
    QByteArray segments;
    constexpr qsizetype kPiece = 200;
    for (qsizetype at = 0; at < packet.size(); at += kPiece)
        segments.prepend(
            jpegSegment(0xe1, head + bigEndian(quint64(at), 4) + packet.mid(at, kPiece)));
    return segments;
}

QByteArray unicodeComment(const QByteArray &text, bool isBigEndian)
{
    QStringEncoder encode(isBigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE,
                          QStringConverter::Flag::Stateless);
    const QByteArray encoded = encode(QString::fromUtf8(text));
    return QByteArray("UNICODE\0", 8) + encoded;
}

QByteArray freeItem(const QByteArray &key, const QByteArray &text)
{
    return isoBox("----",
                  isoBox("mean", bigEndian(0, 4) + "com.apple.iTunes")
                      + isoBox("name", bigEndian(0, 4) + key)
                      + isoBox("data", bigEndian(1, 4) + bigEndian(0, 4) + text));
}

QByteArray movieWithList(const QByteArray &items)
{
    return isoBox("moov",
                  isoBox("udta",
                         isoBox("meta",
                                bigEndian(0, 4) + isoBox("hdlr", QByteArray(25, 'h'))
                                    + isoBox("ilst", items))));
}

QByteArray quickTime(const Texts &texts)
{
    const QByteArray text = jsonOf(texts);
    return isoBox("ftyp", "qt  " + QByteArray(4, '\0'))
        + isoBox("moov",
                 isoBox("udta",
                        isoBox("\xa9"
                               "cmt",
                               bigEndian(quint64(text.size()), 2) + bigEndian(0x55c4, 2) + text)
                            + QByteArray(4, '\0')))
        + isoBox("mdat", "pixels");
}

QByteArray cluster()
{
    return ebml(0x1f43b675, ebml(0xe7, "\1") + ebml(0xa3, "pixels"));
}

// With the index before, which leads to the tags behind all pictures.
QByteArray indexedMatroska(const Texts &texts)
{
    const auto index = [](qsizetype position) {
        return ebml(0x114d9b74,
                    ebml(0x4dbb,
                         ebml(0x53ab, bigEndian(0x1254c367, 4))
                             + ebml(0x53ac, bigEndian(quint64(position), 8))));
    };
    const qsizetype position = index(0).size() + cluster().size();
    return matroska(index(position) + cluster() + matroskaTags(texts));
}

// As a program writes that cannot go back to put the lengths in.
QByteArray liveMatroska(const Texts &texts)
{
    const QByteArray unknown = QByteArray(1, '\x01') + QByteArray(7, '\xff');
    return ebml(0x1a45dfa3, ebml(0x4282, "webm")) + bigEndian(0x18538067, 4) + unknown
        + bigEndian(0x1f43b675, 4) + unknown + ebml(0xe7, "\1") + ebml(0xa3, "pixels")
        + matroskaTags(texts);
}

QByteArray oggPage(quint8 flags, const QByteArray &packet)
{
    QByteArray pages;
    QByteArray lengths(packet.size() / 255, '\xff');
    lengths += char(packet.size() % 255);
    constexpr qsizetype kMost = 3; // 255 in earnest: long packets span pages
    for (qsizetype at = 0, body = 0; at < lengths.size(); at += kMost) {
        const QByteArray part = lengths.mid(at, kMost);
        qsizetype length = 0;
        for (const char one : part)
            length += quint8(one);
        pages += "OggS" + QByteArray(1, '\0') + char(at == 0 ? flags : 1) + QByteArray(8, '\0')
            + littleEndian(7, 4) + QByteArray(8, '\0') + char(part.size()) + part
            + packet.mid(body, length);
        body += length;
    }
    return pages;
}

QByteArray ogg(const QByteArray &head, const QByteArray &comments)
{
    return oggPage(2, head) + oggPage(0, comments) + oggPage(4, "sound");
}

QByteArray userText(int version, const QByteArray &key, const QByteArray &text)
{
    return id3Frame(version, version == 2 ? "TXX" : "TXXX", '\3' + key + '\0' + text);
}

QByteArray wideUserText(const QByteArray &key, const QByteArray &text)
{
    const auto wide = [](const QByteArray &bytes) {
        QStringEncoder encode(QStringConverter::Utf16LE, QStringConverter::Flag::Stateless);
        const QByteArray encoded = encode(QString::fromUtf8(bytes));
        return QByteArray("\xff\xfe" + encoded);
    };
    return id3Frame(3, "TXXX", '\1' + wide(key) + QByteArray(2, '\0') + wide(text));
}

QByteArray glb(const QByteArray &extras)
{
    QByteArray scene = R"({"asset":{"version":"2.0","extras":)" + extras + "}}";
    scene = scene.leftJustified((scene.size() + 3) / 4 * 4, ' ');
    const QByteArray chunks = littleEndian(quint64(scene.size()), 4) + "JSON" + scene
        + littleEndian(4, 4) + QByteArray("BIN\0mesh", 8);
    return "glTF" + littleEndian(2, 4) + littleEndian(quint64(chunks.size()) + 12, 4) + chunks;
}

QByteArray asStrings(const Texts &texts)
{
    Texts quoted;
    for (const auto &[key, text] : texts)
        quoted.append({key, json::quoted({text.data(), std::size_t(text.size())})});
    return jsonOf(quoted);
}

QByteArray exrAttribute(const QByteArray &name, const QByteArray &type, const QByteArray &value)
{
    return name + '\0' + type + '\0' + littleEndian(quint64(value.size()), 4) + value;
}

QByteArray exr(const Texts &texts, bool hasParts)
{
    QByteArray attributes = exrAttribute("channels", "chlist", QByteArray(19, '\0'));
    for (const auto &[key, text] : texts)
        attributes += exrAttribute(key, "string", text);
    const QByteArray first = hasParts ? exrAttribute("name", "string", "a") + '\0' : QByteArray();
    return QByteArray("\x76\x2f\x31\x01\x02", 5) + char(hasParts ? 0x10 : 0) + QByteArray(2, '\0')
        + first + attributes + '\0' + (hasParts ? QByteArray(1, '\0') : QByteArray()) + "pixels";
}

QByteArray safetensors(const Texts &texts)
{
    const QByteArray header = R"({"__metadata__":)" + asStrings(texts)
        + R"(,"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}})";
    return littleEndian(quint64(header.size()), 8) + header + QByteArray(8, 'w');
}

QByteArray svg(const QByteArray &metadata)
{
    return R"(<?xml version="1.0"?><!-- made by hand --><svg width="1"><metadata>)" + metadata
        + "</metadata><path d='M0 0'/></svg>\n";
}

QList<Maker> pictureMakers()
{
    return {
        {"PNG, tEXt", [](const Texts &t) { return png(each(t, plainChunk)); }},
        {"PNG, tEXt behind the pixels",
         [](const Texts &t) { return png({}, each(t, plainChunk)); }},
        {"PNG, zTXt", [](const Texts &t) { return png(each(t, packedChunk)); }},
        {"PNG, iTXt", [](const Texts &t) { return png(each(t, internationalChunk)); }},
        {"PNG, packed iTXt behind the pixels",
         [](const Texts &t) { return png({}, each(t, packedInternationalChunk)); }},
        {"PNG, eXIf", [](const Texts &t) { return png(pngChunk("eXIf", exifOf(t))); }},
        {"PNG, XMP",
         [](const Texts &t) {
             return png(pngChunk("iTXt", "XML:com.adobe.xmp" + QByteArray(5, '\0') + xmp(t)));
         }},
        {"animated PNG, comf",
         [](const Texts &t) {
             return png(pngChunk("acTL", bigEndian(2, 4) + bigEndian(0, 4)),
                        pngChunk("fdAT", "pixels") + each(t, comfChunk));
         }},
        {"WebP, EXIF as the saver writes it",
         [](const Texts &t) {
             return webp(webpChunk("EXIF", QByteArray("Exif\0\0", 6) + exifOf(t)));
         }},
        {"WebP, little-endian EXIF",
         [](const Texts &t) { return webp(webpChunk("EXIF", exifOf(t, false, ": "))); }},
        {"WebP, XMP", [](const Texts &t) { return webp(webpChunk("XMP ", xmp(t))); }},
        {"JPEG, EXIF",
         [](const Texts &t) {
             return jpeg(jpegSegment(0xe1, QByteArray("Exif\0\0", 6) + exifOf(t)));
         }},
        {"JPEG, EXIF in several segments",
         [](const Texts &t) { return jpeg(exifSegments(exifOf(t))); }},
        {"JPEG, user comment in UTF-16",
         [](const Texts &t) {
             return jpeg(exifSegments(exif({{0x9286, 7, unicodeComment(jsonOf(t), true)}}, false)));
         }},
        {"JPEG, XMP",
         [](const Texts &t) {
             return jpeg(
                 jpegSegment(0xe1, QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) + xmp(t)));
         }},
        {"JPEG, XMP in several segments", [](const Texts &t) { return jpeg(extendedXmp(xmp(t))); }},
        {"JPEG, comment", [](const Texts &t) { return jpeg(jpegSegment(0xfe, jsonOf(t))); }},
        {"AVIF, EXIF", [](const Texts &t) { return avif(exifOf(t), xmp({})); }},
        {"AVIF, EXIF inside the meta box",
         [](const Texts &t) { return avif(exifOf(t, false), xmp({}), ItemPlace::InMeta); }},
        {"AVIF, user comment",
         [](const Texts &t) {
             return avif(exif({{0x9286, 7, QByteArray("ASCII\0\0\0", 8) + jsonOf(t)}}), xmp({}));
         }},
        {"AVIF, XMP", [](const Texts &t) { return avif(exifOf({}), xmp(t)); }},
        {"OpenEXR", [](const Texts &t) { return exr(t, false); }},
        {"OpenEXR of several parts", [](const Texts &t) { return exr(t, true); }},
        {"SVG", [](const Texts &t) { return svg("<![CDATA[" + jsonOf(t) + "]]>"); }},
        {"SVG, escaped", [](const Texts &t) { return svg(escaped(jsonOf(t))); }},
    };
}

QList<Maker> mediaMakers()
{
    const QByteArray data = isoBox("mdat", "pixels");
    return {
        {"MP4, keys", [data](const Texts &t) { return mp4(movieWithKeys(t) + data); }},
        {"MP4, keys behind the pictures",
         [data](const Texts &t) { return mp4(data + movieWithKeys(t)); }},
        {"MP4, named items",
         [data](const Texts &t) { return mp4(movieWithList(each(t, freeItem)) + data); }},
        {"MP4, comment",
         [data](const Texts &t) {
             const QByteArray comment = bigEndian(1, 4) + bigEndian(0, 4) + jsonOf(t);
             return mp4(movieWithList(isoBox("\xa9"
                                             "cmt",
                                             isoBox("data", comment)))
                        + data);
         }},
        {"MP4, XMP",
         [data](const Texts &t) {
             const QByteArray id("\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac",
                                 16);
             return mp4(data + isoBox("uuid", id + xmp(t)));
         }},
        {"MOV, comment", quickTime},
        {"WebM, tags before the pictures",
         [](const Texts &t) { return matroska(matroskaTags(t) + cluster()); }},
        {"WebM, tags behind the pictures",
         [](const Texts &t) { return matroska(cluster() + matroskaTags(t)); }},
        {"WebM with an index", indexedMatroska},
        {"WebM of a live recording", liveMatroska},
        {"FLAC", flac},
        {"Opus", [](const Texts &t) { return ogg("OpusHead", "OpusTags" + vorbisComments(t)); }},
        {"Ogg FLAC",
         [](const Texts &t) {
             const QByteArray comments = vorbisComments(t);
             return ogg("\x7f"
                        "FLAC",
                        "\x84" + bigEndian(quint64(comments.size()), 3) + comments);
         }},
        {"Ogg Vorbis",
         [](const Texts &t) { return ogg("\x01vorbis", "\x03vorbis" + vorbisComments(t) + '\1'); }},
        {"MP3, ID3 2.4",
         [](const Texts &t) -> QByteArray {
             return id3(4,
                        each(t,
                             [](const QByteArray &k, const QByteArray &x) {
                                 return userText(4, k, x);
                             }))
                 + "\xff\xfb\x90sound";
         }},
        {"MP3, ID3 2.3 in UTF-16",
         [](const Texts &t) -> QByteArray {
             return id3(3, each(t, wideUserText)) + "\xff\xfb\x90sound";
         }},
        {"MP3, ID3 2.2",
         [](const Texts &t) -> QByteArray {
             return id3(2,
                        each(t,
                             [](const QByteArray &k, const QByteArray &x) {
                                 return userText(2, k, x);
                             }))
                 + "\xff\xfb\x90sound";
         }},
        {"MP3, packed frames",
         [](const Texts &t) -> QByteArray {
             return id3(4,
                        each(t,
                             [](const QByteArray &k, const QByteArray &x) -> QByteArray {
                                 const QByteArray content = '\3' + k + '\0' + x;
                                 return id3Frame(
                                     4, "TXXX",
                                     bigEndian(quint64(content.size()), 4) + packed(content), 0x09);
                             }))
                 + "\xff\xfb\x90sound";
         }},
        {"GLB", [](const Texts &t) { return glb(asStrings(t)); }},
        {"GLB, objects", [](const Texts &t) { return glb(jsonOf(t)); }},
        {"safetensors", safetensors},
    };
}

} // namespace

QList<Maker> makers()
{
    return pictureMakers() + mediaMakers();
}

} // namespace gesso::test
