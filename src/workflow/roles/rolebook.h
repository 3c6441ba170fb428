// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/roles.h"

#include <map>

namespace gesso {

// Takes down which field has which role. The first word counts: what is a positive text stays one
// when it also feeds the negative side.
class RoleBook
{
public:
    // The rank of the next field of a role that is nobody's companion.
    [[nodiscard]] int next(Role role) const
    {
        const auto found = m_next.find(role);
        return found == m_next.end() ? 0 : found->second;
    }
    [[nodiscard]] bool has(Role role) const { return next(role) > 0; }
    [[nodiscard]] bool has(const FieldId &id) const { return m_roles.contains(id); }

    void add(Role role, const FieldId &id) { add(role, id, next(role)); }
    // With the same rank as others: a companion that gets the same value.
    void add(Role role, const FieldId &id, int index)
    {
        if (m_roles.contains(id))
            return;
        m_roles.insert(id, {role, index});
        m_next[role] = std::max(next(role), index + 1);
    }
    void add(Role role, const std::optional<FieldId> &id)
    {
        if (id)
            add(role, *id);
    }

    void addImage(Role role, const FieldId &id, bool isStart)
    {
        add(role, id);
        m_roles[id].isStart = isStart;
    }

    [[nodiscard]] Roles take() { return std::move(m_roles); }

private:
    Roles m_roles;
    std::map<Role, int> m_next;
};

} // namespace gesso
