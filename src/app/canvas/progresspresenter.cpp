// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/progresspresenter.h"

#include "app/canvas/progresswords.h"
#include "app/errortext.h"
#include "studio/jobqueue.h"
#include "widgets/parts/progressstrip.h"

namespace gesso::app {

using studio::Job;
using studio::JobId;
using studio::JobState;

ProgressPresenter::ProgressPresenter(studio::JobQueue *queue, ProgressStrip *strip, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_strip(strip)
{
    connect(queue, &studio::JobQueue::progressChanged, this, &ProgressPresenter::showProgress);
    connect(queue, &studio::JobQueue::jobChanged, this, &ProgressPresenter::jobChanged);
    connect(queue, &studio::JobQueue::jobEnded, this, &ProgressPresenter::showEnd);
}

void ProgressPresenter::jobChanged(JobId id)
{
    const Job *job = m_queue->job(id);
    if (job == nullptr || job->state != JobState::Running || id == m_running)
        return;
    m_running = id;
    m_last = {};
    showProgress(id);
}

void ProgressPresenter::showProgress(JobId id)
{
    const Job *job = m_queue->job(id);
    if (job == nullptr || isOver(job->state) || (m_running != 0 && id != m_running))
        return;
    const studio::JobProgress progress = m_queue->progress(id);
    if (progress.steps > 0)
        m_last.steps = progress.steps;
    m_last.nodesDone = progress.nodesDone;
    m_last.nodesTotal = progress.nodesTotal;
    m_strip->showNodes(progress.nodesDone, progress.nodesTotal, progress.nodeTitle);
    if (progress.steps > 0)
        m_strip->showSteps(progress.step, progress.steps,
                           timeLeftText(progress, m_queue->msLeftOfAll()));
    else
        m_strip->showNoSteps();
    if (progress.stopping)
        m_strip->showStopping();
    emit percentChanged(percentOf(progress));
}

void ProgressPresenter::showEnd(JobId id)
{
    const Job *job = m_queue->job(id);
    if (job == nullptr || (m_running != 0 && id != m_running))
        return;
    m_running = 0;
    emit percentChanged(-1);
    const qint64 taken = job->startedMs > 0 ? job->endedMs - job->startedMs : 0;
    switch (job->state) {
    case JobState::Finished:
        showFinish(*job, tr("Finished in %1").arg(spanText(taken)));
        break;
    case JobState::Cancelled:
        m_strip->showWarning(
            tr("Stopped"),
            m_last.nodesTotal > 0
                ? tr("after node %1 of %2").arg(m_last.nodesDone).arg(m_last.nodesTotal)
                : tr("before it began"));
        break;
    default:
        showFailure(*job);
        break;
    }
}

void ProgressPresenter::showFinish(const Job &job, const QString &bold)
{
    if (job.warning.message.isEmpty())
        m_strip->showFinished(bold, finishedText(job, m_last));
    else
        m_strip->showDoubt(bold, QString(job.warning.message + u' ' + job.warning.advice));
}

void ProgressPresenter::showFailure(const Job &job)
{
    const bool refused = job.error.kind == Error::Kind::Rejected;
    m_strip->showError(refused ? tr("Refused") : tr("Failed"), errorText(job.error).title);
}

} // namespace gesso::app
