// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "json/parsed.h"
#include "json/value.h"

namespace gesso::json {

struct Limits
{
    qsizetype bytes = qsizetype {1} << 30; // at most 4 GiB - 1
    int depth = 1000; // arrays and objects inside one another
};

// Reads one JSON text: RFC 8259, plus bare NaN, Infinity and -Infinity, numbers of any size, and
// lone surrogates; a byte order mark is dropped. UTF-8 is checked. An error is Invalid, its `where`
// is "line L, column C" (both from 1, column in characters), its message says what was found.
[[nodiscard]] Result<Parsed> read(const QByteArray &text, Limits limits = {});

// The same as a tree that can be edited.
[[nodiscard]] Result<Value> readValue(const QByteArray &text, Limits limits = {});

} // namespace gesso::json
