// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/statement.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace gesso::library {

// The SQLite file of jobs and results (WAL, synchronous NORMAL). Opened, used and closed on one
// thread: the worker's. Owns the schema of all tables and its migrations (user_version); several
// processes may have the same file open.
class Database
{
public:
    explicit Database(QString path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // Opens, migrates; Io with the file's name when it cannot, Invalid when a newer Gesso wrote it.
    // A file that is no database, or damaged, is set aside under another name and a new one is
    // made; note() tells where it is.
    [[nodiscard]] Result<void> open();
    void close();
    // What open() had to do that a person should know; empty as a rule.
    [[nodiscard]] QString note() const;
    // Whether open() found no tables, and made them: what is kept elsewhere by the ids of an
    // earlier database is of no use any more.
    [[nodiscard]] bool isNew() const;

    // A prepared statement, kept for the next use of the same SQL: goes back when it is destroyed.
    [[nodiscard]] Result<Statement> prepare(const QString &sql);
    // Runs f() in one transaction that may write (BEGIN IMMEDIATE: what it read stays true until
    // the end); rolls back when it gives an error. Not to be nested.
    template <typename F>
    [[nodiscard]] Result<void> transaction(F &&f)
    {
        if (auto begun = begin(); !begun)
            return begun;
        if (Result<void> result = f(); !result) {
            rollback();
            return result;
        }
        return commit();
    }

    // An error of the last statement in words (Io, or DiskFull).
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const;
    // Runs a prepared statement; the error is errorOf().
    [[nodiscard]] Result<void> run(QSqlQuery &query) const;
    // Prepares, binds and runs a statement that gives no rows.
    [[nodiscard]] Result<void> run(const QString &sql, const QVariantList &values);

private:
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> commit();
    void rollback();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::library
