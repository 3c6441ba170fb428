// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"

namespace gesso {

namespace {

// Where the last tensor ends, counted from the end of the header.
quint64 dataLength(json::View header)
{
    quint64 length = 0;
    for (const auto &member : header) {
        const auto end = member.value["data_offsets"].at(1).number();
        if (end)
            length = std::max(length, end->toUInt64().value_or(0));
    }
    return length;
}

} // namespace

Result<void> readSafetensorsTexts(ByteSource &source, TextCollector &texts)
{
    constexpr qint64 kLength = 8;
    const quint64 length = source.le(0, kLength);
    if (length > quint64(source.size() - kLength))
        return fault::cutOff();
    if (length > quint64(fault::kMostText))
        return fault::tooLarge("header");
    const auto parsed = json::read(source.bytes(kLength, qint64(length)));
    if (!parsed)
        return fault::broken("header");
    const json::View header = parsed->root();
    if (dataLength(header) > quint64(source.size()) - kLength - length)
        return fault::cutOff();
    const json::View metadata = header["__metadata__"];
    if (!metadata.isObject())
        return {};
    for (const auto &member : metadata)
        texts.add(QByteArray::fromStdString(member.key.utf8()),
                  QByteArray::fromStdString(member.value.utf8()));
    return {};
}

} // namespace gesso
