// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/pace.h"

#include <cmath>

namespace gesso::studio {

namespace {

constexpr double kNewShare = 0.3; // of the newest value in an average

double averaged(double average, double value)
{
    return average < 0 ? value : average + kNewShare * (value - average);
}

} // namespace

void StepPace::reset()
{
    *this = StepPace();
}

void StepPace::report(int step, int steps, qint64 nowMs)
{
    if (steps != m_steps || step < m_step)
        reset();
    if (m_atMs >= 0 && step > m_step)
        m_msPerStep = averaged(m_msPerStep, static_cast<double>(nowMs - m_atMs) / (step - m_step));
    if (m_atMs < 0 || step > m_step)
        m_atMs = nowMs;
    m_step = step;
    m_steps = steps;
}

qint64 StepPace::msLeft(qint64 nowMs) const
{
    if (m_msPerStep < 0 || m_steps <= 0)
        return -1;
    const double left = m_msPerStep * (m_steps - m_step) - static_cast<double>(nowMs - m_atMs);
    return left > 0 ? std::llround(left) : 0;
}

void JobPace::report(const QString &workflow, qint64 durationMs)
{
    const auto duration = static_cast<double>(durationMs);
    m_byWorkflow.insert(workflow, averaged(m_byWorkflow.value(workflow, -1), duration));
    m_all = averaged(m_all, duration);
}

qint64 JobPace::duration(const QString &workflow) const
{
    const double average = m_byWorkflow.value(workflow, m_all);
    return average < 0 ? -1 : std::llround(average);
}

qint64 JobPace::msLeft(const QString &workflow, qint64 elapsedMs, qint64 stepMsLeft) const
{
    const qint64 whole = duration(workflow);
    if (whole < 0)
        return stepMsLeft;
    return qMax(qMax(whole - elapsedMs, qint64 {0}), stepMsLeft);
}

} // namespace gesso::studio
