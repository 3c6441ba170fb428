// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/rolebook.h"
#include "workflow/roles/valuefinder.h"

#include <vector>

namespace gesso {

// The fields that say how large a picture becomes: width and height where a sampler's latent
// begins, or what these are computed from: an aspect ratio with megapixels, or what an input
// picture is scaled to.
class SizeRoles
{
public:
    SizeRoles(const Traits &traits, RoleBook &book);

    // From the sampler's latent back to the node that says it; not beyond another sampler. Call
    // once for each sampler, in the order in which they run.
    void addSampler(int sampler);
    // Whether the node itself says how large a picture becomes.
    bool addNode(int node);

private:
    struct Visit
    {
        int node;
        const Graph::Input *input;
    };

    void addSide(int node, const Graph::Input &input, Role side);
    [[nodiscard]] bool lookBehind(const Visit &visit, Role side, std::vector<Visit> &stack);
    [[nodiscard]] bool addSelector(int node);
    [[nodiscard]] bool addScale(int node);
    // Whether the node has such a value.
    bool addNamed(Role role, int node, QLatin1StringView name, ValueFinder::Kind kind);

    const Traits &m_traits;
    RoleBook &m_book;
    ValueFinder m_values;
    std::vector<char> m_latentSeen;
};

} // namespace gesso
