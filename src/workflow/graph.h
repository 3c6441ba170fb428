// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/prompt.h"

#include <QHash>

#include <vector>

namespace gesso {

// The links of a prompt by numbers instead of names, made once so that walks along them cost what
// they visit. Points into the prompt, which must outlive it unchanged.
class Graph
{
public:
    static constexpr int kNowhere = -1;

    struct Input
    {
        QString name;
        const json::Value *value = nullptr; // a link's array included
        bool isLink = false;
        int source = kNowhere; // the node that a link leads to; kNowhere when it is not there
        int slot = 0;
    };
    struct Node
    {
        QString id;
        QString className;
        std::vector<Input> inputs; // in their order

        [[nodiscard]] const Input *input(QStringView name) const;
    };

    explicit Graph(const Prompt &prompt);

    [[nodiscard]] int size() const { return static_cast<int>(m_nodes.size()); }
    [[nodiscard]] const Node &node(int index) const
    {
        return m_nodes[static_cast<std::size_t>(index)];
    }
    // kNowhere when there is no such node.
    [[nodiscard]] int indexOf(const QString &id) const { return m_index.value(id, kNowhere); }
    // These nodes and everything above them, each after all that it needs; in a cycle somewhere is
    // first.
    [[nodiscard]] std::vector<int> inExecutionOrder(const std::vector<int> &wanted) const;

private:
    std::vector<Node> m_nodes;
    QHash<QString, int> m_index;
};

} // namespace gesso
