// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/parsed.h"
#include "json/value.h"

#include <QByteArray>

namespace gesso::json {

struct Style
{
    int indent = 0; // spaces a level; 0: all on one line without spaces
    bool ascii = false; // every character above 0x7e as \uXXXX, as Python writes
};

// JSON text of a value: keys in their order, numbers by their text. NaN and Infinity are written
// bare, as they were read. Lone surrogates are always escaped.
[[nodiscard]] QByteArray write(const Value &value, Style style = {});
[[nodiscard]] QByteArray write(View view, Style style = {});
// A string with its quotes.
[[nodiscard]] QByteArray quoted(std::string_view utf8, bool ascii = false);

} // namespace gesso::json
