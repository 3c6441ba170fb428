// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesource.h"

#include <optional>

namespace gesso {

// A box of an ISO base media file (ISO 14496-12): MP4, MOV, M4A, AVIF, HEIC.
struct IsoBox
{
    QByteArray type; // four letters
    qint64 body = 0;
    qint64 end = 0;
};

// The box that begins there; nothing when none fits before `end`.
[[nodiscard]] std::optional<IsoBox> isoBoxAt(ByteSource &source, qint64 at, qint64 end);
// The first of a type among those inside the parent that begin at `from`.
[[nodiscard]] std::optional<IsoBox> findBox(ByteSource &source, const IsoBox &parent,
                                            const char *type, qint64 from);

} // namespace gesso
