// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"
#include "workflow/embedded/readers.h"
#include "workflow/embedded/vorbiscomments.h"

#include <algorithm>
#include <map>
#include <utility>

namespace gesso {

namespace {

constexpr qint64 kPageHeader = 27;
constexpr std::size_t kMostStreams = 16;

// One stream, of which the second packet is wanted.
struct OggStream
{
    int packets = 0; // that ended
    QByteArray second;
};

struct OggPage
{
    bool isFirst = false; // of its stream
    quint64 stream = 0;
    QByteArray lengths; // of the packets' parts
    qint64 body = 0;
    qint64 end = 0;
};

// What the second packet begins with, by the kind of stream.
qsizetype commentsStart(const QByteArray &packet)
{
    if (packet.startsWith("OpusTags"))
        return 8;
    if (packet.startsWith("\x03vorbis") || packet.startsWith("\x81theora"))
        return 7;
    constexpr quint8 kFlacComments = 4; // with a bit that says whether it is the last block
    return packet.size() >= 4 && (quint8(packet.front()) & 0x7f) == kFlacComments ? 4 : -1;
}

class OggStreams
{
public:
    explicit OggStreams(TextCollector &texts)
        : m_texts(texts)
    {
    }

    Result<void> add(ByteSource &source, const OggPage &page)
    {
        if (page.isFirst && m_streams.size() < kMostStreams)
            m_streams.try_emplace(page.stream);
        const auto found = m_streams.find(page.stream);
        if (found == m_streams.end() || found->second.packets >= 2)
            return {};
        OggStream &stream = found->second;
        const QByteArray body = source.bytes(page.body, page.end - page.body);
        qint64 at = 0;
        for (const char part : page.lengths) {
            const auto length = qint64 {quint8(part)};
            if (stream.packets == 1)
                stream.second += QByteArrayView(body).sliced(at, length);
            at += length;
            stream.packets += length < 255 ? 1 : 0;
        }
        return stream.second.size() > fault::kMostText ? Result<void>(fault::tooLarge("Ogg"))
                                                       : Result<void>();
    }

    // All streams begin before any goes on.
    [[nodiscard]] bool isDone(const OggPage &last) const
    {
        return !last.isFirst && std::ranges::all_of(m_streams, [](const auto &stream) {
            return stream.second.packets >= 2;
        });
    }

    Result<void> finish()
    {
        for (const auto &[number, stream] : m_streams) {
            const qsizetype start = commentsStart(stream.second);
            auto done = start < 0
                ? Result<void>()
                : readVorbisComments(QByteArrayView(stream.second).sliced(start), m_texts);
            if (!done)
                return done;
        }
        return {};
    }

private:
    TextCollector &m_texts;
    std::map<quint64, OggStream> m_streams; // by their number
};

OggPage pageAt(ByteSource &source, qint64 at)
{
    OggPage page;
    page.isFirst = (source.u8(at + 5) & 2) != 0;
    page.stream = source.le(at + 14, 4);
    const auto parts = qint64 {source.u8(at + 26)};
    page.lengths = source.bytes(at + kPageHeader, parts);
    page.body = at + kPageHeader + parts;
    page.end = page.body;
    for (const char part : std::as_const(page.lengths))
        page.end += quint8(part);
    return page;
}

} // namespace

Result<void> readOggTexts(ByteSource &source, TextCollector &texts)
{
    OggStreams streams(texts);
    qint64 at = 0;
    for (int part = 0; part < fault::kMostParts; ++part) {
        if (at + kPageHeader > source.size())
            return fault::cutOff();
        if (!(source.bytes(at, 4) == "OggS"))
            return fault::broken("OggS");
        const OggPage page = pageAt(source, at);
        if (page.end > source.size())
            return fault::tooLong("OggS", at);
        if (auto done = streams.add(source, page); !done)
            return done;
        if (streams.isDone(page))
            return streams.finish();
        at = page.end;
    }
    return fault::tooMany();
}

} // namespace gesso
