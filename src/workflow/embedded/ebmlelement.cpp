// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/ebmlelement.h"

#include <algorithm>
#include <bit>

namespace gesso {

namespace {

// Bytes that a number takes, by the zero bits before its first one; 0: no number.
int widthAt(ByteSource &source, qint64 at)
{
    const int width = std::countl_zero(source.u8(at)) + 1;
    return width > 8 ? 0 : width;
}

} // namespace

std::optional<EbmlElement> ebmlElementAt(ByteSource &source, qint64 at, qint64 end)
{
    const int idWidth = at < end ? widthAt(source, at) : 0;
    const qint64 lengthAt = at + idWidth;
    const int lengthWidth = idWidth > 0 && lengthAt < end ? widthAt(source, lengthAt) : 0;
    if (lengthWidth == 0)
        return std::nullopt;
    const quint64 mask = (quint64 {1} << (7 * lengthWidth)) - 1;
    const quint64 length = source.be(lengthAt, lengthWidth) & mask;
    EbmlElement element {source.be(at, idWidth), lengthAt + lengthWidth, 0, length == mask};
    constexpr quint64 kMost = quint64 {1} << 50;
    element.end = element.isOpen ? source.size() : element.body + qint64(std::min(length, kMost));
    return element;
}

std::optional<EbmlElement> findElement(ByteSource &source, const EbmlElement &parent, quint64 id,
                                       qint64 from)
{
    const qint64 end = std::min(parent.end, source.size());
    auto element = ebmlElementAt(source, from, end);
    while (element && !(element->id == id))
        element = ebmlElementAt(source, element->end, end);
    return element;
}

} // namespace gesso
