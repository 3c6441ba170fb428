// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/inflate.h"

#include "workflow/embedded/fault.h"

#include <QScopeGuard>

#define ZLIB_CONST // its input is not changed
#include <array>
#include <zlib.h>

namespace gesso {

Result<QByteArray> inflated(const QByteArray &packed, const QByteArray &part)
{
    z_stream stream {};
    if (inflateInit(&stream) != Z_OK)
        return fault::broken(part);
    const auto end = qScopeGuard([&stream] { inflateEnd(&stream); });
    stream.next_in = reinterpret_cast<const Bytef *>(packed.constData());
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray text;
    std::array<char, 65536> piece {};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out));
        if (text.size() > fault::kMostText)
            return fault::tooLarge(part);
    }
    return state == Z_STREAM_END ? Result<QByteArray>(text) : fault::broken(part);
}

} // namespace gesso
