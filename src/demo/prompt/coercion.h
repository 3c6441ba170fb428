// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QString>

#include <string_view>
#include <variant>

namespace gesso::demo {

// The words of the exception that Python's conversion would raise.
struct CoercionFailure
{
    QString message;
};

// A value as the server makes it fit its input's type before any check: int(), float(), str() or
// bool() of it (protocol sheet 2.1); of any other type unchanged.
[[nodiscard]] std::variant<json::Value, CoercionFailure> coerce(std::string_view type,
                                                                const json::Value &value);

} // namespace gesso::demo
