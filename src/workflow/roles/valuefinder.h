// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/traits.h"

#include <optional>

namespace gesso {

// Where the value of an input really stands: at the input itself, or in the primitive, string,
// switch or reroute node that its link leads to.
class ValueFinder
{
public:
    enum class Kind { Number, Text };

    explicit ValueFinder(const Traits &traits)
        : m_traits(traits)
    {
    }

    // One value. Nothing when the input is absent, or computed from others.
    [[nodiscard]] std::optional<FieldId> value(int node, QStringView input, Kind kind) const;
    // All texts that an input's text is made of, in their order: several behind a concatenation.
    [[nodiscard]] std::vector<FieldId> texts(int node, const Graph::Input &input) const;

private:
    [[nodiscard]] const Graph::Input *next(int node, QStringView wanted, Kind kind) const;
    void pushTexts(int node, std::vector<std::pair<int, const Graph::Input *>> &stack) const;

    const Traits &m_traits;
};

} // namespace gesso
