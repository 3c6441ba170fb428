// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace gesso::json {

// UTF-8, with lone surrogates as three bytes each (WTF-8), to QString, which holds them too. Python
// servers name files that are not UTF-8 with lone surrogates ("\udcff"); they must come back
// unchanged.
[[nodiscard]] QString toQString(std::string_view utf8);
// The inverse.
[[nodiscard]] std::string toUtf8(QStringView text);
// Offset of the first byte that is not part of strict UTF-8 (shortest forms, no surrogates, nothing
// above U+10FFFF), or npos.
[[nodiscard]] std::size_t invalidUtf8At(std::string_view bytes);
// Appends a code point, surrogates included, as one to four bytes.
void appendUtf8(std::string &out, char32_t codePoint);

} // namespace gesso::json
