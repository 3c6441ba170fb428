// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/savedgraph.h"

#include <set>

namespace gesso {

// One entry of extra.groupNodes (graph sheet 1.9). Members are named by their place in the list.
struct GroupTable
{
    struct Link
    {
        int source = 0;
        int sourceSlot = 0;
        int target = 0;
        int targetSlot = 0;
        std::string type;
    };

    std::vector<SavedNode> members;
    std::vector<Link> links; // between members
    std::set<std::pair<int, int>> external; // outputs that lead outside
    std::vector<json::View> configs; // of each member
    std::set<std::pair<int, std::string>> fed; // inputs that another member feeds
    std::set<std::pair<int, int>> feeding; // outputs that feed another member

    // The name that a person gave to an input or output, and whether it is shown.
    [[nodiscard]] json::View inputConfig(int member, const std::string &input) const;
    [[nodiscard]] json::View outputConfig(int member, int output) const;
    [[nodiscard]] bool isFed(int member, const std::string &input) const
    {
        return fed.contains({member, input});
    }
    [[nodiscard]] bool feedsMembers(int member, int output) const
    {
        return feeding.contains({member, output});
    }
    // What a member's input is called in the group's links.
    [[nodiscard]] std::string inputName(int member, int slot) const;
};

[[nodiscard]] GroupTable readGroupTable(json::View entry);

} // namespace gesso
