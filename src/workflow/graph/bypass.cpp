// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/bypass.h"

#include "workflow/graph/slottype.h"

#include <algorithm>

namespace gesso {

std::optional<int> bypassInput(const LiveNode &node, int output, std::string_view type)
{
    const auto slot = static_cast<std::size_t>(output);
    const auto &inputs = node.inputs;
    if (inputs.empty())
        return std::nullopt;
    if (isAnyType(type))
        return slot < inputs.size() ? output : 0;
    const std::string &outputType = node.outputs[slot].type;
    const auto fits = [&](const LiveInput &input) {
        return areCompatible(input.type, outputType) && areCompatible(input.type, type);
    };
    // Even if nothing is linked there: no other input is looked for.
    if (slot < inputs.size() && fits(inputs[slot]))
        return output;
    auto found = std::ranges::find(inputs, type, &LiveInput::type);
    if (found == inputs.end())
        found = std::ranges::find_if(inputs, fits);
    if (found == inputs.end())
        return std::nullopt;
    return static_cast<int>(found - inputs.begin());
}

} // namespace gesso
