// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/classsource.h"
#include "workflow/graph.h"

#include <optional>
#include <vector>

namespace gesso {

// What the inputs and outputs of the nodes of one graph carry: by the server's classes, else by the
// other end of the link, else by the input's name.
class Traits
{
public:
    Traits(const Graph &graph, ClassSource &classes);

    [[nodiscard]] const Graph &graph() const { return m_graph; }
    [[nodiscard]] const Graph::Node &node(int index) const { return m_graph.node(index); }
    // Null when the class is not known.
    [[nodiscard]] const NodeClass *classOf(int index) const
    {
        return m_classes[static_cast<std::size_t>(index)].get();
    }
    // Null when the class or the input is not known.
    [[nodiscard]] const InputSpec *spec(int index, const QString &input) const;

    // "MODEL", "CONDITIONING", ...; empty when nothing tells.
    [[nodiscard]] QString inputType(int index, const Graph::Input &input) const;
    // Empty when nothing tells: the class is not known, or hands through what it gets.
    [[nodiscard]] QString outputType(int index, int slot) const;
    [[nodiscard]] bool hasOutput(int index, QLatin1StringView type) const;

    // The links of a node that may carry a type: those of that type, and those that are handed
    // through. Of a switch, only the chosen one. `slot` is the output that was asked for.
    [[nodiscard]] std::vector<const Graph::Input *> carrying(int index,
                                                             QLatin1StringView type) const;
    // Null unless the node is a switch whose position is known.
    [[nodiscard]] const Graph::Input *chosen(int index) const;
    // The value that is the position of a switch; nothing when the node is none, or computes it.
    [[nodiscard]] std::optional<FieldId> switchField(int index) const;
    // These nodes and everything above them that the switches let through, in execution order.
    [[nodiscard]] std::vector<int> running(const std::vector<int> &wanted) const;
    // Whether a literal text or a link of texts stands here, and is about the picture.
    [[nodiscard]] bool isText(int index, const Graph::Input &input) const;

private:
    // The input that holds the position of a switch; null: no switch, or its position is computed.
    struct Position
    {
        int node = Graph::kNowhere;
        const Graph::Input *input = nullptr;
    };
    [[nodiscard]] Position positionOf(int index) const;

    const Graph &m_graph;
    std::vector<std::shared_ptr<const NodeClass>> m_classes;
};

} // namespace gesso
