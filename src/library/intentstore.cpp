// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/intentstore.h"

#include "library/database.h"
#include "library/resultstore.h"

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr qint64 kMsPerId = 250;

// SQLite tells an empty text from none.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

IntentStore::IntentStore(Database *database)
    : m_database(database)
    , m_shared(database)
{
}

// The first id from `wanted` on that no result has, kept, thrown away or on its way.
Result<ResultId> IntentStore::freeId(ResultId wanted)
{
    if (wanted >= m_runFirst && wanted < m_runNext)
        wanted = m_runNext;
    else
        m_runFirst = wanted;
    auto query = m_database->prepare(
        u"WITH wanted (id) AS (SELECT ?) SELECT EXISTS (SELECT 1 FROM results NATURAL JOIN wanted) "
        "OR EXISTS (SELECT 1 FROM trashed NATURAL JOIN wanted) "
        "OR EXISTS (SELECT 1 FROM intents NATURAL JOIN wanted)"_s);
    if (!query)
        return query.error();
    for (;; ++wanted) {
        query->bindValue(0, wanted);
        if (auto ran = m_database->run(*query); !ran)
            return ran.error();
        if (!query->next() || !query->value(0).toBool())
            break;
    }
    m_runNext = wanted + 1;
    return wanted;
}

// Workflow, positive, negative, model, server, prompt, values, as their numbers.
Result<QList<qint64>> IntentStore::putShared(const ResultDraft &draft)
{
    QList<qint64> shared;
    for (const QString &text :
         {draft.workflow, draft.positive, draft.negative, draft.model, draft.server}) {
        auto put = m_shared.putText(text);
        if (!put)
            return put.error();
        shared += *put;
    }
    for (const QByteArray &blob : {draft.prompt, draft.values}) {
        auto put = m_shared.putBlob(blob);
        if (!put)
            return put.error();
        shared += *put;
    }
    return shared;
}

Result<ResultId> IntentStore::add(const ResultDraft &draft, const ResultRecord &record,
                                  const Intent &intent)
{
    auto put = putShared(draft);
    if (!put)
        return put.error();
    const QList<qint64> &shared = *put;
    auto id = freeId(record.createdMs / kMsPerId);
    if (!id)
        return id;
    auto added = m_database->run(
        QString("INSERT INTO intents ("_L1 + resultColumns() + ", session, staged) VALUES "_L1
                + "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1),
        {*id,
         draft.job,
         notNull(draft.origin),
         intent.path,
         int(record.kind),
         notNull(record.mimeType),
         record.size.width(),
         record.size.height(),
         record.bytes,
         record.sha256,
         draft.temporary ? 1 : 0,
         shared[0],
         notNull(draft.seed),
         shared[1],
         shared[2],
         shared[3],
         shared[4],
         shared[5],
         shared[6],
         record.createdMs,
         intent.session,
         intent.staged});
    return added ? id : added.error();
}

Result<void> IntentStore::setPath(ResultId id, const QString &path)
{
    return m_database->run(u"UPDATE intents SET path = ? WHERE id = ?"_s, {path, id});
}

Result<QList<Intent>> IntentStore::read(QSqlQuery &query) const
{
    if (auto ran = m_database->run(query); !ran)
        return ran.error();
    QList<Intent> found;
    while (query.next()) {
        found += Intent {query.value(0).toLongLong(), query.value(1).toString(),
                         query.value(2).toString(),   query.value(3).toString(),
                         query.value(4).toLongLong(), query.value(5).toByteArray()};
    }
    return found;
}

Result<QList<Intent>> IntentStore::all()
{
    auto query
        = m_database->prepare(u"SELECT id, path, session, staged, bytes, sha256 FROM intents"_s);
    return query ? read(*query) : Result<QList<Intent>>(query.error());
}

Result<std::optional<Intent>> IntentStore::find(qint64 job, const QString &origin)
{
    auto query
        = m_database->prepare(u"SELECT id, path, session, staged, bytes, sha256 FROM intents "
                              "WHERE job = ? AND origin = ? AND origin <> ''"_s);
    if (!query)
        return query.error();
    query->addBindValue(job);
    query->addBindValue(notNull(origin));
    auto found = read(*query);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<Intent>() : std::optional(found->first());
}

Result<void> IntentStore::drop(ResultId id)
{
    return m_database->run(u"DELETE FROM intents WHERE id = ?"_s, {id});
}

Result<void> IntentStore::record(ResultId id)
{
    return m_database->transaction([&]() -> Result<void> {
        auto copied
            = m_database->run(QString("INSERT INTO results ("_L1 + resultColumns() + ") SELECT "_L1
                                      + resultColumns() + " FROM intents WHERE id = ?"_L1),
                              {id});
        return copied ? drop(id) : copied;
    });
}

Result<int> IntentStore::lastCounter(const QString &name)
{
    auto query = m_database->prepare(u"SELECT last FROM counters WHERE name = ?"_s);
    if (!query)
        return query.error();
    query->addBindValue(name);
    if (auto ran = m_database->run(*query); !ran)
        return ran.error();
    return query->next() ? query->value(0).toInt() : 0;
}

Result<void> IntentStore::setLastCounter(const QString &name, int number)
{
    return m_database->run(u"INSERT OR REPLACE INTO counters (name, last) VALUES (?, ?)"_s,
                           {name, number});
}

} // namespace gesso::library
