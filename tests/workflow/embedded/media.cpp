// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/containers.h"

namespace gesso::test {

QByteArray isoBox(const QByteArray &type, const QByteArray &content)
{
    return bigEndian(quint64(content.size()) + 8, 4) + type + content;
}

QByteArray movieWithKeys(const Texts &texts)
{
    QByteArray keys;
    QByteArray items;
    quint64 number = 0;
    for (const auto &[key, text] : texts) {
        keys += isoBox("mdta", key);
        items += isoBox(bigEndian(++number, 4),
                        isoBox("data", bigEndian(1, 4) + bigEndian(0, 4) + text));
    }
    const QByteArray handler = isoBox("hdlr", QByteArray(8, '\0') + "mdta" + QByteArray(13, '\0'));
    const QByteArray meta
        = isoBox("meta",
                 QByteArray(4, '\0') + handler
                     + isoBox("keys", bigEndian(0, 4) + bigEndian(number, 4) + keys)
                     + isoBox("ilst", items));
    return isoBox("moov", isoBox("mvhd", QByteArray(100, '\0')) + isoBox("udta", meta));
}

QByteArray mp4(const QByteArray &boxes)
{
    return isoBox("ftyp", "isom" + QByteArray(4, '\0') + "isommp42") + boxes;
}

namespace {

QByteArray itemEntry(quint64 id, const QByteArray &type, const QByteArray &contentType)
{
    QByteArray name(1, '\0');
    if (!contentType.isEmpty())
        name += contentType + '\0';
    return isoBox("infe",
                  bigEndian(0x02000000, 4) + bigEndian(id, 2) + bigEndian(0, 2) + type + name);
}

QByteArray itemPlace(quint64 id, bool isInside, qsizetype offset, qsizetype length)
{
    return bigEndian(id, 2) + bigEndian(isInside ? 1 : 0, 2) + bigEndian(0, 2) + bigEndian(1, 2)
        + bigEndian(quint64(offset), 4) + bigEndian(quint64(length), 4);
}

} // namespace

QByteArray avif(const QByteArray &exifItem, const QByteArray &xmpItem, ItemPlace place)
{
    const QByteArray list
        = isoBox("iinf",
                 bigEndian(0, 4) + bigEndian(3, 2) + itemEntry(1, "av01", {})
                     + itemEntry(2, "Exif", {}) + itemEntry(3, "mime", "application/rdf+xml"));
    const QByteArray exifData = bigEndian(0, 4) + exifItem; // where the TIFF header is
    const QByteArray data = exifData + xmpItem;
    const bool isInside = place == ItemPlace::InMeta;
    const auto meta = [&](qsizetype start) {
        const QByteArray places = isoBox(
            "iloc",
            bigEndian(0x01000000, 4) + bigEndian(0x4400, 2) + bigEndian(3, 2)
                + itemPlace(1, false, start + data.size(), 6)
                + itemPlace(2, isInside, isInside ? 0 : start, exifData.size())
                + itemPlace(3, isInside, (isInside ? 0 : start) + exifData.size(), xmpItem.size()));
        return isoBox("meta",
                      bigEndian(0, 4) + list + places
                          + (isInside ? isoBox("idat", data) : QByteArray()));
    };
    const QByteArray brand = isoBox("ftyp", "avif" + QByteArray(4, '\0') + "avifmif1");
    const qsizetype start = brand.size() + meta(0).size() + 8;
    return brand + meta(start) + isoBox("mdat", (isInside ? QByteArray() : data) + "pixels");
}

QByteArray ebml(quint64 id, const QByteArray &content)
{
    int width = 1;
    while (id >> (8 * width) != 0)
        ++width;
    return bigEndian(id, width)
        + bigEndian(quint64 {0x0100000000000000} | quint64(content.size()), 8) + content;
}

QByteArray matroskaTags(const Texts &texts)
{
    QByteArray tags;
    for (const auto &[key, text] : texts)
        tags += ebml(0x7373,
                     ebml(0x63c0, {}) + ebml(0x67c8, ebml(0x45a3, key) + ebml(0x4487, text)));
    return ebml(0x1254c367, tags);
}

QByteArray matroska(const QByteArray &segment)
{
    return ebml(0x1a45dfa3, ebml(0x4282, "webm")) + ebml(0x18538067, segment);
}

QByteArray vorbisComments(const Texts &texts)
{
    QByteArray block = littleEndian(4, 4) + "Lavf" + littleEndian(quint64(texts.size()), 4);
    for (const auto &[key, text] : texts) {
        const QByteArray entry = key + '=' + text;
        block += littleEndian(quint64(entry.size()), 4) + entry;
    }
    return block;
}

QByteArray flac(const Texts &texts)
{
    const QByteArray comments = vorbisComments(texts);
    return "fLaC" + QByteArray(1, '\0') + bigEndian(34, 3) + QByteArray(34, 's')
        + QByteArray(1, '\x04') + bigEndian(quint64(comments.size()), 3) + comments
        + QByteArray(1, '\x81') + bigEndian(10, 3) + QByteArray(10, '\0') + "\xff\xf8sound";
}

namespace {

quint64 syncsafe(qsizetype size)
{
    const auto value = quint64(size);
    return (value & 0x7f) | (value & 0x3f80) << 1 | (value & 0x1fc000) << 2
        | (value & 0xfe00000) << 3;
}

} // namespace

QByteArray id3(int version, const QByteArray &frames, quint8 flags)
{
    return "ID3" + QByteArray(1, char(version)) + '\0' + char(flags)
        + bigEndian(syncsafe(frames.size() + 16), 4) + frames + QByteArray(16, '\0');
}

QByteArray id3Frame(int version, const QByteArray &id, const QByteArray &content, quint16 flags)
{
    if (version == 2)
        return id + bigEndian(quint64(content.size()), 3) + content;
    const quint64 length = version == 4 ? syncsafe(content.size()) : quint64(content.size());
    return id + bigEndian(length, 4) + bigEndian(flags, 2) + content;
}

} // namespace gesso::test
