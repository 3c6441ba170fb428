// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"

#include "library/files/livelock.h"
#include "library/schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

// Primary result codes of SQLite (sqlite.org/rescode.html).
enum SqliteCode { Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26 };

constexpr int kBusyTimeoutMs = 15000;
constexpr int kOpenLockTimeoutMs = 15000;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::Database", text);
}

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

Error errorFor(const QSqlError &sql, const QString &path)
{
    Error error {Error::Kind::Io, {}, QDir::toNativeSeparators(path), {}, sql.text()};
    switch (primaryCode(sql)) {
    case Full:
        error.kind = Error::Kind::DiskFull;
        error.message = tr("There is no room left on the disk for the library's database.");
        error.advice = tr("Make room on that disk, then try again.");
        break;
    case Busy:
    case Locked:
        error.message = tr("Another program keeps the library's database busy.");
        error.advice = tr("Wait until it is done, or close it, then try again.");
        break;
    case ReadOnly:
        error.message = tr("The library's database cannot be written.");
        error.advice = tr("Allow writing to this file and its folder, or choose another library "
                          "folder.");
        break;
    case Corrupt:
    case NotADatabase:
        error.message = tr("The library's database is damaged.");
        error.advice = tr("Restart Gesso: it sets the damaged file aside and starts a new one; "
                          "the pictures stay where they are.");
        break;
    default:
        error.message = tr("The library's database could not be read or written.");
        error.advice = tr("Check that the disk is there and in order, then try again.");
    }
    return error;
}

} // namespace

struct Database::Private
{
    enum class Outcome { Done, Damaged };

    QString path;
    QString connection;
    QString note;
    bool isNew = false;
    std::shared_ptr<StatementCache> cache;

    [[nodiscard]] Result<Outcome> connect();
    void disconnect();
    [[nodiscard]] Result<void> setAside();
    [[nodiscard]] QSqlError execute(const QString &sql) const;
    [[nodiscard]] QSqlError migrate(int *version) const;
    [[nodiscard]] QSqlError readVersion(int *version) const;
    [[nodiscard]] QSqlError touchEverything() const;
};

QSqlError Database::Private::execute(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(connection, false));
    return query.exec(sql) ? QSqlError() : query.lastError();
}

QSqlError Database::Private::readVersion(int *version) const
{
    QSqlQuery query(QSqlDatabase::database(connection, false));
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return query.lastError();
    *version = query.value(0).toInt();
    return {};
}

// Brings the tables to kSchemaVersion in one transaction, which also proves that the file can be
// written; *version is what was found, left as it is when it is newer.
QSqlError Database::Private::migrate(int *version) const
{
    QSqlError error = execute(u"BEGIN IMMEDIATE"_s);
    if (error.isValid())
        return error;
    error = readVersion(version);
    for (int next = *version + 1; !error.isValid() && next <= kSchemaVersion; ++next) {
        for (const QString &statement : schemaStatements(next)) {
            error = execute(statement);
            if (error.isValid())
                break;
        }
        if (!error.isValid())
            error = execute(QString(u"PRAGMA user_version = "_s + QString::number(next)));
    }
    const QSqlError ended = execute(error.isValid() ? u"ROLLBACK"_s : u"COMMIT"_s);
    return error.isValid() ? error : ended;
}

// Reads a little of each table: enough to notice a file that was cut or overwritten, and the same
// work for ten rows as for a million.
QSqlError Database::Private::touchEverything() const
{
    for (const auto table : {"texts"_L1, "blobs"_L1, "jobs"_L1, "results"_L1, "intents"_L1}) {
        const QString sql = u"SELECT * FROM "_s + table + u" ORDER BY id DESC LIMIT 1"_s;
        if (QSqlError error = execute(sql); error.isValid())
            return error;
    }
    return {};
}

Result<Database::Private::Outcome> Database::Private::connect()
{
    connection = u"gesso-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    cache = std::make_shared<StatementCache>();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(kBusyTimeoutMs));
    int version = 0;
    QSqlError error = database.open() ? QSqlError() : database.lastError();
    for (const auto &pragma : {u"PRAGMA temp_store = MEMORY"_s, u"PRAGMA journal_mode = WAL"_s,
                               u"PRAGMA synchronous = NORMAL"_s}) {
        if (!error.isValid())
            error = execute(pragma);
    }
    if (!error.isValid())
        error = migrate(&version);
    isNew = version == 0;
    if (!error.isValid() && version <= kSchemaVersion)
        error = touchEverything();
    if (!error.isValid() && version > kSchemaVersion) {
        return Error {Error::Kind::Invalid,
                      tr("A newer Gesso wrote this library."),
                      QDir::toNativeSeparators(path),
                      tr("Use that Gesso, or choose another library folder."),
                      {}};
    }
    if (!error.isValid())
        return Outcome::Done;
    const int code = primaryCode(error);
    if (code == Corrupt || code == NotADatabase)
        return Outcome::Damaged;
    return errorFor(error, path);
}

void Database::Private::disconnect()
{
    cache.reset();
    if (connection.isEmpty())
        return;
    QSqlDatabase::database(connection, false).close();
    QSqlDatabase::removeDatabase(connection);
    connection.clear();
}

Result<void> Database::Private::setAside()
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    const QString aside = path + u".damaged-"_s + stamp;
    if (!QFile::rename(path, aside)) {
        return Error {Error::Kind::Io,
                      tr("The library's database is damaged."),
                      QDir::toNativeSeparators(path),
                      tr("It could not be moved out of the way: move it away, then start Gesso "
                         "again."),
                      {}};
    }
    for (const auto suffix : {"-wal"_L1, "-shm"_L1}) {
        const QString beside = path + suffix;
        if (QFile::exists(beside) && !QFile::rename(beside, QString(aside + suffix)))
            return Error {Error::Kind::Io,
                          tr("A damaged database could not be moved away."),
                          beside,
                          tr("Move this file away, then start Gesso again."),
                          {}};
    }
    note = tr("The library's database was damaged. It was set aside as %1, and a new one was "
              "started. The pictures are all still there.")
               .arg(QDir::toNativeSeparators(aside));
    return {};
}

Database::Database(QString path)
    : d(std::make_unique<Private>())
{
    d->path = std::move(path);
}

Database::~Database()
{
    close();
}

Result<void> Database::open()
{
    // One process at a time creates, migrates or sets aside.
    const QString lockPath = d->path + u".lock"_s;
    const auto lock = LiveLock::take(lockPath, kOpenLockTimeoutMs);
    if (!lock) {
        return QFile(lockPath).open(QIODevice::ReadWrite)
            ? Error {Error::Kind::Io,
                     tr("Another Gesso is opening this library and does not get done."),
                     QDir::toNativeSeparators(d->path),
                     tr("Close it, then try again."),
                     {}}
            : Error {Error::Kind::Io,
                     tr("The library's data folder cannot be written."),
                     QDir::toNativeSeparators(QFileInfo(d->path).path()),
                     tr("Allow writing there, make room, or choose another library folder."),
                     {}};
    }
    auto outcome = d->connect();
    if (outcome && *outcome == Private::Outcome::Damaged) {
        d->disconnect();
        if (auto moved = d->setAside(); !moved)
            return moved;
        outcome = d->connect();
    }
    if (outcome && *outcome == Private::Outcome::Done)
        return {};
    d->disconnect();
    if (!outcome)
        return outcome.error();
    return Error {Error::Kind::Io,
                  tr("A new database for the library could not be made."),
                  QDir::toNativeSeparators(d->path),
                  tr("Check the disk, then try again."),
                  {}};
}

void Database::close()
{
    d->disconnect();
}

QString Database::note() const
{
    return d->note;
}

bool Database::isNew() const
{
    return d->isNew;
}

Result<Statement> Database::prepare(const QString &sql)
{
    if (d->cache) {
        if (const auto kept = d->cache->take(sql))
            return Statement(std::move(*kept), sql, d->cache);
    }
    if (d->connection.isEmpty())
        return Error {Error::Kind::Io,
                      tr("The library is not open."),
                      QDir::toNativeSeparators(d->path),
                      tr("Choose a library folder that can be opened, then try again."),
                      {}};
    QSqlQuery query(QSqlDatabase::database(d->connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return errorOf(query);
    return Statement(std::move(query), sql, d->cache);
}

Result<void> Database::run(QSqlQuery &query) const
{
    if (!query.exec())
        return errorOf(query);
    return {};
}

Result<void> Database::run(const QString &sql, const QVariantList &values)
{
    auto query = prepare(sql);
    if (!query)
        return query.error();
    for (const QVariant &value : values)
        query->addBindValue(value);
    return run(*query);
}

Error Database::errorOf(const QSqlQuery &query) const
{
    return errorFor(query.lastError(), d->path);
}

Result<void> Database::begin()
{
    auto query = prepare(u"BEGIN IMMEDIATE"_s);
    return query ? run(*query) : Result<void>(query.error());
}

Result<void> Database::commit()
{
    auto query = prepare(u"COMMIT"_s);
    if (!query)
        return query.error();
    auto done = run(*query);
    if (!done)
        rollback();
    return done;
}

void Database::rollback()
{
    // After a full disk SQLite has rolled back by itself and says so: there is nothing left to do.
    if (auto query = prepare(u"ROLLBACK"_s))
        query->exec();
}

} // namespace gesso::library
