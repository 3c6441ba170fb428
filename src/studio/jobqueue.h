// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/job.h"
#include "studio/seeds.h"

#include <QAbstractListModel>
#include <QFuture>

namespace gesso::studio {

// What one press of Generate asks for.
struct JobRequest
{
    QString workflow; // name for people
    Form form;
    Prompt prompt; // the document's; values are put into it
    json::Value extraPnginfo;
    bool fromGraph = false; // the jobs are made of the graph in extraPnginfo, which has the values
    FieldValues values;
    QHash<FieldId, QString> inputFiles; // image fields: paths on this machine
    QHash<FieldId, SeedMode> seedModes; // a seed field that is not here is Random
    QHash<FieldId, QString>
        lastSeeds; // of the job before; fields without one start from their value
    int count = 1; // 1 to 999, each its own job with its own seed
    bool toFront = false;
    bool savePreviews = false;
};

// Gesso's own queue: a model of all jobs that are not over, in running order (running first),
// followed by those that ended while this program ran or failed or were cancelled
// before and nobody removed, newest first, up to a limit. All of it is
// stored before a call's future ends, so that nothing is lost when the program is. Lives on the GUI
// thread (or the command line's main thread).
class JobQueue : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int {
        JobRole = Qt::UserRole + 1, // const Job *
        StateRole, // JobState
        TitleRole,
        SubtitleRole, // workflow, or why it waits
        ProgressRole, // 0 to 100; -1: not running
        ReasonRole, // why it failed, in a sentence
        PositionRole, // 1 for the next to run; 0: not waiting
        IdRole,
        ServerRole, // host of the server that has it, when that is not the current one; else empty
        WarningRole, // what was left out of a finished job, in a sentence; else empty
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] virtual const Job *job(JobId id) const = 0; // null when it is not in the model
    [[nodiscard]] virtual JobProgress progress(JobId id) const = 0;
    [[nodiscard]] virtual int waitingCount() const = 0;
    [[nodiscard]] virtual int runningCount() const = 0;
    [[nodiscard]] virtual bool isPaused() const = 0;
    // Why the program paused by itself, in a sentence; empty: it did not.
    [[nodiscard]] virtual QString pauseReason() const = 0;
    // The job with its prompt and values, from the database; also one that is not in the model any
    // more.
    [[nodiscard]] virtual QFuture<Result<Job>> whole(JobId id) = 0;
    // Time until all jobs are done, by what the last ones took; -1: not known.
    [[nodiscard]] virtual qint64 msLeftOfAll() const = 0;

    // Draws the seeds, stores the jobs. The error (Invalid) names the field whose value may not be
    // sent.
    [[nodiscard]] virtual QFuture<Result<QList<JobId>>> add(const JobRequest &request) = 0;
    // Puts a waiting job before another waiting one; before 0: at the end.
    [[nodiscard]] virtual QFuture<Result<void>> move(JobId id, JobId before) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> toFront(JobId id) = 0;
    // Takes waiting or ended jobs out of the list for good; running ones are cancelled first.
    // Results stay. NotFound when none of them is there.
    [[nodiscard]] virtual QFuture<Result<void>> remove(const QList<JobId> &ids) = 0;
    [[nodiscard]] QFuture<Result<void>> remove(JobId id) { return remove(QList<JobId> {id}); }
    // Cancels a running or waiting job; it stays in the list as cancelled. It is over at once when
    // its server does not answer; what is left there is taken out when it does.
    [[nodiscard]] virtual QFuture<Result<void>> cancel(JobId id) = 0;
    // A new job with the same prompt, values and seed, at the end of the queue.
    [[nodiscard]] virtual QFuture<Result<JobId>> duplicate(JobId id) = 0;
    // The same for a failed or cancelled job, in whose place it steps. A job whose files could not
    // be fetched or kept is not run again: only its files are, and it keeps its id.
    [[nodiscard]] virtual QFuture<Result<JobId>> retry(JobId id) = 0;
    // After the current job, nothing is sent until resume(), in a later life of the program too.
    virtual void pause() = 0;
    virtual void resume() = 0;

signals:
    void progressChanged(gesso::studio::JobId id);
    void preview(gesso::studio::JobId id, const QByteArray &image, const QString &nodeTitle);
    void jobChanged(gesso::studio::JobId id); // state
    void
    jobEnded(gesso::studio::JobId id); // all its files are recorded, or it failed, or was cancelled
    // A job finished, but the server left a part of it out; before its jobEnded().
    void warned(gesso::studio::JobId id, const gesso::Error &warning);
    void countsChanged();
    void pausedChanged();
    // Something went wrong that belongs to no single job (the database cannot be written).
    void failed(const gesso::Error &error);
};

} // namespace gesso::studio
