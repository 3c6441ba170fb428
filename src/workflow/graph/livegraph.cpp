// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/livegraph.h"

#include "workflow/graph/jsvalue.h"

#include <algorithm>
#include <utility>

namespace gesso {

LiveWidget *LiveNode::widget(std::string_view name)
{
    const auto found = std::ranges::find(widgets, name, &LiveWidget::name);
    return found == widgets.end() ? nullptr : &*found;
}

const LiveWidget *LiveNode::widget(std::string_view name) const
{
    const auto found = std::ranges::find(widgets, name, &LiveWidget::name);
    return found == widgets.end() ? nullptr : &*found;
}

int LiveNode::inputNamed(std::string_view name) const
{
    const auto found = std::ranges::find(inputs, name, &LiveInput::name);
    return found == inputs.end() ? -1 : static_cast<int>(found - inputs.begin());
}

qsizetype LiveNode::weight() const
{
    constexpr qsizetype kInput = sizeof(LiveInput);
    constexpr qsizetype kWidget = sizeof(LiveWidget);
    qsizetype weight = std::ssize(inputs) * kInput + std::ssize(widgets) * kWidget;
    for (const LiveWidget &widget : widgets)
        weight += widget.value ? weightOf(*widget.value) : 0;
    return weight;
}

const LiveLink *LiveGraph::link(qint64 id) const
{
    const auto found = links.find(id);
    return found == links.end() ? nullptr : &found->second;
}

LinkEnd LiveGraph::endOf(qint64 link) const
{
    const auto found = linkEnds.find(link);
    return found == linkEnds.end() ? LinkEnd() : found->second;
}

LiveWidget *LiveGraph::widgetAt(LinkEnd end)
{
    if (end.node < 0)
        return nullptr;
    LiveNode &target = node(end.node);
    const std::string &name = target.inputs[static_cast<std::size_t>(end.input)].widget;
    return name.empty() ? nullptr : target.widget(name);
}

} // namespace gesso
