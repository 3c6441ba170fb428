// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/files/folderflush.h"
#include "library/files/resultsfolder.h"
#include "library/files/stagingarea.h"
#include "library/inputstore.h"
#include "library/intentstore.h"
#include "library/keeper.h"
#include "library/library.h"
#include "library/resultstore.h"
#include "library/strays.h"
#include "library/trash.h"

#include <memory>

namespace gesso::library {

class FileOps;
class StagedBytes;

// What a Library has on its worker: database, folders, and what is done with them, one call at a
// time. What is said to be for the file worker or
// the disk worker touches no database.
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
    // Puts it into its place; an error removes the staged file.
    [[nodiscard]] Result<Placed> place(const StagedContent &staged, const ResultDraft &draft,
                                       const QString &pattern);
    // For the disk worker: its place is on the disk.
    [[nodiscard]] Result<void> flush(const Placed &placed);
    // The last step.
    [[nodiscard]] Result<Kept> record(ResultId id);

    [[nodiscard]] Database *database() { return &m_database; }
    [[nodiscard]] ResultStore *results() { return &m_results; }
    [[nodiscard]] Trash *trash() { return &m_trash; }
    [[nodiscard]] InputStore *inputs() { return &m_inputs; } // for the file worker
    [[nodiscard]] StagingArea *staging() { return &m_staging; }

private:
    [[nodiscard]] Result<void> makeFolders();
    void dropThumbnails() const;

    LibraryPaths m_paths;
    std::shared_ptr<FileOps> m_files;
    ResultsFolder m_folder;
    StagingArea m_staging;
    StagingArea m_inputStaging;
    Database m_database;
    ResultStore m_results;
    IntentStore m_intents;
    Strays m_strays;
    Keeper m_keeper;
    FolderFlush m_flush;
    Trash m_trash;
    InputStore m_inputs;
};

} // namespace gesso::library
