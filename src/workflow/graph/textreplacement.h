// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"

#include <QDateTime>

namespace gesso {

// %date:FORMAT% and %Node.widget% in file names (graph sheet 2.8).
class TextReplacement
{
public:
    // The workflow must outlive this.
    TextReplacement(const LiveWorkflow &workflow, QDateTime now);

    [[nodiscard]] std::string apply(std::string_view text);

private:
    void indexNodes();
    void indexGraph(const LiveGraph &graph, int level);
    [[nodiscard]] std::optional<std::string> replacement(std::string_view name);
    [[nodiscard]] std::optional<std::string> widgetText(std::string_view node,
                                                        std::string_view widget);

    const LiveWorkflow &m_workflow;
    QDateTime m_now;
    bool m_indexed = false;
    std::vector<bool> m_seen; // definitions that are indexed
    // The first node of each name, in the editor's walk.
    std::unordered_map<std::string, const LiveNode *> m_byName; // "Node name for S&R"
    std::unordered_map<std::string, const LiveNode *> m_byTitle;
};

} // namespace gesso
