// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/classsource.h"

namespace gesso {

std::shared_ptr<const NodeClass> ClassSource::find(const QString &name)
{
    if (m_catalogue == nullptr)
        return nullptr;
    const auto found = m_found.constFind(name);
    if (found != m_found.constEnd())
        return *found;
    return *m_found.insert(name, m_catalogue->find(name));
}

} // namespace gesso
