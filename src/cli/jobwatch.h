// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/runreport.h"
#include "library/result.h"
#include "studio/job.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

namespace gesso::studio {
class JobQueue;
class Studio;
} // namespace gesso::studio

namespace gesso::cli {

// Follows the jobs of one run through a Studio's queue, reports them, and counts how they end.
class JobWatch : public QObject
{
    Q_OBJECT

public:
    // Neither is owned. To be made before the jobs are, so that it misses nothing.
    JobWatch(studio::Studio *studio, RunReport *report, QObject *parent = nullptr);

    // These are the jobs. What happened to them meanwhile is reported now.
    void follow(const QList<studio::JobId> &jobs);
    // Cancels all that are not over, at the server too.
    void cancelAll();

    // Counts so far; the code is Done, or that of the first job that did not finish.
    [[nodiscard]] const RunSummary &summary() const { return m_summary; }

signals:
    // The last of the jobs is over.
    void allEnded();

private:
    void onJobChanged(studio::JobId id);
    void onProgress(studio::JobId id);
    void onResult(const library::ResultRecord &record);
    void onEnded(studio::JobId id);
    void count(const studio::Job &job);
    [[nodiscard]] JobPlace placeOf(studio::JobId id) const;

    studio::Studio *m_studio;
    studio::JobQueue *m_queue;
    RunReport *m_report;
    QHash<studio::JobId, int> m_numbers; // of the jobs that are followed, from 1
    QSet<studio::JobId> m_started;
    QSet<studio::JobId> m_fetching; // whose files came, or should have
    QSet<studio::JobId> m_open; // not over yet
    QList<library::ResultRecord> m_early; // results that came before follow()
    RunSummary m_summary;
};

// What the end of a job means for the exit code; wasFetching: the server had finished it.
[[nodiscard]] ExitCode exitCodeOf(const studio::Job &job, bool wasFetching);

} // namespace gesso::cli
