// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/text.h"

#include <QtGlobal>

#include <algorithm>
#include <cstring>

namespace gesso::json {

namespace {

constexpr char32_t kFirstSurrogate = 0xD800;
constexpr char32_t kLastSurrogate = 0xDFFF;
constexpr char32_t kLastCodePoint = 0x10FFFF;

unsigned char byteAt(std::string_view bytes, std::size_t i)
{
    return static_cast<unsigned char>(bytes[i]);
}

bool isContinuation(std::string_view bytes, std::size_t i)
{
    return i < bytes.size() && (byteAt(bytes, i) & 0xC0U) == 0x80U;
}

struct Decoded
{
    char32_t codePoint = 0;
    std::size_t length = 0; // 0: not a sequence of shortest form
};

// Reads one sequence that starts at i; surrogates are let through.
Decoded decodeAt(std::string_view bytes, std::size_t i)
{
    const unsigned lead = byteAt(bytes, i);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return {};
    char32_t codePoint = lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if (!isContinuation(bytes, i + k))
            return {};
        codePoint = (codePoint << 6U) | (byteAt(bytes, i + k) & 0x3FU);
    }
    const char32_t smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (codePoint < smallest || codePoint > kLastCodePoint)
        return {};
    return {codePoint, length};
}

bool isSurrogate(char32_t codePoint)
{
    return codePoint >= kFirstSurrogate && codePoint <= kLastSurrogate;
}

// Number of ASCII bytes from i on, found eight at a time.
std::size_t skipAscii(std::string_view bytes, std::size_t i)
{
    constexpr quint64 kHighBits = 0x8080808080808080U;
    while (i + sizeof(quint64) <= bytes.size()) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & kHighBits) != 0)
            break;
        i += sizeof word;
    }
    while (i < bytes.size() && byteAt(bytes, i) < 0x80)
        ++i;
    return i;
}

} // namespace

QString toQString(std::string_view utf8)
{
    // Surrogates in WTF-8 begin with ED A0 to ED BF; without ED, Qt's quick path does.
    if (utf8.find('\xED') == std::string_view::npos)
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    QString text;
    text.reserve(static_cast<qsizetype>(utf8.size()));
    for (std::size_t i = 0; i < utf8.size();) {
        const Decoded decoded = decodeAt(utf8, i);
        if (decoded.length == 0) {
            text += QChar(QChar::ReplacementCharacter);
            ++i;
            continue;
        }
        if (isSurrogate(decoded.codePoint))
            text += QChar(static_cast<char16_t>(decoded.codePoint));
        else
            text += QString::fromUcs4(&decoded.codePoint, 1);
        i += decoded.length;
    }
    return text;
}

std::string toUtf8(QStringView text)
{
    if (text.isValidUtf16())
        return text.toUtf8().toStdString();
    std::string out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair
            = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        appendUtf8(out,
                   pair ? QChar::surrogateToUcs4(text[i], text[i + 1])
                        : char32_t {text[i].unicode()});
        if (pair)
            ++i;
    }
    return out;
}

std::size_t invalidUtf8At(std::string_view bytes)
{
    for (std::size_t i = skipAscii(bytes, 0); i < bytes.size(); i = skipAscii(bytes, i)) {
        const Decoded decoded = decodeAt(bytes, i);
        if (decoded.length == 0 || isSurrogate(decoded.codePoint))
            return i;
        i += decoded.length;
    }
    return std::string_view::npos;
}

void appendUtf8(std::string &out, char32_t codePoint)
{
    const auto tail = [codePoint](unsigned shift) {
        return static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU));
    };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0U | (codePoint >> 6U));
        out += tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0U | (codePoint >> 12U));
        out += tail(6);
        out += tail(0);
    } else {
        out += static_cast<char>(0xF0U | (codePoint >> 18U));
        out += tail(12);
        out += tail(6);
        out += tail(0);
    }
}

} // namespace gesso::json
