// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/writer.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"

namespace gesso {

Result<void> readGlbTexts(ByteSource &source, TextCollector &texts)
{
    constexpr qint64 kChunk = 20; // header of the file and of its first chunk
    const auto whole = qint64(source.le(8, 4));
    const auto length = qint64(source.le(12, 4));
    if (whole < kChunk || whole > source.size())
        return fault::cutOff();
    if (!(source.bytes(16, 4) == "JSON"))
        return fault::broken("glTF");
    if (length > whole - kChunk)
        return fault::tooLong("JSON", 12);
    if (length > fault::kMostText)
        return fault::tooLarge("JSON");
    const auto parsed = json::read(source.bytes(kChunk, length));
    if (!parsed)
        return fault::broken("JSON");
    const json::View extras = parsed->root()["asset"]["extras"];
    if (!extras.isObject())
        return {};
    for (const auto &member : extras) {
        const QByteArray text = member.value.isString()
            ? QByteArray::fromStdString(member.value.utf8())
            : json::write(member.value);
        texts.add(QByteArray::fromStdString(member.key.utf8()), text);
    }
    return {};
}

} // namespace gesso
