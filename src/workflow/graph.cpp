// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph.h"

#include "json/text.h"

#include <algorithm>

namespace gesso {

const Graph::Input *Graph::Node::input(QStringView name) const
{
    const auto found
        = std::ranges::find_if(inputs, [name](const Input &input) { return input.name == name; });
    return found == inputs.end() ? nullptr : &*found;
}

Graph::Graph(const Prompt &prompt)
{
    const QStringList ids = prompt.nodeIds();
    m_nodes.reserve(static_cast<std::size_t>(ids.size()));
    m_index.reserve(ids.size());
    for (const QString &id : ids) {
        m_index.insert(id, size());
        m_nodes.push_back({id, prompt.classOf(id), {}});
    }
    for (Node &node : m_nodes) {
        const json::Object &inputs = prompt.inputs(node.id);
        node.inputs.reserve(inputs.size());
        for (const json::Member &member : inputs) {
            Input input {json::toQString(member.key), &member.value};
            if (const auto link = linkFromJson(member.value)) {
                input.isLink = true;
                input.source = indexOf(link->node);
                input.slot = link->slot;
            }
            node.inputs.push_back(std::move(input));
        }
    }
}

std::vector<int> Graph::inExecutionOrder(const std::vector<int> &wanted) const
{
    struct Step
    {
        int node;
        std::size_t next = 0; // the input to look at next
    };
    std::vector<int> order;
    std::vector<char> seen(m_nodes.size(), 0);
    std::vector<Step> stack;
    const auto enter = [&](int index) {
        if (index == kNowhere || seen[static_cast<std::size_t>(index)] != 0)
            return;
        seen[static_cast<std::size_t>(index)] = 1;
        stack.push_back({index});
    };
    for (const int first : wanted) {
        enter(first);
        while (!stack.empty()) {
            Step &step = stack.back();
            const std::vector<Input> &inputs = node(step.node).inputs;
            if (step.next < inputs.size()) {
                enter(inputs[step.next++].source);
            } else {
                order.push_back(step.node);
                stack.pop_back();
            }
        }
    }
    return order;
}

} // namespace gesso
