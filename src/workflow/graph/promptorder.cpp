// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/promptorder.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace gesso {

namespace {

// The number that a key is, if it is one as the language counts array indexes.
std::optional<quint32> indexKey(const std::string &key)
{
    constexpr quint32 most = 0xfffffffe;
    quint32 number = 0;
    const char *end = key.data() + key.size();
    const auto [stop, error] = std::from_chars(key.data(), end, number);
    const bool canonical = !key.empty() && (key.size() == 1 || key.front() != '0');
    if (error != std::errc() || stop != end || !canonical || number > most)
        return std::nullopt;
    return number;
}

} // namespace

void PromptOrder::add(const std::string &id, json::Object node)
{
    m_nodes.set(id, json::Value(std::move(node)));
}

json::Object PromptOrder::take()
{
    json::Object collected = m_nodes.take();
    std::vector<std::pair<quint32, json::Member *>> numbered;
    std::vector<json::Member *> named;
    for (json::Member &member : collected) {
        if (const auto index = indexKey(member.key))
            numbered.emplace_back(*index, &member);
        else
            named.push_back(&member);
    }
    std::ranges::sort(numbered, {}, [](const auto &entry) { return entry.first; });
    json::Object out;
    for (const auto &[index, member] : numbered)
        out.append(std::move(member->key), std::move(member->value));
    for (json::Member *member : named)
        out.append(std::move(member->key), std::move(member->value));
    return out;
}

} // namespace gesso
