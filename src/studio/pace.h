// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QtGlobal>

namespace gesso::studio {

// How long things still take, by what the ones before took. Pure: times come from outside, in
// milliseconds; -1: not known.

// Steps of one node: a moving average of the last steps, so that a slow first one (a model that
// loads) is soon forgotten.
class StepPace
{
public:
    void reset();
    // Step `step` of `steps` is done at `nowMs`.
    void report(int step, int steps, qint64 nowMs);
    [[nodiscard]] qint64 msLeft(qint64 nowMs) const;

private:
    int m_step = 0;
    int m_steps = 0;
    qint64 m_atMs = -1;
    double m_msPerStep = -1;
};

// Whole jobs, by workflow.
class JobPace
{
public:
    void report(const QString &workflow, qint64 durationMs);
    // Of a job of the workflow, by its own kind, else by all; -1 before the first.
    [[nodiscard]] qint64 duration(const QString &workflow) const;
    // Of a running job.
    [[nodiscard]] qint64 msLeft(const QString &workflow, qint64 elapsedMs, qint64 stepMsLeft) const;

private:
    QHash<QString, double> m_byWorkflow;
    double m_all = -1;
};

} // namespace gesso::studio
