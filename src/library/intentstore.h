// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"
#include "library/sharedcontent.h"

#include <QList>
#include <QSqlQuery>
#include <QString>

#include <optional>

namespace gesso::library {

class Database;

// A result that is about to be moved into place, as `intents` holds it.
struct Intent
{
    ResultId id = 0;
    QString path; // relative to the results folder
    QString session; // staging folder of its process
    QString staged; // relative to the results folder
    qint64 bytes = 0;
    QByteArray sha256;
};

// The tables intents and counters: what happens between a staged file and its record. On the
// database's thread.
class IntentStore
{
public:
    explicit IntentStore(Database *database);

    // Writes a record as an intent, with a new id. Inside a transaction.
    [[nodiscard]] Result<ResultId> add(const ResultDraft &draft, const ResultRecord &record,
                                       const Intent &intent);
    [[nodiscard]] Result<void> setPath(ResultId id, const QString &path);
    [[nodiscard]] Result<QList<Intent>> all();
    [[nodiscard]] Result<std::optional<Intent>> find(qint64 job, const QString &origin);
    [[nodiscard]] Result<void> drop(ResultId id);
    // Makes the intent a result, in one transaction.
    [[nodiscard]] Result<void> record(ResultId id);

    // The last number given for a name; 0 when there was none.
    [[nodiscard]] Result<int> lastCounter(const QString &name);
    [[nodiscard]] Result<void> setLastCounter(const QString &name, int number);

private:
    [[nodiscard]] Result<QList<Intent>> read(QSqlQuery &query) const;
    [[nodiscard]] Result<ResultId> freeId(ResultId wanted);
    [[nodiscard]] Result<QList<qint64>> putShared(const ResultDraft &draft);

    Database *m_database;
    SharedContent m_shared;
    // The last run of ids without gaps that this process gave out, so that a burst of results in
    // one quarter of a second is not probed again and again.
    ResultId m_runFirst = 0;
    ResultId m_runNext = 0;
};

} // namespace gesso::library
