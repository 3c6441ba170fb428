// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/inputsbuilder.h"

#include <utility>

namespace gesso {

void InputsBuilder::set(const std::string &key, json::Value value)
{
    const auto [entry, added] = m_index.try_emplace(key, m_members.size());
    if (!added) {
        m_members[entry->second].value = std::move(value);
        return;
    }
    m_members.push_back({key, std::move(value)});
    m_kept.push_back(true);
}

void InputsBuilder::remove(const std::string &key)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return;
    m_kept[found->second] = false;
    m_index.erase(found);
}

json::Object InputsBuilder::take()
{
    json::Object out;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        if (m_kept[i])
            out.append(std::move(m_members[i].key), std::move(m_members[i].value));
    }
    return out;
}

} // namespace gesso
