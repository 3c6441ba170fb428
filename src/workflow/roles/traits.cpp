// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/traits.h"

#include "workflow/roles/names.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

bool isOpenType(QStringView type)
{
    return type.isEmpty() || type == "*"_L1 || type.startsWith("COMFY_"_L1);
}

} // namespace

Traits::Traits(const Graph &graph, ClassSource &classes)
    : m_graph(graph)
{
    m_classes.reserve(static_cast<std::size_t>(graph.size()));
    for (int i = 0; i < graph.size(); ++i)
        m_classes.push_back(classes.find(graph.node(i).className));
}

const InputSpec *Traits::spec(int index, const QString &input) const
{
    const NodeClass *nodeClass = classOf(index);
    return nodeClass == nullptr ? nullptr : nodeClass->input(input);
}

QString Traits::inputType(int index, const Graph::Input &input) const
{
    const InputSpec *known = spec(index, input.name);
    if (known != nullptr && !isOpenType(known->type))
        return known->type.section(u',', 0, 0);
    if (input.source != Graph::kNowhere) {
        if (QString type = outputType(input.source, input.slot); !type.isEmpty())
            return type;
    }
    // A class that says "anything" says more than the name.
    return known == nullptr ? typeFromName(input.name) : QString();
}

QString Traits::outputType(int index, int slot) const
{
    const NodeClass *nodeClass = classOf(index);
    if (nodeClass == nullptr)
        return {};
    const QString type = nodeClass->outputTypes.value(slot);
    return isOpenType(type) ? QString() : type;
}

bool Traits::hasOutput(int index, QLatin1StringView type) const
{
    const NodeClass *nodeClass = classOf(index);
    return nodeClass != nullptr && nodeClass->outputTypes.contains(type);
}

std::vector<const Graph::Input *> Traits::carrying(int index, QLatin1StringView type) const
{
    if (const Graph::Input *only = chosen(index))
        return {only};
    std::vector<const Graph::Input *> sure;
    std::vector<const Graph::Input *> open;
    for (const Graph::Input &input : node(index).inputs) {
        if (input.source == Graph::kNowhere)
            continue;
        const QString found = inputType(index, input);
        if (found == type)
            sure.push_back(&input);
        else if (found.isEmpty())
            open.push_back(&input);
    }
    return sure.empty() ? open : sure;
}

Traits::Position Traits::positionOf(int index) const
{
    const Graph::Node &here = node(index);
    const Graph::Input *position = here.input(u"switch");
    if (position == nullptr
        || (here.input(u"on_true") == nullptr && here.input(u"on_false") == nullptr))
        return {};
    if (position->source == Graph::kNowhere)
        return {index, position};
    return {position->source, node(position->source).input(u"value")};
}

const Graph::Input *Traits::chosen(int index) const
{
    const Graph::Input *position = positionOf(index).input;
    if (position == nullptr || !position->value->isBool())
        return nullptr;
    return node(index).input(position->value->toBool() ? u"on_true" : u"on_false");
}

std::optional<FieldId> Traits::switchField(int index) const
{
    const Position position = positionOf(index);
    if (position.input == nullptr || !position.input->value->isBool())
        return std::nullopt;
    return FieldId {node(position.node).id, position.input->name};
}

std::vector<int> Traits::running(const std::vector<int> &wanted) const
{
    std::vector<char> seen(static_cast<std::size_t>(m_graph.size()), 0);
    std::vector<int> stack;
    const auto push = [&](int index) {
        if (index != Graph::kNowhere
            && std::exchange(seen[static_cast<std::size_t>(index)], 1) == 0)
            stack.push_back(index);
    };
    std::ranges::for_each(wanted, push);
    while (!stack.empty()) {
        const int index = stack.back();
        stack.pop_back();
        const bool isSwitch = positionOf(index).input != nullptr;
        const Graph::Input *only = chosen(index);
        for (const Graph::Input &input : node(index).inputs) {
            const bool isBranch = input.name == "on_true"_L1 || input.name == "on_false"_L1;
            if (!isSwitch || !isBranch || only == nullptr || only == &input)
                push(input.source);
        }
    }
    std::vector<int> order = m_graph.inExecutionOrder(wanted);
    std::erase_if(order, [&seen](int index) { return seen[static_cast<std::size_t>(index)] == 0; });
    return order;
}

bool Traits::isText(int index, const Graph::Input &input) const
{
    if (isAuxiliaryName(input.name))
        return false;
    if (const InputSpec *known = spec(index, input.name))
        return known->widgetType() == "STRING"_L1;
    if (!isTextName(input.name))
        return false;
    return input.isLink ? inputType(index, input) == "STRING"_L1 : input.value->isString();
}

} // namespace gesso
