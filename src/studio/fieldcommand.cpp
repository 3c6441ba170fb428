// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/fieldcommand.h"

#include <utility>

namespace gesso::studio {

FieldCommand::FieldCommand(Part part, FieldId field, FieldEdit before, FieldEdit after, Apply apply)
    : m_part(part)
    , m_field(std::move(field))
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_apply(std::move(apply))
{
}

bool FieldCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next
        = static_cast<const FieldCommand *>(other); // the same id() means the same class
    if (next->m_field != m_field)
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before);
    return true;
}

} // namespace gesso::studio
