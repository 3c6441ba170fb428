// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles.h"

namespace gesso {

Roles findRoles(const Graph &graph, const std::vector<int> &outputs, ClassSource &classes)
{
    Q_UNUSED(classes)
    Roles roles;
    for (const int index : graph.inExecutionOrder(outputs)) {
        const Graph::Node &node = graph.node(index);
        for (const Graph::Input &input : node.inputs) {
            if (const auto role = roleFromName(input.name); role && !input.isLink)
                roles.insert({node.id, input.name}, {*role, 0});
        }
    }
    return roles;
}

} // namespace gesso
