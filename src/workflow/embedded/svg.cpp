// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/xmp.h"

namespace gesso {

namespace {

constexpr qint64 kPiece = 65536;
constexpr QByteArrayView kOpen = "<metadata";
constexpr QByteArrayView kClose = "</metadata>";
constexpr QByteArrayView kData = "<![CDATA[";
constexpr QByteArrayView kDataEnd = "]]>";

// Finds a mark in a file that is read piece by piece; -1: it is not there.
qint64 findMark(ByteSource &source, QByteArrayView mark, qint64 from, qint64 end)
{
    for (qint64 at = from; at < end; at += kPiece) {
        const QByteArray piece = source.bytes(at, std::min(kPiece + mark.size(), end - at));
        if (const qsizetype found = piece.indexOf(mark); found >= 0)
            return at + found;
    }
    return -1;
}

// Where the element that begins there ends. Data in it may hold anything, also the mark.
qint64 endOfMetadata(ByteSource &source, qint64 at, qint64 limit)
{
    const qint64 close = findMark(source, kClose, at, limit);
    const qint64 data = findMark(source, kData, at, close < 0 ? limit : close);
    if (data < 0)
        return close;
    const qint64 dataEnd = findMark(source, kDataEnd, data, limit);
    return dataEnd < 0 ? -1 : findMark(source, kClose, dataEnd, limit);
}

} // namespace

// The saver writes one element after each opening svg tag (protocol sheet 6), drawing programs
// write theirs at the beginning, too: the first 64 MB are looked at.
Result<void> readSvgTexts(ByteSource &source, TextCollector &texts)
{
    const qint64 tail = std::max<qint64>(0, source.size() - kPiece);
    if (!source.bytes(tail, kPiece).contains("</svg>"))
        return fault::cutOff();
    const qint64 limit = std::min(source.size(), fault::kMostText);
    qint64 at = findMark(source, kOpen, 0, limit);
    for (int part = 0; at >= 0; ++part) {
        if (part == fault::kMostParts)
            return fault::tooMany();
        const qint64 end = endOfMetadata(source, at, limit);
        if (end < 0)
            return fault::tooLong("metadata", at);
        const QByteArray element = source.bytes(at, end + kClose.size() - at);
        if (auto done = readXmp(element, texts); !done)
            return done;
        at = findMark(source, kOpen, end, limit);
    }
    return {};
}

} // namespace gesso
