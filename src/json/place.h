// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace gesso::json {

// "line L, column C" of an offset into a text, both from 1, the column in characters.
[[nodiscard]] QString placeInWords(std::string_view text, std::size_t offset);
// The character at an offset as messages name it: 'x', U+000a, or the end of the text.
[[nodiscard]] QString foundInWords(std::string_view text, std::size_t offset);

} // namespace gesso::json
