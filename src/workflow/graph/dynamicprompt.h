// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomsource.h"

#include <string>
#include <string_view>

namespace gesso {

// Text with choices: {a|b|{c|d}} becomes one of them, \{ \} \| lose the backslash, // and /* */
// comments go (graph sheet 2.6). UTF-8.
[[nodiscard]] std::string resolveDynamicPrompt(std::string_view text, RandomSource &random);

} // namespace gesso
