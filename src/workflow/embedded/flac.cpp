// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/vorbiscomments.h"

namespace gesso {

Result<void> readFlacTexts(ByteSource &source, TextCollector &texts)
{
    constexpr quint8 kComments = 4;
    qint64 at = 4;
    for (int part = 0; part < fault::kMostParts; ++part) {
        if (at + 4 > source.size())
            return fault::cutOff();
        const quint8 head = source.u8(at);
        const auto length = qint64(source.be(at + 1, 3));
        if (length > source.size() - at - 4)
            return fault::tooLong("FLAC " + QByteArray::number(head & 0x7f), at);
        if ((head & 0x7f) == kComments) {
            auto done = readVorbisComments(source.bytes(at + 4, length), texts);
            if (!done)
                return done;
        }
        at += 4 + length;
        if ((head & 0x80) != 0)
            return {};
    }
    return fault::tooMany();
}

} // namespace gesso
