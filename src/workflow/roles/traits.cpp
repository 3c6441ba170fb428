// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/traits.h"

#include "workflow/roles/names.h"

#include <algorithm>

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

const Graph::Input *Traits::chosen(int index) const
{
    const Graph::Node &here = node(index);
    const Graph::Input *position = here.input(u"switch");
    const Graph::Input *onTrue = here.input(u"on_true");
    const Graph::Input *onFalse = here.input(u"on_false");
    if (position == nullptr || (onTrue == nullptr && onFalse == nullptr))
        return nullptr;
    const json::Value *value = position->value;
    if (position->source != Graph::kNowhere) {
        const Graph::Input *primitive = node(position->source).input(u"value");
        value = primitive == nullptr ? nullptr : primitive->value;
    }
    if (value == nullptr || !value->isBool())
        return nullptr;
    return value->toBool() ? onTrue : onFalse;
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
