// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QList>
#include <QString>

namespace gesso::library {

class Database;
class FileOps;
class ResultsFolder;
class ResultStore;
class StagingArea;
struct TrashMove;

// What a trash works on; all outlive it.
struct TrashParts
{
    Database *database;
    ResultStore *store;
    ResultsFolder *folder;
    StagingArea *staging;
    FileOps *files;
};

// Takes results to the system's trash and back, so that a crash at any moment leaves no record
// without its file and no file without its record: the move is noted, the file is moved, the record
// follows. settle() ends what a crash left between. On the database's thread.
class Trash
{
public:
    explicit Trash(const TrashParts &parts)
        : m_parts(parts)
    {
    }

    // Both stop at the first error and give what was done before it in *done.
    [[nodiscard]] Result<void> trash(const QList<ResultId> &ids, QList<ResultId> *done);
    [[nodiscard]] Result<void> restore(const QList<ResultId> &ids, QList<ResultId> *done);
    // Ends the moves of all processes that are no more: a record follows its file where that was
    // moved already; else nothing happened.
    [[nodiscard]] Result<void> settle();

private:
    [[nodiscard]] Result<void> note(const QList<ResultId> &ids, const QString &path);
    [[nodiscard]] Result<void> forget(ResultId id);
    [[nodiscard]] Result<void> recordTrashed(ResultId id, const QString &trashPath);
    [[nodiscard]] Result<void> recordRestored(ResultId id, const QString &path);
    [[nodiscard]] Result<void> trashOne(const ResultRecord &record);
    [[nodiscard]] Result<void> restoreOne(ResultId id);
    [[nodiscard]] Result<QString> bringBack(ResultId id, const QString &trashPath,
                                            const QString &relative);
    [[nodiscard]] Result<QList<TrashMove>> left() const;
    [[nodiscard]] Result<void> settleTrashed(ResultId id);
    [[nodiscard]] Result<void> settleRestored(const TrashMove &move);

    TrashParts m_parts;
};

} // namespace gesso::library
