// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/rolebook.h"
#include "workflow/roles/valuefinder.h"

#include <array>
#include <vector>

namespace gesso {

// From the conditioning inputs of samplers back, through whatever changes or combines
// conditionings, to the encoders and their texts; takes the guidance that is mixed in on the way
// along. First all positive sides, then the negative ones, since one text that feeds both counts as
// positive.
class TextRoles
{
public:
    TextRoles(const Traits &traits, RoleBook &book);

    // Follows one conditioning input of a sampler or guider.
    void addSide(const Graph::Input &input, Role side);
    // One of which only the node that it comes from tells the side.
    void addOwnSide(const Graph::Input &input);
    // The texts at one node: an encoder's, or a generator's.
    void addTexts(int node, Role side);

private:
    // Which of a node's two sides an output slot belongs to.
    enum class Channel { Any, Positive, Negative };
    struct Visit
    {
        int node;
        Channel channel;
    };

    [[nodiscard]] Channel channelOf(int node, int slot) const;
    [[nodiscard]] std::vector<const Graph::Input *> conditionings(const Visit &visit) const;
    [[nodiscard]] bool isSide(int node, const Graph::Input &input) const;
    void visit(const Visit &visit, Role side, std::vector<Visit> &stack);
    void push(const Graph::Input &input, std::vector<Visit> &stack);
    [[nodiscard]] bool isPictureText(int node, const Graph::Input &input) const;

    const Traits &m_traits;
    RoleBook &m_book;
    ValueFinder m_values;
    std::array<std::vector<char>, 3> m_seen; // by channel
};

} // namespace gesso
