// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/nodeids.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

namespace gesso {

namespace {

using Renamed = std::unordered_map<std::string, std::string>;

class IdGiver
{
public:
    explicit IdGiver(SavedWorkflow &workflow)
        : m_last(workflow.lastNodeId)
    {
        for (const SavedNode &node : workflow.root.nodes)
            m_used.insert(node.id);
    }

    void renumber(SavedGraph &definition);
    [[nodiscard]] qint64 last() const { return m_last; }

private:
    [[nodiscard]] std::string nextFree();
    void sawId(const std::string &id);

    qint64 m_last;
    std::unordered_set<std::string> m_used;
};

std::string IdGiver::nextFree()
{
    std::string id;
    do {
        id = std::to_string(++m_last);
    } while (m_used.contains(id));
    return id;
}

void IdGiver::sawId(const std::string &id)
{
    qint64 number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    constexpr qint64 kMost = qint64 {1} << 53; // beyond it no file counts
    if (error == std::errc() && end == id.data() + id.size() && number < kMost)
        m_last = std::max(m_last, number);
}

void IdGiver::renumber(SavedGraph &definition)
{
    Renamed renamed;
    for (SavedNode &node : definition.nodes) {
        if (m_used.contains(node.id)) {
            std::string id = nextFree();
            renamed[node.id] = id;
            node.id = std::move(id);
        } else {
            sawId(node.id);
        }
        m_used.insert(node.id);
    }
    if (renamed.empty())
        return;
    for (SavedLink &link : definition.links) {
        if (const auto found = renamed.find(link.origin); found != renamed.end())
            link.origin = found->second;
        if (const auto found = renamed.find(link.target); found != renamed.end())
            link.target = found->second;
    }
}

} // namespace

void renumberNodes(SavedWorkflow &workflow)
{
    workflow.lastNodeId = std::clamp<qint64>(workflow.lastNodeId, 0, qint64 {1} << 53);
    IdGiver ids(workflow);
    for (SavedGraph &definition : workflow.definitions)
        ids.renumber(definition);
    workflow.lastNodeId = ids.last();
}

} // namespace gesso
