// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/jobending.h"
#include "studio/jobqueue.h"
#include "studio/pace.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gesso::studio {

// One job of the queue, with what belongs to it while this program runs.
struct QueueEntry
{
    Job job;
    JobEnding ending; // Fetching and later
    JobProgress progress;
    QString waitReason; // why it does not move; empty: it is simply its turn to wait
    QString elsewhere; // host of its server when that is not the current one
    bool removeWhenOver = false;
    bool restored = false; // of an earlier life of the program
};

// The rows of the queue: jobs that run, in the order in which they began; jobs that wait, in their
// order; jobs that are over, newest first, at most kOverLimit of them. All in memory; who changes a
// job stores it.
class QueueModel : public JobQueue
{
    Q_OBJECT

public:
    static constexpr int kOverLimit = 200;

    using JobQueue::JobQueue;
    ~QueueModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const Job *job(JobId id) const override;
    [[nodiscard]] JobProgress progress(JobId id) const override;
    [[nodiscard]] int waitingCount() const override { return m_waiting; }
    [[nodiscard]] int runningCount() const override { return m_active; }

    [[nodiscard]] const QueueEntry *entry(JobId id) const { return m_byId.value(id); }
    // Waiting jobs in their order; index from 0.
    [[nodiscard]] const QueueEntry &waiting(int index) const
    {
        return *m_rows[static_cast<std::size_t>(m_active) + static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const QueueEntry &active(int index) const
    {
        return *m_rows[static_cast<std::size_t>(index)];
    }

    // Adds jobs; in one go where they are waiting and follow one another, or all over, the newest
    // first.
    void insert(const QList<QueueEntry> &entries);
    // Changes a job and puts it where it now belongs; tells whoever listens. Nothing happens when
    // it is not here.
    void change(JobId id, const std::function<void(QueueEntry &)> &edit);
    void setProgress(JobId id, const JobProgress &progress);
    void setWaitReason(JobId id, const QString &reason);
    void setElsewhere(JobId id, const QString &host);
    // Takes rows out, those that follow one another in one go.
    void take(const QList<JobId> &ids);

private:
    enum class Section { Active, Waiting, Over };
    [[nodiscard]] static Section sectionOf(const Job &job);
    [[nodiscard]] int rowOf(const QueueEntry *entry) const;
    // The row where an entry belongs when all others stay, counted without it; `current` is the
    // section where it still stands.
    [[nodiscard]] int targetRow(const QueueEntry *entry, std::optional<Section> current) const;
    [[nodiscard]] int *counterOf(Section section);
    [[nodiscard]] static QString subtitle(const QueueEntry &entry);
    void moveRow(int from, int to);
    void insertOne(const QueueEntry &entry);
    // All of one section, behind the last waiting job.
    void insertBlock(const QList<QueueEntry> &entries);
    void takeRows(int first, int last);
    void tellEnd(const QueueEntry &entry);
    void trimOver();
    void tellPositions();

    std::vector<std::unique_ptr<QueueEntry>> m_rows;
    QHash<JobId, QueueEntry *> m_byId;
    int m_active = 0;
    int m_waiting = 0;
    int m_over = 0;
};

} // namespace gesso::studio
