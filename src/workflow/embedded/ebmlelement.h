// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesource.h"

#include <optional>

namespace gesso {

// An element of a Matroska or WebM file (RFC 8794).
struct EbmlElement
{
    quint64 id = 0;
    qint64 body = 0;
    qint64 end = 0; // may lie behind the file's end
    bool isOpen = false; // its length is not told: to the end of the file
};

// The element that begins there; nothing when none begins before `end`.
[[nodiscard]] std::optional<EbmlElement> ebmlElementAt(ByteSource &source, qint64 at, qint64 end);
// The first of an id among those inside the parent that begin at `from`.
[[nodiscard]] std::optional<EbmlElement> findElement(ByteSource &source, const EbmlElement &parent,
                                                     quint64 id, qint64 from);

} // namespace gesso
