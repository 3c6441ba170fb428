// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/classsource.h"
#include "workflow/field.h"
#include "workflow/graph.h"

#include <QHash>
#include <QSet>

namespace gesso {

struct RoleOfField
{
    Role role = Role::None;
    int index = 0; // see Field::roleIndex
    bool isStart = false; // a picture that a sampler starts from
};

using Roles = QHash<FieldId, RoleOfField>;

// What each value is for, found by following links: from the samplers back through their inputs to
// the texts, sizes, seeds and models. `outputs` are the nodes that make results. Titles and places
// never count.
[[nodiscard]] Roles findRoles(const Graph &graph, const std::vector<int> &outputs,
                              ClassSource &classes);

// The values that switches go by: another one leads to other roles.
[[nodiscard]] QSet<FieldId> findSwitches(const Graph &graph, ClassSource &classes);

} // namespace gesso
