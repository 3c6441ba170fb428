// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/inputsbuilder.h"

#include <utility>

namespace gesso {

namespace {

// Up to here looking at each is quicker than an index.
constexpr std::size_t kFew = 16;

} // namespace

std::optional<std::size_t> InputsBuilder::placeOf(const std::string &key) const
{
    if (m_members.size() > kFew) {
        const auto found = m_index.find(key);
        return found == m_index.end() ? std::nullopt : std::optional(found->second);
    }
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        if (m_kept[i] && m_members[i].key == key)
            return i;
    }
    return std::nullopt;
}

void InputsBuilder::set(const std::string &key, json::Value value)
{
    if (const auto place = placeOf(key)) {
        m_members[*place].value = std::move(value);
        return;
    }
    m_members.push_back({key, std::move(value)});
    m_kept.push_back(true);
    if (m_members.size() > kFew + 1)
        m_index[key] = m_members.size() - 1;
    else if (m_members.size() == kFew + 1)
        indexAll();
}

void InputsBuilder::indexAll()
{
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        if (m_kept[i])
            m_index[m_members[i].key] = i;
    }
}

void InputsBuilder::remove(const std::string &key)
{
    const auto place = placeOf(key);
    if (!place)
        return;
    m_kept[*place] = false;
    m_index.erase(key);
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
