// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/progress.h"

#include <algorithm>

namespace gesso::demo {

void Progress::start(const QString &id)
{
    node(id) = {.id = id, .value = 0.0, .max = 1.0};
}

void Progress::step(const QString &id, int value, int max)
{
    node(id) = {.id = id, .value = value, .max = max};
}

void Progress::finish(const QString &id)
{
    Node &found = node(id);
    found.value = json::Value(found.max);
    found.finished = true;
}

void Progress::finishCached(const QString &id)
{
    node(id) = {.id = id, .value = 1, .max = 1, .finished = true};
}

json::Object Progress::state() const
{
    json::Object nodes;
    for (const Node &node : m_nodes)
        nodes.append(node.id.toStdString(),
                     json::Object {{"value", node.value},
                                   {"max", node.max},
                                   {"state", node.finished ? "finished" : "running"},
                                   {"node_id", node.id},
                                   {"prompt_id", m_promptId},
                                   {"display_node_id", node.id},
                                   {"parent_node_id", {}},
                                   {"real_node_id", node.id}});
    return {{"prompt_id", m_promptId}, {"nodes", nodes}};
}

Progress::Node &Progress::node(const QString &id)
{
    const auto found = std::ranges::find(m_nodes, id, &Node::id);
    if (found != m_nodes.end())
        return *found;
    m_nodes.push_back({.id = id});
    return m_nodes.back();
}

} // namespace gesso::demo
