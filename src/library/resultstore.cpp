// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/resultstore.h"

#include "library/database.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr auto kColumns = "id, job, origin, path, kind, mime, width, height, bytes, sha256, "
                          "temporary, starred, workflow, "
                          "seed, positive, negative, model, server, prompt, \"values\", created"_L1;

// As readRecord() takes them.
constexpr auto kSelect
    = "SELECT r.id, r.job, r.origin, r.path, r.kind, r.mime, r.width, r.height, r.bytes, r.sha256, "
      "r.temporary, r.starred, w.text, r.seed, p.text, n.text, m.text, s.text, r.created FROM "_L1;
constexpr auto kJoins
    = " r LEFT JOIN texts w ON w.id = r.workflow LEFT JOIN texts p ON p.id = r.positive "
      "LEFT JOIN texts n ON n.id = r.negative LEFT JOIN texts m ON m.id = r.model "
      "LEFT JOIN texts s ON s.id = r.server "_L1;

QString select(QLatin1StringView where, QLatin1StringView table = "results"_L1)
{
    return QString(kSelect + table + kJoins + where);
}

} // namespace

QLatin1StringView resultColumns()
{
    return kColumns;
}

ResultStore::ResultStore(Database *database, QString resultsFolder)
    : m_database(database)
    , m_folder(std::move(resultsFolder))
    , m_shared(database)
{
}

ResultRecord ResultStore::readRecord(const QSqlQuery &query) const
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    ResultRecord record;
    record.id = next().toLongLong();
    record.job = next().toLongLong();
    record.origin = next().toString();
    record.path = m_folder + u'/' + next().toString();
    record.kind = MediaKind(next().toInt());
    record.mimeType = next().toString();
    record.size.setWidth(next().toInt());
    record.size.setHeight(next().toInt());
    record.bytes = next().toLongLong();
    record.sha256 = next().toByteArray();
    record.temporary = next().toBool();
    record.starred = next().toBool();
    record.workflow = next().toString();
    record.seed = next().toString();
    record.positive = next().toString();
    record.negative = next().toString();
    record.model = next().toString();
    record.server = next().toString();
    record.createdMs = next().toLongLong();
    return record;
}

Result<QList<ResultRecord>> ResultStore::readAll(QSqlQuery &query) const
{
    if (auto ran = m_database->run(query); !ran)
        return ran.error();
    QList<ResultRecord> records;
    while (query.next())
        records += readRecord(query);
    return records;
}

Result<QList<ResultRecord>> ResultStore::page(ResultId before, int count)
{
    auto query = m_database->prepare(select("WHERE r.id < ? ORDER BY r.id DESC LIMIT ?"_L1));
    if (!query)
        return query.error();
    query->addBindValue(before > 0 ? before : std::numeric_limits<ResultId>::max());
    query->addBindValue(count);
    return readAll(*query);
}

Result<QList<ResultRecord>> ResultStore::records(const QList<ResultId> &ids)
{
    auto query = m_database->prepare(select("WHERE r.id = ?"_L1));
    if (!query)
        return query.error();
    QList<ResultRecord> records;
    records.reserve(ids.size());
    for (const ResultId id : ids) {
        query->bindValue(0, id);
        auto read = readAll(*query);
        if (!read)
            return read;
        records += *read;
    }
    return records;
}

Result<QList<ResultRecord>> ResultStore::recordsOfJob(qint64 job)
{
    auto query = m_database->prepare(select("WHERE r.job = ? ORDER BY r.id"_L1));
    if (!query)
        return query.error();
    query->addBindValue(job);
    return readAll(*query);
}

Result<QList<ResultId>> ResultStore::idsBefore(ResultId before, int count)
{
    auto query
        = m_database->prepare(u"SELECT id FROM results WHERE id < ? ORDER BY id DESC LIMIT ?"_s);
    if (!query)
        return query.error();
    query->addBindValue(before > 0 ? before : std::numeric_limits<ResultId>::max());
    query->addBindValue(count);
    if (auto ran = m_database->run(*query); !ran)
        return ran.error();
    QList<ResultId> ids;
    while (query->next())
        ids += query->value(0).toLongLong();
    return ids;
}

Result<ResultDraft> ResultStore::draftOf(ResultId id)
{
    auto found = records({id});
    if (!found)
        return found.error();
    auto query = m_database->prepare(u"SELECT prompt, \"values\" FROM results WHERE id = ?"_s);
    if (!query)
        return query.error();
    query->addBindValue(id);
    if (auto ran = m_database->run(*query); !ran)
        return ran.error();
    if (found->isEmpty() || !query->next())
        return Error {Error::Kind::NotFound,
                      QCoreApplication::translate("gesso::library::ResultStore",
                                                  "This result is no longer there."),
                      {},
                      {},
                      {}};
    auto prompt = m_shared.blob(query->value(0).toLongLong());
    auto values = m_shared.blob(query->value(1).toLongLong());
    if (!prompt || !values)
        return prompt ? values.error() : prompt.error();
    const ResultRecord &record = found->first();
    ResultDraft draft;
    draft.job = record.job;
    draft.origin = record.origin;
    draft.temporary = record.temporary;
    draft.workflow = record.workflow;
    draft.seed = record.seed;
    draft.positive = record.positive;
    draft.negative = record.negative;
    draft.model = record.model;
    draft.server = record.server;
    draft.prompt = *prompt;
    draft.values = *values;
    draft.createdMs = record.createdMs;
    return draft;
}

Result<std::optional<ResultRecord>> ResultStore::find(qint64 job, const QString &origin)
{
    std::optional<ResultRecord> nothing;
    if (origin.isEmpty())
        return nothing;
    for (const auto table : {"results"_L1, "trashed"_L1}) {
        auto query = m_database->prepare(
            select("WHERE r.job = ? AND r.origin = ? AND r.origin <> ''"_L1, table));
        if (!query)
            return query.error();
        query->addBindValue(job);
        query->addBindValue(origin);
        auto found = readAll(*query);
        if (!found)
            return found.error();
        if (!found->isEmpty())
            return std::optional(found->first());
    }
    return nothing;
}

Result<void> ResultStore::runWithId(const QString &sql, ResultId id, const QVariant &first)
{
    auto query = m_database->prepare(sql);
    if (!query)
        return query.error();
    if (first.isValid())
        query->addBindValue(first);
    query->addBindValue(id);
    return m_database->run(*query);
}

Result<void> ResultStore::setStarred(const QList<ResultId> &ids, bool starred)
{
    return m_database->transaction([&]() -> Result<void> {
        for (const ResultId id : ids) {
            auto set
                = runWithId(u"UPDATE results SET starred = ? WHERE id = ?"_s, id, starred ? 1 : 0);
            if (!set)
                return set;
        }
        return {};
    });
}

Result<void> ResultStore::moveToTrashed(ResultId id, const QString &trashPath)
{
    auto copied
        = runWithId(QString("INSERT INTO trashed ("_L1 + kColumns + ", trash_path) SELECT "_L1
                            + kColumns + ", ? FROM results WHERE id = ?"_L1),
                    id, trashPath.isNull() ? u""_s : trashPath);
    return copied ? runWithId(u"DELETE FROM results WHERE id = ?"_s, id) : copied;
}

Result<void> ResultStore::moveFromTrashed(ResultId id, const QString &path)
{
    auto done = runWithId(u"UPDATE trashed SET path = ? WHERE id = ?"_s, id, path);
    if (done) {
        done = runWithId(QString("INSERT INTO results ("_L1 + kColumns + ") SELECT "_L1 + kColumns
                                 + " FROM trashed WHERE id = ?"_L1),
                         id);
    }
    return done ? runWithId(u"DELETE FROM trashed WHERE id = ?"_s, id) : done;
}

Result<std::optional<ResultStore::Trashed>> ResultStore::trashed(ResultId id)
{
    auto query = m_database->prepare(u"SELECT trash_path, path, bytes FROM trashed WHERE id = ?"_s);
    if (!query)
        return query.error();
    query->addBindValue(id);
    if (auto ran = m_database->run(*query); !ran)
        return ran.error();
    if (!query->next())
        return std::optional<Trashed>();
    return std::optional(Trashed {query->value(0).toString(), query->value(1).toString(),
                                  query->value(2).toLongLong()});
}

} // namespace gesso::library
