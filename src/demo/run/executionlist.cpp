// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/executionlist.h"

#include <algorithm>

namespace gesso::demo {

ExecutionList::ExecutionList(const json::Object *graph, const Catalogue *catalogue,
                             QSet<QString> cached)
    : m_graph(graph)
    , m_catalogue(catalogue)
    , m_cached(std::move(cached))
{
}

void ExecutionList::addOutput(const QString &id)
{
    QStringList stack {id};
    while (!stack.isEmpty()) {
        const QString node = stack.takeLast();
        if (m_waitsFor.contains(node))
            continue;
        m_pending.append(node);
        m_waitsFor.insert(node, {});
        if (m_cached.contains(node))
            continue;
        for (const QString &source : sourcesOf(node)) {
            if (m_cached.contains(source))
                continue;
            stack.append(source);
            m_waitsFor[node].insert(source);
            if (!m_blocks[source].contains(node))
                m_blocks[source].append(node);
        }
    }
}

std::optional<QString> ExecutionList::next() const
{
    QStringList ready;
    std::ranges::copy_if(m_pending, std::back_inserter(ready),
                         [this](const QString &id) { return m_waitsFor.value(id).isEmpty(); });
    for (int links = 0; links <= 2; ++links) {
        const auto found = std::ranges::find_if(
            ready, [this, links](const QString &id) { return leadsToOutput(id, links); });
        if (found != ready.end())
            return *found;
    }
    if (ready.isEmpty())
        return std::nullopt;
    return ready.first();
}

void ExecutionList::done(const QString &id)
{
    m_pending.removeOne(id);
    for (const QString &blocked : m_blocks.value(id))
        m_waitsFor[blocked].remove(id);
}

QStringList ExecutionList::sourcesOf(const QString &id) const
{
    QStringList sources;
    const NodeType *type = m_catalogue->find((*m_graph)[id.toStdString()]["class_type"].toString());
    for (const json::Member &input : (*m_graph)[id.toStdString()]["inputs"].object()) {
        const auto link = linkOf(input.value);
        if (link && type != nullptr && type->input(input.key) != nullptr)
            sources.append(link->first);
    }
    return sources;
}

bool ExecutionList::isOutput(const QString &id) const
{
    const NodeType *type = m_catalogue->find((*m_graph)[id.toStdString()]["class_type"].toString());
    return type != nullptr && type->outputNode;
}

bool ExecutionList::leadsToOutput(const QString &id, int links) const
{
    if (links == 0)
        return isOutput(id);
    return std::ranges::any_of(m_blocks.value(id), [this, links](const QString &blocked) {
        return leadsToOutput(blocked, links - 1);
    });
}

std::optional<std::pair<QString, int>> linkOf(const json::Value &value)
{
    const json::Array &array = value.array();
    if (array.size() != 2 || !array[0].isString() || !array[1].isNumber())
        return std::nullopt;
    return std::pair {array[0].toString(), static_cast<int>(array[1].toInt64())};
}

} // namespace gesso::demo
