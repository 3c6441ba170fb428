// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstring>

// The inner loops of the reader.
namespace gesso::json {

// Whether none of eight bytes is a quote, a backslash or a control character. A byte above 0x7f may
// give a false no, which costs time only.
inline bool isPlain(const char *bytes)
{
    constexpr quint64 kOnes = 0x0101010101010101U;
    constexpr quint64 kHighBits = kOnes * 0x80U;
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const quint64 quotes = word ^ (kOnes * '"');
    const quint64 backslashes = word ^ (kOnes * '\\');
    const quint64 hits = (word - kOnes * 0x20U) | (quotes - kOnes) | (backslashes - kOnes);
    return ((hits | word) & kHighBits) == 0;
}

// The first byte from `at` on that ends a run of plain text inside of a string.
inline const char *skipPlain(const char *at, const char *end)
{
    static constexpr auto kStops = [] {
        std::array<bool, 256> stops {};
        for (std::size_t i = 0; i < 0x20; ++i)
            stops[i] = true;
        stops['"'] = true;
        stops['\\'] = true;
        return stops;
    }();
    while (end - at >= 8 && isPlain(at))
        at += 8;
    while (at != end && !kStops[static_cast<unsigned char>(*at)])
        ++at;
    return at;
}

inline const char *skipSpace(const char *at, const char *end)
{
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        ++at;
    return at;
}

} // namespace gesso::json
