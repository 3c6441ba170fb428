// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"

#include <optional>

namespace gesso {

namespace {

constexpr qint64 kMostName = 255;

// A name up to its zero byte; nothing when there is no end to it.
std::optional<QByteArray> nameAt(ByteSource &source, qint64 at)
{
    const QByteArray bytes = source.bytes(at, kMostName + 1);
    const qsizetype end = bytes.indexOf('\0');
    return end < 0 ? std::nullopt : std::optional(bytes.left(end));
}

// Reads the attribute there; the place of the next. Layout: name, type, length, value.
Result<qint64> readAttribute(ByteSource &source, qint64 at, const QByteArray &name,
                             TextCollector &texts)
{
    const qint64 typeAt = at + name.size() + 1;
    const auto type = nameAt(source, typeAt);
    if (!type)
        return fault::broken(name);
    const qint64 lengthAt = typeAt + type->size() + 1;
    const auto length = qint64(source.le(lengthAt, 4));
    const qint64 value = lengthAt + 4;
    if (length > source.size() - value)
        return fault::tooLong(name, at);
    if (*type == "string" && TextCollector::wants(name)) {
        if (length > fault::kMostText)
            return fault::tooLarge(name);
        texts.add(name, source.bytes(value, length));
    }
    return value + length;
}

} // namespace

Result<void> readExrTexts(ByteSource &source, TextCollector &texts)
{
    constexpr quint64 kMultiPart = 0x1000;
    const bool hasParts = (source.le(4, 4) & kMultiPart) != 0;
    bool startsHeader = true;
    qint64 at = 8;
    for (int part = 0; part < fault::kMostParts; ++part) {
        const auto name = nameAt(source, at);
        if (!name)
            return fault::cutOff();
        if (name->isEmpty()) {
            if (startsHeader || !hasParts)
                return {};
            startsHeader = true;
            ++at;
            continue;
        }
        startsHeader = false;
        const auto next = readAttribute(source, at, *name, texts);
        if (!next)
            return next.error();
        at = *next;
    }
    return fault::tooMany();
}

} // namespace gesso
