// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobwatch.h"

#include "studio/jobqueue.h"
#include "studio/studio.h"

#include <utility>

namespace gesso::cli {

ExitCode exitCodeOf(const studio::Job &job, bool wasFetching)
{
    switch (job.state) {
    case studio::JobState::Cancelled:
        return ExitCode::Cancelled;
    case studio::JobState::Failed:
        break;
    default:
        return ExitCode::Done;
    }
    switch (job.error.kind) {
    case Error::Kind::Rejected:
        return ExitCode::Rejected;
    case Error::Kind::Execution:
        return ExitCode::Failed;
    case Error::Kind::Io:
    case Error::Kind::DiskFull:
        return ExitCode::Files;
    case Error::Kind::Http: // a login is asked for, or something else answers than a ComfyUI
    case Error::Kind::Protocol:
        return wasFetching ? ExitCode::Files : ExitCode::NoServer;
    case Error::Kind::Network:
    case Error::Kind::Timeout:
        if (wasFetching)
            return ExitCode::Files;
        return job.sent ? ExitCode::Failed : ExitCode::NoServer;
    default:
        return wasFetching ? ExitCode::Files : ExitCode::Failed;
    }
}

JobWatch::JobWatch(studio::Studio *studio, RunReport *report, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_queue(studio->queue())
    , m_report(report)
{
    connect(m_queue, &studio::JobQueue::jobChanged, this, &JobWatch::onJobChanged);
    connect(m_queue, &studio::JobQueue::progressChanged, this, &JobWatch::onProgress);
    connect(m_queue, &studio::JobQueue::jobEnded, this, &JobWatch::onEnded);
    connect(m_studio, &studio::Studio::resultAdded, this, &JobWatch::onResult);
}

void JobWatch::follow(const QList<studio::JobId> &jobs)
{
    m_summary.jobs = static_cast<int>(jobs.size());
    for (const studio::JobId id : jobs) {
        m_numbers.insert(id, static_cast<int>(m_numbers.size()) + 1);
        m_open.insert(id);
    }
    for (const studio::JobId id : jobs) {
        if (const studio::Job *job = m_queue->job(id))
            m_report->queued(*job, placeOf(id));
    }
    for (const library::ResultRecord &record : std::exchange(m_early, {}))
        onResult(record);
    for (const studio::JobId id : jobs) {
        onJobChanged(id);
        onEnded(id);
    }
}

void JobWatch::cancelAll()
{
    // What becomes of each is told by jobEnded, like everything else.
    const QSet<studio::JobId> open = m_open; // it shrinks
    for (const studio::JobId id : open)
        (void)m_queue->cancel(id);
}

void JobWatch::onJobChanged(studio::JobId id)
{
    const studio::Job *job = m_numbers.contains(id) ? m_queue->job(id) : nullptr;
    if (job == nullptr || job->state < studio::JobState::Running || studio::isOver(job->state))
        return;
    if (job->state == studio::JobState::Fetching)
        m_fetching.insert(id);
    if (m_started.contains(id))
        return;
    m_started.insert(id);
    m_report->started(*job, placeOf(id));
}

void JobWatch::onProgress(studio::JobId id)
{
    const studio::Job *job = m_numbers.contains(id) ? m_queue->job(id) : nullptr;
    if (job == nullptr || studio::isOver(job->state))
        return;
    onJobChanged(id);
    m_report->progress(*job, m_queue->progress(id), m_queue->msLeftOfAll());
}

void JobWatch::onResult(const library::ResultRecord &record)
{
    if (m_numbers.isEmpty()) {
        m_early.append(record);
        return;
    }
    if (!m_numbers.contains(record.job))
        return;
    ++m_summary.results;
    m_report->result(record);
}

void JobWatch::onEnded(studio::JobId id)
{
    const studio::Job *job = m_open.contains(id) ? m_queue->job(id) : nullptr;
    if (job == nullptr || !studio::isOver(job->state))
        return;
    m_open.remove(id);
    count(*job);
    m_report->ended(*job, placeOf(id));
    if (m_open.isEmpty())
        emit allEnded();
}

void JobWatch::count(const studio::Job &job)
{
    if (job.state == studio::JobState::Finished)
        ++m_summary.finished;
    else if (job.state == studio::JobState::Failed)
        ++m_summary.failed;
    else
        ++m_summary.cancelled;
    if (m_summary.code == ExitCode::Done)
        m_summary.code = exitCodeOf(job, m_fetching.contains(job.id));
}

JobPlace JobWatch::placeOf(studio::JobId id) const
{
    return {.number = m_numbers.value(id), .count = m_summary.jobs};
}

} // namespace gesso::cli
