// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <utility>

// Small files of every kind that carries workflows, made byte by byte.
namespace gesso::test {

using Texts = QList<std::pair<QByteArray, QByteArray>>; // key and text

struct Maker
{
    const char *name;
    std::function<QByteArray(const Texts &)> make;
};

// All of them, each in the ways in which savers write.
[[nodiscard]] QList<Maker> makers();

[[nodiscard]] QByteArray bigEndian(quint64 value, int width);
[[nodiscard]] QByteArray littleEndian(quint64 value, int width);

[[nodiscard]] QByteArray pngChunk(const QByteArray &type, const QByteArray &content);
// A picture of one pixel with chunks before and behind its pixels.
[[nodiscard]] QByteArray png(const QByteArray &before, const QByteArray &behind = {});
[[nodiscard]] QByteArray packed(const QByteArray &text); // as a zlib stream

struct ExifEntry
{
    quint16 tag = 0;
    quint16 type = 2; // ASCII
    QByteArray value;
};
// A TIFF block; entries of tag 0x9286 (UserComment) stand in the EXIF directory.
[[nodiscard]] QByteArray exif(const QList<ExifEntry> &entries, bool isBigEndian = true);
[[nodiscard]] QByteArray xmp(const Texts &texts);

[[nodiscard]] QByteArray jpegSegment(quint8 marker, const QByteArray &content);
[[nodiscard]] QByteArray jpeg(const QByteArray &segments);
[[nodiscard]] QByteArray webp(const QByteArray &chunks);
[[nodiscard]] QByteArray webpChunk(const QByteArray &type, const QByteArray &content);

[[nodiscard]] QByteArray isoBox(const QByteArray &type, const QByteArray &content);
// The moov box of the server's video saver (protocol sheet 6).
[[nodiscard]] QByteArray movieWithKeys(const Texts &texts);
[[nodiscard]] QByteArray mp4(const QByteArray &boxes);
enum class ItemPlace { InFile, InMeta };
[[nodiscard]] QByteArray avif(const QByteArray &exifItem, const QByteArray &xmpItem,
                              ItemPlace place = ItemPlace::InFile);

[[nodiscard]] QByteArray ebml(quint64 id, const QByteArray &content);
[[nodiscard]] QByteArray matroskaTags(const Texts &texts);
[[nodiscard]] QByteArray matroska(const QByteArray &segment);

[[nodiscard]] QByteArray vorbisComments(const Texts &texts);
[[nodiscard]] QByteArray flac(const Texts &texts);
[[nodiscard]] QByteArray id3(int version, const QByteArray &frames, quint8 flags = 0);
[[nodiscard]] QByteArray id3Frame(int version, const QByteArray &id, const QByteArray &content,
                                  quint16 flags = 0);

} // namespace gesso::test
