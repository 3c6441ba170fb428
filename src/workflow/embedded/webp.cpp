// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/exif.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/xmp.h"

namespace gesso {

namespace {

bool isText(const QByteArray &type)
{
    return type == "XMP " || type == "EXIF";
}

struct Span
{
    qint64 at = 0;
    qint64 length = 0;
};

Result<void> readBlock(const QByteArray &type, ByteSource &source, Span span, TextCollector &texts)
{
    if (!isText(type))
        return {};
    const QByteArray block = source.bytes(span.at, span.length);
    return type == "EXIF" ? readExif(block, texts) : readXmp(block, texts);
}

} // namespace

Result<void> readWebpTexts(ByteSource &source, TextCollector &texts)
{
    const qint64 end = 8 + qint64(source.le(4, 4));
    if (end > source.size())
        return fault::cutOff();
    qint64 at = 12;
    for (int part = 0; at + 8 <= end; ++part) {
        if (part == fault::kMostParts)
            return fault::tooMany();
        const QByteArray type = source.bytes(at, 4);
        const auto length = qint64(source.le(at + 4, 4));
        if (length > end - at - 8)
            return fault::tooLong(type, at);
        if (length > fault::kMostText && isText(type))
            return fault::tooLarge(type);
        if (auto done = readBlock(type, source, {at + 8, length}, texts); !done)
            return done;
        at += 8 + length + (length & 1);
    }
    return at >= end ? Result<void>() : fault::cutOff();
}

} // namespace gesso
