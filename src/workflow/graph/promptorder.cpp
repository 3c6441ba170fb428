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
    if (const auto number = indexKey(id))
        m_numbered.push_back({*number, id, std::move(node)});
    else
        m_named.set(id, json::Value(std::move(node)));
}

json::Object PromptOrder::take()
{
    std::vector<Numbered *> order;
    order.reserve(m_numbered.size());
    for (Numbered &entry : m_numbered)
        order.push_back(&entry);
    std::ranges::stable_sort(order, {}, [](const Numbered *entry) { return entry->number; });
    json::Object out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isLast = i + 1 == order.size() || order[i + 1]->number != order[i]->number;
        if (isLast)
            out.append(std::move(order[i]->id), std::move(order[i]->node));
    }
    json::Object named = m_named.take();
    for (json::Member &member : named)
        out.append(std::move(member.key), std::move(member.value));
    return out;
}

} // namespace gesso
