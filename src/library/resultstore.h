// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"
#include "library/sharedcontent.h"

#include <QLatin1StringView>
#include <QList>
#include <QSqlQuery>
#include <QString>

#include <optional>

namespace gesso::library {

class Database;

// All columns of a result, as results, trashed and intents have them.
[[nodiscard]] QLatin1StringView resultColumns();

// The tables results and trashed. Paths inside are relative to the results folder, those of
// records are absolute. On the database's thread.
class ResultStore
{
public:
    ResultStore(Database *database, QString resultsFolder);

    [[nodiscard]] Result<QList<ResultRecord>> page(ResultId before, int count);
    [[nodiscard]] Result<QList<ResultRecord>> records(const QList<ResultId> &ids);
    [[nodiscard]] Result<QList<ResultRecord>> recordsOfJob(qint64 job);
    [[nodiscard]] Result<QList<ResultId>> idsBefore(ResultId before, int count);
    [[nodiscard]] Result<ResultDraft> draftOf(ResultId id);
    // The record of a file that is kept, or was thrown away (then `starred` and all else are as
    // they were).
    [[nodiscard]] Result<std::optional<ResultRecord>> find(qint64 job, const QString &origin);
    [[nodiscard]] Result<void> setStarred(const QList<ResultId> &ids, bool starred);

    // Out of the pages, and back. Inside a transaction.
    [[nodiscard]] Result<void> moveToTrashed(ResultId id, const QString &trashPath);
    [[nodiscard]] Result<void> moveFromTrashed(ResultId id, const QString &path);
    struct Trashed
    {
        QString trashPath;
        QString path; // where it was, relative
        qint64 bytes = 0;
    };
    [[nodiscard]] Result<std::optional<Trashed>> trashed(ResultId id);

private:
    [[nodiscard]] ResultRecord readRecord(const QSqlQuery &query) const;
    [[nodiscard]] Result<QList<ResultRecord>> readAll(QSqlQuery &query) const;
    [[nodiscard]] Result<void> runWithId(const QString &sql, ResultId id,
                                         const QVariant &first = {});

    Database *m_database;
    QString m_folder;
    SharedContent m_shared;
};

} // namespace gesso::library
