// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/catalogue/catalogue.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>

namespace gesso::demo {

// The order in which a ComfyUI runs the nodes of a graph (protocol sheet 4.2): what is needed and
// not cached, outputs as early as they can be.
class ExecutionList
{
public:
    // Nothing is owned; the graph must outlive this.
    ExecutionList(const json::Object *graph, const Catalogue *catalogue, QSet<QString> cached);

    void addOutput(const QString &id);
    // The next node to run; nothing when none is left (or only a cycle).
    [[nodiscard]] std::optional<QString> next() const;
    void done(const QString &id);

private:
    [[nodiscard]] QStringList sourcesOf(const QString &id) const;
    [[nodiscard]] bool isOutput(const QString &id) const;
    // Whether an output follows within so many links.
    [[nodiscard]] bool leadsToOutput(const QString &id, int links) const;

    const json::Object *m_graph;
    const Catalogue *m_catalogue;
    QSet<QString> m_cached;
    QStringList m_pending; // in the order in which they were found
    QHash<QString, QSet<QString>> m_waitsFor;
    QHash<QString, QStringList> m_blocks;
};

// The id and slot of a link, or nothing when the value is none.
[[nodiscard]] std::optional<std::pair<QString, int>> linkOf(const json::Value &value);

} // namespace gesso::demo
