// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/database.h"
#include "library/sharedcontent.h"
#include "studio/jobending.h"

#include <QVariant>

#include <optional>
#include <utility>

namespace gesso::studio {

// What the jobs of one press share; stored once however many they are.
struct JobBatch
{
    QByteArray prompt; // the document's, JSON
    QByteArray values; // "NODE.input" -> value, JSON
    QByteArray pnginfo; // JSON; empty: none
    QList<Job> jobs; // without prompt; values holds the seeds drawn only
};

// The JSON of one stored job, as needed to send it.
struct JobTexts
{
    qint64 promptBlob = 0; // the same number, the same content
    qint64 valuesBlob = 0;
    qint64 pnginfoBlob = 0;
    QByteArray seeds; // "NODE.input" -> value, JSON: what differs within the press
};

// A prompt that a server may have although nobody wants it any more.
struct Leftover
{
    QString promptId;
    QString server; // as jobs store it

    friend bool operator==(const Leftover &, const Leftover &) = default;
};

// What a program finds of its queue when it starts.
struct StoredQueue
{
    QList<std::pair<Job, JobEnding>> jobs; // as JobStore::load() gives them
    QList<std::pair<Job, JobEnding>> ended; // as JobStore::loadEnded() gives them
    QList<Leftover> leftovers;
    bool paused = false;
};

// The jobs, queues and uploads tables of the library's database. Whole on each call: one
// transaction. To be used on the database's worker only. Errors are Io, DiskFull, or NotFound for a
// job that is not there.
class JobStore
{
public:
    // `owner` names this program's jobs among those of all programs on the same database: "window"
    // or one `gesso run`.
    JobStore(library::Database *database, QString owner);

    [[nodiscard]] const QString &owner() const { return m_owner; }

    // Jobs of this owner that are not over, in rising order of place, each with what it noted of
    // its ending.
    [[nodiscard]] Result<QList<std::pair<Job, JobEnding>>> load();
    // Its failed and cancelled jobs that nobody took out of the list, newest first.
    [[nodiscard]] Result<QList<std::pair<Job, JobEnding>>> loadEnded(int limit);
    // Ends the jobs whose cancelling the last life did not live to see.
    [[nodiscard]] Result<void> endCancelled(qint64 nowMs);
    // Whether the person paused this owner's queue.
    [[nodiscard]] Result<bool> isPaused();
    [[nodiscard]] Result<void> setPaused(bool paused);
    // All of it, with at most `endedLimit` jobs that are over.
    [[nodiscard]] Result<StoredQueue> loadQueue(int endedLimit);
    // Other owners that have jobs which are not over.
    [[nodiscard]] Result<QStringList> otherOwners();
    // Takes over the jobs of a program that is gone: those that a server may have become this
    // owner's, the rest fails.
    [[nodiscard]] Result<void> adopt(const QString &deadOwner, qint64 nowMs);

    // Ids in the order of the jobs.
    [[nodiscard]] Result<QList<JobId>> insert(const JobBatch &batch);
    // A new job like an old one, waiting.
    [[nodiscard]] Result<Job> copy(JobId id, const Job &fresh);
    // The same; the old one is taken out of the list.
    [[nodiscard]] Result<Job> replace(JobId id, const Job &fresh);
    // State, place, server, sent, prompt id, times, results, ending.
    [[nodiscard]] Result<void> save(const Job &job, const JobEnding &ending);
    [[nodiscard]] Result<void> setPlaces(const QList<std::pair<JobId, double>> &places);
    // Forgets jobs that were never sent; takes the others out of the list for good.
    [[nodiscard]] Result<void> remove(const QList<JobId> &ids);

    [[nodiscard]] Result<QList<Leftover>> leftovers();
    [[nodiscard]] Result<void> addLeftover(const Leftover &leftover);
    [[nodiscard]] Result<void> dropLeftover(const QString &promptId);

    [[nodiscard]] Result<Job> find(JobId id);
    [[nodiscard]] Result<JobTexts> texts(JobId id);
    // Empty for 0.
    [[nodiscard]] Result<QByteArray> blob(qint64 id);

    // The name that a server gave a content; nothing when it never got it.
    [[nodiscard]] Result<std::optional<QString>> uploadName(const QString &server,
                                                            const QByteArray &sha256);
    [[nodiscard]] Result<void> setUploadName(const QString &server, const QByteArray &sha256,
                                             const QString &name);
    [[nodiscard]] Result<void> forgetUpload(const QString &server, const QByteArray &sha256);

private:
    [[nodiscard]] Result<library::Statement> run(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<void> change(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<QList<std::pair<Job, JobEnding>>> loadWhere(const QString &condition,
                                                                     const QVariantList &values);
    [[nodiscard]] Result<void> insertOne(const Job &job, const QVariantList &shared, JobId *id);

    library::Database *m_database;
    library::SharedContent m_content;
    QString m_owner;
};

} // namespace gesso::studio
