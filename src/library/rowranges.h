// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace gesso::library {

// Rows as ranges (first, last) without gaps, the last range first, so that each can be removed
// without moving those that follow.
[[nodiscard]] std::vector<std::pair<int, int>> rangesFromTheEnd(std::vector<int> rows);

} // namespace gesso::library
