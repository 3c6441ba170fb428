// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/slottype.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace gesso {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::ranges::equal(
        a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// Lists of types are short; a hostile one is cut.
std::vector<std::string_view> listed(std::string_view types)
{
    constexpr std::size_t most = 64;
    std::vector<std::string_view> out;
    while (out.size() < most) {
        const auto comma = types.find(',');
        out.push_back(trimmed(types.substr(0, comma)));
        if (comma == std::string_view::npos)
            break;
        types.remove_prefix(comma + 1);
    }
    return out;
}

bool holds(const std::vector<std::string_view> &types, std::string_view type)
{
    return std::ranges::any_of(
        types, [type](std::string_view other) { return equalsIgnoringCase(type, other); });
}

} // namespace

bool isAnyType(std::string_view type)
{
    return type.empty() || type == "*" || type == "0";
}

bool areCompatible(std::string_view a, std::string_view b)
{
    if (isAnyType(a) || isAnyType(b) || a == b)
        return true;
    const auto others = listed(b);
    return std::ranges::any_of(listed(a),
                               [&others](std::string_view type) { return holds(others, type); });
}

std::string commonTypes(std::string_view a, std::string_view b)
{
    if (isAnyType(a))
        return std::string(b);
    if (isAnyType(b))
        return std::string(a);
    const auto others = listed(b);
    std::string out;
    for (const std::string_view type : listed(a)) {
        if (!holds(others, type))
            continue;
        if (!out.empty())
            out += ',';
        out += type;
    }
    return out;
}

} // namespace gesso
