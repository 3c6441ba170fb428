// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/vorbiscomments.h"

#include "workflow/embedded/fault.h"

#include <QtEndian>

#include <optional>

namespace gesso {

namespace {

// Takes a length and that many bytes off the front; nothing when they are not there.
std::optional<QByteArrayView> takeCounted(QByteArrayView &rest)
{
    if (rest.size() < 4)
        return std::nullopt;
    const auto length = qsizetype(qFromLittleEndian<quint32>(rest.data()));
    if (length > rest.size() - 4)
        return std::nullopt;
    const QByteArrayView taken = rest.sliced(4, length);
    rest = rest.sliced(4 + length);
    return taken;
}

} // namespace

Result<void> readVorbisComments(QByteArrayView block, TextCollector &texts)
{
    QByteArrayView rest = block;
    if (!takeCounted(rest) || rest.size() < 4)
        return fault::tooLong("VORBIS_COMMENT", 0);
    const auto count = qFromLittleEndian<quint32>(rest.data());
    rest = rest.sliced(4);
    for (quint32 i = 0; i < count; ++i) {
        const auto entry = takeCounted(rest);
        if (!entry)
            return fault::tooLong("VORBIS_COMMENT", block.size() - rest.size());
        const qsizetype equals = entry->indexOf('=');
        const QByteArray name = entry->first(std::max<qsizetype>(equals, 0)).toByteArray();
        if (TextCollector::wants(name))
            texts.add(name, entry->sliced(equals + 1).toByteArray());
    }
    return {};
}

} // namespace gesso
