// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/exif.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/inflate.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/xmp.h"

namespace gesso {

namespace {

constexpr qint64 kSignature = 8;
constexpr qint64 kAround = 12; // length, type and check sum of a chunk
constexpr qint64 kMostKeyword = 79;
constexpr QByteArrayView kXmpKeyword = "XML:com.adobe.xmp";

struct Chunk
{
    QByteArray type;
    qint64 body = 0;
    qint64 length = 0;
};

bool isText(const QByteArray &type)
{
    // comf is the animated PNG saver's own (protocol sheet 6).
    return type == "tEXt" || type == "zTXt" || type == "iTXt" || type == "comf";
}

// iTXt: flag, method, language, translated keyword, text (PNG 11.3.4.5).
Result<QByteArray> internationalText(const QByteArray &content, const QByteArray &keyword)
{
    const qsizetype language = content.indexOf('\0', 2);
    const qsizetype translated = language < 0 ? -1 : content.indexOf('\0', language + 1);
    if (translated < 0)
        return fault::broken(keyword);
    const QByteArray text = content.mid(translated + 1);
    return content[0] == 0 ? Result<QByteArray>(text) : inflated(text, keyword);
}

Result<void> readText(ByteSource &source, const Chunk &chunk, TextCollector &texts)
{
    const QByteArray start = source.bytes(chunk.body, std::min(chunk.length, kMostKeyword + 1));
    const qsizetype end = start.indexOf('\0');
    const QByteArray keyword = start.left(std::max<qsizetype>(end, 0));
    const bool isXmp = chunk.type == "iTXt" && keyword == kXmpKeyword;
    if (keyword.isEmpty() || (!isXmp && !TextCollector::wants(keyword)))
        return {};
    if (chunk.length > fault::kMostText)
        return fault::tooLarge(keyword);
    const QByteArray content = source.bytes(chunk.body, chunk.length).mid(end + 1);
    const auto text = chunk.type == "zTXt" ? inflated(content.mid(1), keyword)
        : chunk.type == "iTXt"             ? internationalText(content, keyword)
                                           : Result<QByteArray>(content);
    if (!text)
        return text.error();
    if (isXmp)
        return readXmp(*text, texts);
    texts.add(keyword, *text);
    return {};
}

Result<void> readChunk(ByteSource &source, const Chunk &chunk, TextCollector &texts)
{
    if (isText(chunk.type))
        return readText(source, chunk, texts);
    if (!(chunk.type == "eXIf"))
        return {};
    if (chunk.length > fault::kMostText)
        return fault::tooLarge(chunk.type);
    return readExif(source.bytes(chunk.body, chunk.length), texts);
}

} // namespace

Result<void> readPngTexts(ByteSource &source, TextCollector &texts)
{
    qint64 at = kSignature;
    for (int part = 0; at + kAround <= source.size(); ++part) {
        if (part == fault::kMostParts)
            return fault::tooMany();
        const Chunk chunk {source.bytes(at + 4, 4), at + 8, qint64(source.be(at, 4))};
        if (chunk.length > source.size() - at - kAround)
            return fault::tooLong(chunk.type, at);
        if (chunk.type == "IEND")
            return {};
        if (auto read = readChunk(source, chunk, texts); !read)
            return read;
        if (texts.isFull())
            return fault::tooLarge(chunk.type);
        at += chunk.length + kAround;
    }
    return fault::cutOff();
}

} // namespace gesso
