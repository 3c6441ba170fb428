// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/thumbnails/thumbnailstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr int kEvictAtOnce = 64;

} // namespace

ThumbnailStore::ThumbnailStore(QString path)
    : m_path(std::move(path))
{
}

ThumbnailStore::~ThumbnailStore()
{
    close();
}

void ThumbnailStore::close()
{
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

Error ThumbnailStore::lastError() const
{
    return {Error::Kind::Io,
            QCoreApplication::translate("gesso::library::Thumbnails",
                                        "The file of thumbnails cannot be used."),
            QDir::toNativeSeparators(m_path),
            QCoreApplication::translate("gesso::library::Thumbnails",
                                        "Remove that file; thumbnails are made anew."),
            QSqlDatabase::database(m_connection, false).lastError().text()};
}

bool ThumbnailStore::execute(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.prepare(sql))
        return false;
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec();
}

qint64 ThumbnailStore::number(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    return query.exec(sql) && query.next() ? query.value(0).toLongLong() : 0;
}

bool ThumbnailStore::connect()
{
    m_connection = u"thumbnails-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(m_path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!database.open())
            return false;
    }
    // The size of pages is settled by the first table.
    for (
        const QString &sql :
        {u"PRAGMA page_size = 16384"_s, u"PRAGMA journal_mode = WAL"_s,
         u"PRAGMA synchronous = NORMAL"_s,
         u"CREATE TABLE IF NOT EXISTS thumbnails (id INTEGER PRIMARY KEY, data BLOB NOT NULL)"_s,
         u"CREATE TABLE IF NOT EXISTS uses (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, bytes INTEGER NOT NULL)"_s,
         u"CREATE INDEX IF NOT EXISTS uses_start ON uses (start, id)"_s}) {
        if (!execute(sql))
            return false;
    }
    m_start = number(u"SELECT max(start) FROM uses"_s) + 1;
    m_bytes = number(u"SELECT sum(bytes) FROM uses"_s);
    return true;
}

Result<void> ThumbnailStore::ensureOpen()
{
    if (!m_connection.isEmpty() || connect())
        return {};
    close();
    // It is a cache: one that cannot be used is thrown away.
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(QString(m_path + suffix));
    if (connect())
        return {};
    const Error error = lastError();
    close();
    return error;
}

Result<QHash<ResultId, QByteArray>> ThumbnailStore::find(const QList<ResultId> &ids)
{
    if (auto opened = ensureOpen(); !opened)
        return opened.error();
    QHash<ResultId, QByteArray> found;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(u"SELECT data, start FROM thumbnails NATURAL JOIN uses WHERE id = ?"_s))
        return lastError();
    QList<ResultId> old;
    for (const ResultId id : ids) {
        query.bindValue(0, id);
        if (!query.exec())
            return lastError();
        if (!query.next())
            continue;
        found.insert(id, query.value(0).toByteArray());
        if (query.value(1).toLongLong() != m_start)
            old += id;
    }
    query.finish();
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    bool done = old.isEmpty() || database.transaction();
    for (const ResultId id : std::as_const(old))
        done = done && execute(u"UPDATE uses SET start = ? WHERE id = ?"_s, {m_start, id});
    if (!old.isEmpty() && !(done && database.commit()))
        return lastError();
    return found;
}

Result<void> ThumbnailStore::put(ResultId id, const QByteArray &bytes)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    if (auto removed = remove({id}); !removed)
        return removed;
    QSqlDatabase database = QSqlDatabase::database(m_connection, false);
    const bool done = database.transaction()
        && execute(u"INSERT OR REPLACE INTO thumbnails (id, data) VALUES (?, ?)"_s, {id, bytes})
        && execute(u"INSERT OR REPLACE INTO uses (id, start, bytes) VALUES (?, ?, ?)"_s,
                   {id, m_start, bytes.size()});
    if (!done || !database.commit()) {
        const Error error = lastError();
        database.rollback();
        return error;
    }
    m_bytes += bytes.size();
    return makeRoom() ? Result<void>() : lastError();
}

Result<void> ThumbnailStore::remove(const QList<ResultId> &ids)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    for (const ResultId id : ids) {
        const qint64 bytes
            = number(QString(u"SELECT bytes FROM uses WHERE id = "_s + QString::number(id)));
        if (bytes == 0)
            continue;
        if (!execute(u"DELETE FROM thumbnails WHERE id = ?"_s, {id})
            || !execute(u"DELETE FROM uses WHERE id = ?"_s, {id}))
            return lastError();
        m_bytes -= bytes;
    }
    return {};
}

Result<void> ThumbnailStore::setByteLimit(qint64 bytes)
{
    m_limit = bytes;
    if (auto opened = ensureOpen(); !opened)
        return opened;
    return makeRoom() ? Result<void>() : lastError();
}

// Not used for the most starts first, then the oldest results.
bool ThumbnailStore::makeRoom()
{
    while (m_bytes > m_limit) {
        QList<ResultId> oldest;
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(QString(u"SELECT id FROM uses ORDER BY start, id LIMIT "_s
                                + QString::number(kEvictAtOnce))))
            return false;
        qint64 left = m_bytes;
        while (query.next())
            oldest += query.value(0).toLongLong();
        query.finish();
        for (const ResultId id : std::as_const(oldest)) {
            if (m_bytes <= m_limit)
                break;
            if (!remove({id}))
                return false;
        }
        if (left == m_bytes)
            return true; // nothing is left that could go
    }
    return true;
}

} // namespace gesso::library
