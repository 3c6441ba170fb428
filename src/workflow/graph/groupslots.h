// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/grouptable.h"

namespace gesso {

// An input of a group node: an open input of one of its members.
struct GroupInput
{
    std::string name; // on the group node
    int member = 0;
    std::string input; // on the member
    std::string type;
    bool widget = false;
};

// An output of a group node.
struct GroupOutput
{
    int member = 0;
    int slot = 0;
    std::string type;
};

// All open inputs under the names that the editor gives them: a person's name, else the input's
// own, with the member's title before it where a name comes twice (graph sheet 3.9).
[[nodiscard]] std::vector<GroupInput> groupInputs(const GroupTable &table, ClassShapes &shapes);
// The outputs that show, in order.
[[nodiscard]] std::vector<GroupOutput> groupOutputs(const GroupTable &table, ClassShapes &shapes);

} // namespace gesso
