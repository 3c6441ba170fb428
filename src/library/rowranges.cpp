// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/rowranges.h"

#include <algorithm>
#include <functional>

namespace gesso::library {

std::vector<std::pair<int, int>> rangesFromTheEnd(std::vector<int> rows)
{
    std::ranges::sort(rows, std::greater<>());
    std::vector<std::pair<int, int>> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().first == row + 1)
            ranges.back().first = row;
        else
            ranges.emplace_back(row, row);
    }
    return ranges;
}

} // namespace gesso::library
