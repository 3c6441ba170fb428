// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/parsed.h"
#include "json/value.h"

#include <string>

namespace gesso {

// How the editor's language sees JSON values, where conversion depends on it.

// Neither null, false, 0 nor the empty text.
[[nodiscard]] bool isTruthy(const json::Value &value);

// As a text: "8", "true", "null"; of arrays and objects their JSON.
[[nodiscard]] std::string textOf(const json::Value &value);

// Bytes that the value takes, roughly.
[[nodiscard]] qsizetype weightOf(const json::Value &value);

// The value with its numbers as the editor writes them: whole numbers without a fraction or an
// exponent (exact up to 64 bits, where the editor rounds above 2^53), NaN and what overflows as
// null (graph sheet 2.7).
[[nodiscard]] json::Value plainValue(json::Value value);
[[nodiscard]] json::Value plainValue(json::View view);

} // namespace gesso
