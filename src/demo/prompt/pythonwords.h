// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QString>

namespace gesso::demo {

// How Python's str() and repr() show a JSON value; a ComfyUI's messages are made of them.
[[nodiscard]] QString pythonText(const json::Value &value); // str(): texts without quotes
[[nodiscard]] QString pythonRepr(const json::Value &value); // repr(): 'texts' in quotes
// "int", "str", "NoneType", ...
[[nodiscard]] QString pythonTypeName(const json::Value &value);
// Negative, zero or positive as a < b, a == b, a > b; exact for integers of any size.
[[nodiscard]] int compareNumbers(const json::Number &a, const json::Number &b);

} // namespace gesso::demo
