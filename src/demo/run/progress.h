// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QString>

#include <vector>

namespace gesso::demo {

// The nodes that a run has started, for progress_state (protocol sheet 3.3).
class Progress
{
public:
    explicit Progress(QString promptId)
        : m_promptId(std::move(promptId))
    {
    }

    void start(const QString &id);
    void step(const QString &id, int value, int max);
    void finish(const QString &id);
    // Of a cached output, which never ran.
    void finishCached(const QString &id);

    // The data of a progress_state event: all nodes so far.
    [[nodiscard]] json::Object state() const;

private:
    struct Node
    {
        QString id;
        json::Value value;
        json::Value max;
        bool finished = false;
    };

    [[nodiscard]] Node &node(const QString &id);

    QString m_promptId;
    std::vector<Node> m_nodes;
};

} // namespace gesso::demo
