// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gesso {

// The editor's rules about slot types: comma-separated lists, "*" (or nothing, or 0) for any.

[[nodiscard]] bool isAnyType(std::string_view type);
// Whether the editor lets the two be connected (graph sheet 3.5): case does not matter.
[[nodiscard]] bool areCompatible(std::string_view a, std::string_view b);
// What both lists hold; the first one's spelling. Empty: nothing.
[[nodiscard]] std::string commonTypes(std::string_view a, std::string_view b);

} // namespace gesso
