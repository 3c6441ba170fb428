// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/core.h"

#include "library/content/content.h"
#include "library/files/fileops.h"
#include "library/files/stagedfile.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr auto kInputs = "/inputs"_L1;
constexpr auto kThumbnails = "/thumbnails.sqlite"_L1;
constexpr auto kDatabase = "/library.sqlite"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::Core", text);
}

} // namespace

Core::Core(const LibraryPaths &paths, std::shared_ptr<FileOps> files)
    : m_paths(paths)
    , m_files(std::move(files))
    , m_folder(paths.results, m_files.get())
    , m_staging(paths.results, m_files.get())
    , m_inputStaging(paths.data + kInputs, m_files.get())
    , m_database(paths.data + kDatabase)
    , m_results(&m_database, paths.results)
    , m_intents(&m_database)
    , m_strays(&m_database, &m_folder)
    , m_keeper(
          {&m_database, &m_results, &m_intents, &m_folder, &m_staging, &m_strays, m_files.get()})
    , m_flush(m_files.get())
    , m_trash({&m_database, &m_results, &m_folder, &m_staging, m_files.get()})
    , m_inputs(paths.data + kInputs, &m_inputStaging, m_files.get())
{
}

Result<void> Core::makeFolders()
{
    if (auto made = m_folder.open(); !made)
        return made;
    if (auto made = makePath(m_paths.data + kInputs, m_files.get()); !made)
        return made;
    if (auto opened = m_staging.open(); !opened)
        return opened;
    return m_inputStaging.open();
}

Result<QString> Core::open()
{
    if (auto made = makeFolders(); !made)
        return made.error();
    if (auto opened = m_database.open(); !opened)
        return opened.error();
    if (m_database.isNew())
        dropThumbnails();
    QStringList notes {m_database.note()};
    if (auto settled = m_trash.settle(); !settled)
        return settled.error();
    auto left = m_keeper.settle();
    if (!left)
        return left.error();
    for (const Error &error : std::as_const(*left))
        notes += tr("A result of the last time could not be put in its place yet: %1")
                     .arg(error.toLine());
    for (auto &stale : m_inputStaging.takeStale())
        m_inputStaging.clear(std::move(stale));
    notes.removeAll(QString());
    return notes.join(u'\n');
}

// They are kept by the ids of the results, which a new database gives anew. Who has them open makes
// them again.
void Core::dropThumbnails() const
{
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(QString(m_paths.data + kThumbnails + suffix));
}

void Core::close()
{
    m_database.close();
    m_staging.close();
    m_inputStaging.close();
}

Result<StagedContent> Core::prepare(StagedBytes *bytes, const QString &serverName)
{
    // Looked through first: what is no good need not be on the disk.
    auto size = bytes->finish();
    auto content = size ? inspect(bytes->path(), serverName) : Result<Content>(size.error());
    auto flushed = content ? bytes->flush() : Result<void>(content.error());
    if (!flushed) {
        bytes->discard();
        return flushed.error();
    }
    return StagedContent {bytes->path(), *size, bytes->sha256(), *content};
}

Result<Placed> Core::place(const StagedContent &staged, const ResultDraft &draft,
                           const QString &pattern)
{
    auto placed = m_keeper.place(staged, draft, pattern);
    if (placed)
        placed->move = m_flush.moved();
    else
        QFile::remove(staged.path); // if it is still there
    return placed;
}

Result<void> Core::flush(const Placed &placed)
{
    return m_flush.flush(placed.folder, placed.move);
}

Result<Kept> Core::record(ResultId id)
{
    return m_keeper.record(id);
}

} // namespace gesso::library
