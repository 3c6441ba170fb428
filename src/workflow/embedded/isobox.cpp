// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/isobox.h"

namespace gesso {

std::optional<IsoBox> isoBoxAt(ByteSource &source, qint64 at, qint64 end)
{
    if (end - at < 8)
        return std::nullopt;
    auto length = source.be(at, 4);
    qint64 body = at + 8;
    if (length == 1) {
        length = source.be(at + 8, 8);
        body += 8;
    } else if (length == 0) { // to the end
        length = quint64(end - at);
    }
    if (length > quint64(end - at) || qint64(length) < body - at)
        return std::nullopt;
    return IsoBox {source.bytes(at + 4, 4), body, at + qint64(length)};
}

std::optional<IsoBox> findBox(ByteSource &source, const IsoBox &parent, const char *type,
                              qint64 from)
{
    auto box = isoBoxAt(source, from, parent.end);
    while (box && !(box->type == type))
        box = isoBoxAt(source, box->end, parent.end);
    return box;
}

} // namespace gesso
