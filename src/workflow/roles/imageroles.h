// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/rolebook.h"
#include "workflow/roles/traits.h"

#include <vector>

namespace gesso {

// Tells pictures that are loaded for their colours from those of which only a mask is taken, by
// walking up from the given nodes.
class ImageRoles
{
public:
    ImageRoles(const Traits &traits, RoleBook &book);

    // What a sampler starts from: everything above its input, up to other samplers. First for all
    // samplers in their order, then walk(), then finish().
    void walkStart(int sampler, const Graph::Input &input);
    // Everything above a node.
    void walk(int node);
    void finish();

private:
    struct Visit
    {
        int node;
        bool mask; // only a mask is wanted from here on
    };

    void enter(int from, const Graph::Input &input, bool mask, std::vector<Visit> &stack);
    void run(std::vector<Visit> &stack);
    [[nodiscard]] const Graph::Input *imageInput(int node) const;

    const Traits &m_traits;
    RoleBook &m_book;
    std::vector<char> m_seenPicture;
    std::vector<char> m_seenMask;
    struct Loader
    {
        int node;
        bool isStart;
    };
    std::vector<Loader> m_loaders; // in the order in which they were met
    bool m_starting = false;
};

} // namespace gesso
