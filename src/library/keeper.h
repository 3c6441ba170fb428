// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/content/content.h"
#include "library/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace gesso::library {

class Database;
class ExpandedName;
class FileOps;
class IntentStore;
class ResultsFolder;
class ResultStore;
class StagingArea;
class Strays;
struct Intent;

// A staged file that is whole and on the disk.
struct StagedContent
{
    QString path;
    qint64 bytes = 0;
    QByteArray sha256;
    Content content;
};

struct Kept
{
    ResultRecord record;
    bool isNew = false;
};

// A file that is in its place; its record is still to be written.
struct Placed
{
    std::optional<ResultRecord> kept; // it was kept already: there is nothing more to do
    ResultId id = 0;
    QString folder; // that it is in now
    quint64 move = 0; // for FolderFlush
};

// What a keeper works on; all outlive it.
struct KeeperParts
{
    Database *database;
    ResultStore *store;
    IntentStore *intents;
    ResultsFolder *folder;
    StagingArea *staging;
    Strays *strays;
    FileOps *files;
};

// Takes a staged file into the library so that a crash at any moment leaves it whole and recorded,
// or not there at all: the record is written as an intent, the file is moved, the intent becomes
// the record. settle() ends what a crash left between. Power that fails may take the database's
// last changes with it; a file that its record was about is found again by its content. On the
// database's thread.
class Keeper
{
public:
    explicit Keeper(const KeeperParts &parts)
        : m_parts(parts)
    {
    }

    // Moves it into place; record() is to follow when its folder is on the disk.
    [[nodiscard]] Result<Placed> place(const StagedContent &staged, const ResultDraft &draft,
                                       const QString &pattern);
    [[nodiscard]] Result<Kept> record(ResultId id);
    // Ends the intents of all processes that are no more, and clears away what they had staged.
    // Gives what could not be ended, which stays for the next time.
    [[nodiscard]] Result<QList<Error>> settle();

private:
    [[nodiscard]] Result<std::optional<ResultRecord>> findKept(qint64 job, const QString &origin);
    [[nodiscard]] Result<std::optional<Placed>> adopt(const StagedContent &staged,
                                                      const ResultDraft &draft);
    [[nodiscard]] Result<ResultId> announce(const StagedContent &staged, const ResultDraft &draft,
                                            const ExpandedName &name, QString *path);
    [[nodiscard]] Result<ResultId> announceAt(const StagedContent &staged, const ResultDraft &draft,
                                              const QString &path);
    [[nodiscard]] Result<QString> moveIntoPlace(const Intent &intent, const ExpandedName &name,
                                                const QString &suffix);
    [[nodiscard]] Result<QString> nextPath(const ExpandedName &name, const QString &suffix,
                                           bool isTaken) const;
    [[nodiscard]] Result<void> settleIntent(const Intent &intent);
    [[nodiscard]] Placed placedAt(ResultId id, const QString &path) const;
    [[nodiscard]] Result<void> recordInPlace(const Intent &intent);
    [[nodiscard]] bool isInPlace(const Intent &intent) const;

    KeeperParts m_parts;
};

} // namespace gesso::library
