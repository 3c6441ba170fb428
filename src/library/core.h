// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/files/resultsfolder.h"
#include "library/files/stagingarea.h"
#include "library/inputstore.h"
#include "library/intentstore.h"
#include "library/keeper.h"
#include "library/library.h"
#include "library/resultstore.h"

#include <QList>

#include <memory>

namespace gesso::library {

class FileOps;
class StagedBytes;

// What a Library has on its worker: database, folders, and what is done with them, one call at a
// time. What is said to be for the file worker touches no database.
class Core
{
public:
    Core(const LibraryPaths &paths, std::shared_ptr<FileOps> files);

    // Gives what a person should know of it; empty as a rule.
    [[nodiscard]] Result<QString> open();
    void close();

    // For the file worker: flushed and looked through; an error removes the file.
    [[nodiscard]] static Result<StagedContent> prepare(StagedBytes *bytes,
                                                       const QString &serverName);
    // An error removes the staged file.
    [[nodiscard]] Result<Kept> keep(const StagedContent &staged, const ResultDraft &draft,
                                    const QString &pattern);

    // Both stop at the first error and give what was done before it in *done.
    [[nodiscard]] Result<void> trash(const QList<ResultId> &ids, QList<ResultId> *done);
    [[nodiscard]] Result<void> restore(const QList<ResultId> &ids, QList<ResultId> *done);

    [[nodiscard]] Database *database() { return &m_database; }
    [[nodiscard]] ResultStore *results() { return &m_results; }
    [[nodiscard]] InputStore *inputs() { return &m_inputs; } // for the file worker
    [[nodiscard]] StagingArea *staging() { return &m_staging; }

private:
    [[nodiscard]] Result<void> makeFolders();
    [[nodiscard]] Result<void> trashOne(const ResultRecord &record);
    [[nodiscard]] Result<void> restoreOne(ResultId id);
    [[nodiscard]] Result<QString> bringBack(const QString &trashPath, const QString &relative);

    LibraryPaths m_paths;
    std::shared_ptr<FileOps> m_files;
    ResultsFolder m_folder;
    StagingArea m_staging;
    StagingArea m_inputStaging;
    Database m_database;
    ResultStore m_results;
    IntentStore m_intents;
    Keeper m_keeper;
    InputStore m_inputs;
};

} // namespace gesso::library
