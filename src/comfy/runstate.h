// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/event.h"

#include <QSet>

namespace gesso::comfy {

// All that the frames so far say of one run. A value; apply() makes the next one, so that
// recordings replay it.
struct RunState
{
    enum class Phase { Queued, Running, Succeeded, Failed, Interrupted };

    QString promptId;
    QSet<QString> expected; // nodes that can run at all: output nodes and what is above them
    Phase phase = Phase::Queued;
    QSet<QString> cached; // of the expected ones
    QSet<QString> done; // finished in this run
    bool tellsNodes = false; // progress_state came: it alone says which nodes are done
    QString currentNode; // display id of the node that runs; empty between nodes
    double step = 0; // of the current node; max 0: it tells no steps
    double maxStep = 0;
    Outputs outputs; // from `executed`, in order
    ExecutionError error;
    bool historyComplete = false; // executing(null) came

    // Cached and done nodes count alike; never above nodesTotal().
    [[nodiscard]] int nodesDone() const;
    [[nodiscard]] int nodesTotal() const { return static_cast<int>(expected.size()); }
    [[nodiscard]] bool ended() const { return phase >= Phase::Succeeded; }
};

// The state after an event. Events of other prompts change nothing; nor does anything after the end
// but `executed` and Finished. Node ids of expanded nodes count for the node of the prompt that
// they stand for.
[[nodiscard]] RunState apply(RunState state, const Event &event);

} // namespace gesso::comfy
