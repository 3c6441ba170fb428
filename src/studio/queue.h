// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/backstage.h"
#include "studio/jobdraft.h"
#include "studio/queuemodel.h"

#include <utility>

namespace gesso {
class Clock;
class RandomSource;
} // namespace gesso
namespace gesso::library {
class Library;
}

namespace gesso::studio {

struct QueueSetup
{
    Backstage backstage;
    library::Library *library = nullptr; // not owned; for copies of input files
    Clock *clock = nullptr; // not owned
    RandomSource *random = nullptr; // not owned
};

// The queue with its commands: changes the rows and the database alike. What concerns a server it
// only asks for: the dispatcher listens.
class Queue : public QueueModel
{
    Q_OBJECT

public:
    explicit Queue(QueueSetup setup, QObject *parent = nullptr);

    [[nodiscard]] bool isPaused() const override { return m_paused; }
    [[nodiscard]] QString pauseReason() const override { return m_pauseReason; }
    [[nodiscard]] qint64 msLeftOfAll() const override;
    [[nodiscard]] QFuture<Result<Job>> whole(JobId id) override;
    [[nodiscard]] QFuture<Result<QList<JobId>>> add(const JobRequest &request) override;
    [[nodiscard]] QFuture<Result<void>> move(JobId id, JobId before) override;
    [[nodiscard]] QFuture<Result<void>> toFront(JobId id) override;
    using JobQueue::remove;
    [[nodiscard]] QFuture<Result<void>> remove(const QList<JobId> &ids) override;
    [[nodiscard]] QFuture<Result<void>> cancel(JobId id) override;
    [[nodiscard]] QFuture<Result<JobId>> duplicate(JobId id) override;
    [[nodiscard]] QFuture<Result<JobId>> retry(JobId id) override;
    void pause() override;
    void resume() override;
    // Pauses until resume() or the next start, and tells: something is in the way that concerns
    // every job.
    void hold(const Error &reason);

    // Fills the rows with what the database had.
    void restore(const StoredQueue &stored);
    // Jobs that are over but for their files, which can be had.
    [[nodiscard]] QList<JobId> fetchable() const;
    // Changes a job here and in the database; failed() tells when that could not be written.
    QFuture<Result<void>> update(JobId id, const std::function<void(QueueEntry &)> &edit);
    // The seeds that the last add() drew for its last job; once.
    [[nodiscard]] QHash<FieldId, QString> takeSeedsDrawn()
    {
        return std::exchange(m_seedsDrawn, {});
    }
    [[nodiscard]] JobPace &pace() { return m_pace; }
    [[nodiscard]] qint64 nowMs() const;

signals:
    // Jobs came, went or moved, or may be sent again: what the server should hold may be another
    // one.
    void orderChanged();
    // A server may have this one, or its files are on their way.
    void cancelWanted(gesso::studio::JobId id);
    // The files of this job are to be fetched (again).
    void fetchWanted(gesso::studio::JobId id);

private:
    friend class JobAdding;

    void setPaused(bool paused);
    void storePaused(bool paused);
    void removeEnded(JobId id);
    [[nodiscard]] QFuture<Result<void>> forget(const QList<JobId> &ids);
    [[nodiscard]] QFuture<Result<void>> setPlace(JobId id, double place);
    [[nodiscard]] QFuture<Result<void>> renumber(const QList<JobId> &order);
    [[nodiscard]] QFuture<Result<JobId>> copy(JobId id, double place, bool replaces);
    [[nodiscard]] double claimPlaces(int count, bool front);
    [[nodiscard]] double firstPlace() const;
    [[nodiscard]] double lastPlace() const;

    QueueSetup m_setup;
    JobPace m_pace;
    QHash<QString, FieldValues> m_valuesBefore; // of the last job of each workflow
    double m_front = 0; // lowest and highest place given to jobs that are still being stored
    double m_back = 0;
    QHash<FieldId, QString> m_seedsDrawn;
    QString m_pauseReason;
    bool m_paused = false;
};

} // namespace gesso::studio
