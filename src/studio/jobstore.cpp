// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobstore.h"

#include "json/writer.h"

#include <QCoreApplication>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

const QString kLightColumns = u"id, prompt_id, state, place, workflow, title, seed, positive, "
                              u"negative, model, server, inputs, save_previews, sent, "
                              "created, started, ended, error, results, dice"_s;

JobState stateFromNumber(int number)
{
    return static_cast<JobState>(qBound(0, number, static_cast<int>(JobState::Cancelled)));
}

std::pair<Job, JobEnding> lightJob(const QSqlQuery &row)
{
    Job job;
    job.id = row.value(0).toLongLong();
    job.promptId = row.value(1).toString();
    job.state = stateFromNumber(row.value(2).toInt());
    job.place = row.value(3).toDouble();
    job.workflow = row.value(4).toString();
    job.title = row.value(5).toString();
    job.seed = row.value(6).toString();
    job.positive = row.value(7).toString();
    job.negative = row.value(8).toString();
    job.model = row.value(9).toString();
    job.server = row.value(10).toString();
    job.inputs = inputsFromBytes(row.value(11).toByteArray());
    job.savePreviews = row.value(12).toBool();
    job.sent = row.value(13).toBool();
    job.createdMs = row.value(14).toLongLong();
    job.startedMs = row.value(15).toLongLong();
    job.endedMs = row.value(16).toLongLong();
    job.results = row.value(18).toInt();
    job.dice = row.value(19).toString();
    const QByteArray noted = row.value(17).toByteArray();
    JobEnding ending = noted.isEmpty() ? JobEnding() : endingFromBytes(noted);
    applyEnding(ending, &job);
    return {job, ending};
}

Error notFound(JobId id)
{
    Error error;
    error.kind = Error::Kind::NotFound;
    error.message
        = QCoreApplication::translate("gesso::studio::JobStore", "Job %1 is not there any more.")
              .arg(id);
    return error;
}

} // namespace

JobStore::JobStore(library::Database *database, QString owner)
    : m_database(database)
    , m_content(database)
    , m_owner(std::move(owner))
{
}

Result<library::Statement> JobStore::run(const QString &sql, const QVariantList &values)
{
    Result<library::Statement> statement = m_database->prepare(sql);
    if (!statement)
        return statement.error();
    for (int i = 0; i < values.size(); ++i) {
        const QVariant &value = values.at(i);
        const bool isEmptyText = value.typeId() == QMetaType::QString && value.toString().isEmpty();
        statement->bindValue(i,
                             isEmptyText ? QVariant(u""_s) : value); // a null QString would be NULL
    }
    if (const Result<void> done = m_database->run(*statement); !done)
        return done.error();
    return statement;
}

Result<void> JobStore::change(const QString &sql, const QVariantList &values)
{
    const Result<library::Statement> done = run(sql, values);
    return done ? Result<void>() : Result<void>(done.error());
}

Result<QList<std::pair<Job, JobEnding>>> JobStore::load()
{
    return loadWhere(u"owner = ? AND state < 4 AND removed = 0 ORDER BY place"_s, {m_owner});
}

Result<QList<std::pair<Job, JobEnding>>> JobStore::loadEnded(int limit)
{
    return loadWhere(
        u"owner = ? AND state > 4 AND removed = 0 ORDER BY ended DESC, id DESC LIMIT ?"_s,
        {m_owner, limit});
}

Result<QList<std::pair<Job, JobEnding>>> JobStore::loadWhere(const QString &condition,
                                                             const QVariantList &values)
{
    Result<library::Statement> rows
        = run(u"SELECT "_s + kLightColumns + u" FROM jobs WHERE "_s + condition, values);
    if (!rows)
        return rows.error();
    QList<std::pair<Job, JobEnding>> jobs;
    while (rows->next())
        jobs.append(lightJob(*rows));
    return jobs;
}

Result<bool> JobStore::isPaused()
{
    Result<library::Statement> row = run(u"SELECT paused FROM queues WHERE owner = ?"_s, {m_owner});
    if (!row)
        return row.error();
    return row->next() && row->value(0).toBool();
}

Result<void> JobStore::setPaused(bool paused)
{
    return change(u"INSERT OR REPLACE INTO queues (owner, paused) VALUES (?, ?)"_s,
                  {m_owner, paused});
}

Result<StoredQueue> JobStore::loadQueue(int endedLimit)
{
    auto jobs = load();
    if (!jobs)
        return jobs.error();
    auto ended = loadEnded(endedLimit);
    if (!ended)
        return ended.error();
    auto left = leftovers();
    if (!left)
        return left.error();
    auto paused = isPaused();
    if (!paused)
        return paused.error();
    return StoredQueue {std::move(*jobs), std::move(*ended), std::move(*left), *paused};
}

Result<void> JobStore::endCancelled(qint64 nowMs)
{
    JobEnding cancelled;
    cancelled.state = JobState::Cancelled;
    return change(u"UPDATE jobs SET state = 6, error = ?, ended = ? WHERE owner = ? AND state < 3 "
                  "AND prompt_id IN (SELECT prompt_id FROM leftovers)"_s,
                  {toBytes(cancelled), nowMs, m_owner});
}

Result<QList<Leftover>> JobStore::leftovers()
{
    Result<library::Statement> rows = run(u"SELECT prompt_id, server FROM leftovers"_s, {});
    if (!rows)
        return rows.error();
    QList<Leftover> left;
    while (rows->next())
        left.append({rows->value(0).toString(), rows->value(1).toString()});
    return left;
}

Result<void> JobStore::addLeftover(const Leftover &leftover)
{
    return change(u"INSERT OR REPLACE INTO leftovers (prompt_id, server) VALUES (?, ?)"_s,
                  {leftover.promptId, leftover.server});
}

Result<void> JobStore::dropLeftover(const QString &promptId)
{
    return change(u"DELETE FROM leftovers WHERE prompt_id = ?"_s, {promptId});
}

Result<QStringList> JobStore::otherOwners()
{
    Result<library::Statement> rows
        = run(u"SELECT DISTINCT owner FROM jobs WHERE state < 4 AND owner <> ?"_s, {m_owner});
    if (!rows)
        return rows.error();
    QStringList owners;
    while (rows->next())
        owners.append(rows->value(0).toString());
    return owners;
}

Result<void> JobStore::adopt(const QString &deadOwner, qint64 nowMs)
{
    JobEnding lost;
    lost.state = JobState::Failed;
    lost.error.kind = Error::Kind::Cancelled;
    lost.error.message = QCoreApplication::translate("gesso::studio::JobStore",
                                                     "gesso run ended before this job was sent.");
    lost.error.advice = QCoreApplication::translate("gesso::studio::JobStore", "Start it again.");
    return m_database->transaction([&]() -> Result<void> {
        Result<void> failed = change(
            u"UPDATE jobs SET state = 5, error = ?, ended = ? WHERE owner = ? AND state < 3 AND sent = 0"_s,
            {toBytes(lost), nowMs, deadOwner});
        if (!failed)
            return failed;
        return change(u"UPDATE jobs SET owner = ? WHERE owner = ? AND state < 4"_s,
                      {m_owner, deadOwner});
    });
}

Result<void> JobStore::insertOne(const Job &job, const QVariantList &shared, JobId *id)
{
    const QByteArray seeds = json::write(json::Value(job.values));
    QVariantList values {job.promptId,
                         static_cast<int>(job.state),
                         job.place,
                         m_owner,
                         job.workflow,
                         job.title,
                         job.seed,
                         job.positive,
                         job.negative,
                         job.model,
                         seeds,
                         toBytes(job.inputs),
                         job.savePreviews,
                         job.createdMs,
                         job.dice};
    values += shared;
    Result<library::Statement> done
        = run(u"INSERT INTO jobs (prompt_id, state, place, owner, workflow, title, seed, positive, "
              u"negative, model, seeds, "
              "inputs, save_previews, created, dice, prompt, \"values\", pnginfo) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
              values);
    if (!done)
        return done.error();
    *id = done->lastInsertId().toLongLong();
    return {};
}

Result<QList<JobId>> JobStore::insert(const JobBatch &batch)
{
    QList<JobId> ids;
    const Result<void> done = m_database->transaction([&]() -> Result<void> {
        QVariantList shared;
        for (const QByteArray &data : {batch.prompt, batch.values, batch.pnginfo}) {
            const Result<qint64> id = m_content.putBlob(data);
            if (!id)
                return id.error();
            shared.append(*id);
        }
        for (const Job &job : batch.jobs) {
            JobId id = 0;
            if (Result<void> inserted = insertOne(job, shared, &id); !inserted)
                return inserted;
            ids.append(id);
        }
        return {};
    });
    if (!done)
        return done.error();
    return ids;
}

Result<Job> JobStore::copy(JobId id, const Job &fresh)
{
    Result<library::Statement> done
        = run(u"INSERT INTO jobs (prompt_id, state, place, owner, workflow, title, seed, positive, "
              u"negative, model, seeds, "
              "inputs, save_previews, created, dice, prompt, \"values\", pnginfo) "
              "SELECT ?, 0, ?, ?, workflow, title, seed, positive, negative, model, seeds, inputs, "
              "save_previews, ?, dice, prompt, "
              "\"values\", pnginfo FROM jobs WHERE id = ?"_s,
              {fresh.promptId, fresh.place, m_owner, fresh.createdMs, id});
    if (!done)
        return done.error();
    if (done->numRowsAffected() != 1)
        return notFound(id);
    return find(done->lastInsertId().toLongLong());
}

Result<Job> JobStore::replace(JobId id, const Job &fresh)
{
    Job made;
    const Result<void> done = m_database->transaction([&]() -> Result<void> {
        const Result<Job> copied = copy(id, fresh);
        if (!copied)
            return copied.error();
        made = *copied;
        return change(u"UPDATE jobs SET removed = 1 WHERE id = ?"_s, {id});
    });
    return done ? Result<Job>(made) : Result<Job>(done.error());
}

Result<void> JobStore::save(const Job &job, const JobEnding &ending)
{
    const bool noted = job.state >= JobState::Fetching;
    return change(u"UPDATE jobs SET state = ?, place = ?, server = ?, sent = ?, prompt_id = ?, "
                  u"started = ?, ended = ?, "
                  "results = ?, error = ? WHERE id = ?"_s,
                  {static_cast<int>(job.state), job.place, job.server, job.sent, job.promptId,
                   job.startedMs, job.endedMs, job.results,
                   noted ? QVariant(toBytes(ending)) : QVariant(), job.id});
}

Result<void> JobStore::setPlaces(const QList<std::pair<JobId, double>> &places)
{
    return m_database->transaction([&]() -> Result<void> {
        for (const auto &[id, place] : places) {
            if (Result<void> done
                = change(u"UPDATE jobs SET place = ? WHERE id = ?"_s, {place, id});
                !done)
                return done;
        }
        return {};
    });
}

Result<void> JobStore::remove(const QList<JobId> &ids)
{
    return m_database->transaction([&]() -> Result<void> {
        for (const JobId id : ids) {
            const Result<library::Statement> deleted
                = run(u"DELETE FROM jobs WHERE id = ? AND sent = 0 AND results = 0"_s, {id});
            if (!deleted)
                return deleted.error();
            if (deleted->numRowsAffected() > 0)
                continue;
            if (Result<void> hidden = change(u"UPDATE jobs SET removed = 1 WHERE id = ?"_s, {id});
                !hidden)
                return hidden;
        }
        return {};
    });
}

Result<Job> JobStore::find(JobId id)
{
    Result<library::Statement> row
        = run(u"SELECT "_s + kLightColumns + u" FROM jobs WHERE id = ?"_s, {id});
    if (!row)
        return row.error();
    return row->next() ? Result<Job>(lightJob(*row).first) : Result<Job>(notFound(id));
}

Result<JobTexts> JobStore::texts(JobId id)
{
    Result<library::Statement> row
        = run(u"SELECT prompt, \"values\", pnginfo, seeds FROM jobs WHERE id = ?"_s, {id});
    if (!row)
        return row.error();
    if (!row->next())
        return notFound(id);
    return JobTexts {row->value(0).toLongLong(), row->value(1).toLongLong(),
                     row->value(2).toLongLong(), row->value(3).toByteArray()};
}

Result<QByteArray> JobStore::blob(qint64 id)
{
    return id == 0 ? QByteArray() : m_content.blob(id);
}

Result<std::optional<QString>> JobStore::uploadName(const QString &server, const QByteArray &sha256)
{
    Result<library::Statement> row
        = run(u"SELECT name FROM uploads WHERE server = ? AND sha256 = ?"_s, {server, sha256});
    if (!row)
        return row.error();
    return row->next() ? std::optional(row->value(0).toString()) : std::nullopt;
}

Result<void> JobStore::setUploadName(const QString &server, const QByteArray &sha256,
                                     const QString &name)
{
    return change(u"INSERT OR REPLACE INTO uploads (server, sha256, name) VALUES (?, ?, ?)"_s,
                  {server, sha256, name});
}

Result<void> JobStore::forgetUpload(const QString &server, const QByteArray &sha256)
{
    return change(u"DELETE FROM uploads WHERE server = ? AND sha256 = ?"_s, {server, sha256});
}

} // namespace gesso::studio
