// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/executionorder.h"

#include <algorithm>
#include <unordered_set>

namespace gesso {

namespace {

class Order
{
public:
    explicit Order(const LiveGraph &graph)
        : m_graph(graph)
        , m_open(graph.nodes.size(), 0)
        , m_listed(graph.nodes.size(), false)
    {
        m_order.reserve(graph.nodes.size());
    }

    [[nodiscard]] std::vector<int> take();

private:
    void list(int index);
    void follow(int index);
    void followLink(qint64 id);

    const LiveGraph &m_graph;
    std::vector<qsizetype> m_open; // links that are not served yet
    std::vector<bool> m_listed;
    std::vector<int> m_order; // also the queue
    std::unordered_set<qint64> m_visited;
};

void Order::list(int index)
{
    if (m_listed[static_cast<std::size_t>(index)])
        return;
    m_listed[static_cast<std::size_t>(index)] = true;
    m_order.push_back(index);
}

void Order::followLink(qint64 id)
{
    const LiveLink *link = m_graph.link(id);
    if (link == nullptr || !m_visited.insert(id).second || link->target < 0)
        return;
    if (--m_open[static_cast<std::size_t>(link->target)] == 0)
        list(link->target);
}

void Order::follow(int index)
{
    for (const LiveOutput &output : m_graph.node(index).outputs) {
        for (const qint64 id : output.links)
            followLink(id);
    }
}

std::vector<int> Order::take()
{
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        m_open[i] = std::ranges::count_if(
            m_graph.nodes[i].inputs, [](const LiveInput &input) { return input.link.has_value(); });
        if (m_open[i] == 0)
            list(static_cast<int>(i));
    }
    std::size_t next = 0;
    while (next < m_order.size()) // it grows
        follow(m_order[next++]);
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
        list(static_cast<int>(i));
    return std::move(m_order);
}

} // namespace

std::vector<int> executionOrder(const LiveGraph &graph)
{
    return Order(graph).take();
}

} // namespace gesso
