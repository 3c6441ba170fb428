// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

#include <QString>

#include <memory>

namespace gesso {

// One instance of a graph: the root, or a definition inside a host. Nodes of a prompt are nodes in
// scopes.
class Scope
{
public:
    explicit Scope(const LiveWorkflow &workflow); // the root

    [[nodiscard]] const LiveGraph &graph() const { return *m_graph; }
    [[nodiscard]] const LiveNode &node(int index) const { return m_graph->node(index); }
    // Null for the root.
    [[nodiscard]] Scope *parent() const { return m_parent; }
    // Index of the host in the parent's graph.
    [[nodiscard]] int host() const { return m_host; }
    // The definition's number; -1 for the root.
    [[nodiscard]] int graphNumber() const
    {
        return m_parent == nullptr ? -1 : m_parent->node(m_host).definition;
    }
    // The inside of a host; made when first asked for.
    [[nodiscard]] Scope &inside(int host);

    // The node's key in the prompt: ids of hosts and node, joined by colons.
    [[nodiscard]] std::string promptId(const LiveNode &node) const { return m_prefix + node.id; }
    // The title that the editor shows; of a subgraph without its own that of the definition.
    [[nodiscard]] QString titleOf(const LiveNode &node) const;
    // 'title' (id), as messages name a node.
    [[nodiscard]] QString inWords(const LiveNode &node) const;

private:
    Scope(const LiveWorkflow &workflow, Scope *parent, int host);

    const LiveWorkflow &m_workflow;
    const LiveGraph *m_graph;
    Scope *m_parent = nullptr;
    int m_host = -1;
    std::string m_prefix;
    std::unordered_map<int, std::unique_ptr<Scope>> m_inside;
};

// The title that the editor shows: the saved one, else the class's name for people.
[[nodiscard]] QString titleOf(const LiveNode &node);

} // namespace gesso
