// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/core.h"

#include "library/content/content.h"
#include "library/files/fileops.h"
#include "library/files/names.h"
#include "library/files/stagedfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr auto kInputs = "/inputs"_L1;
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
    , m_keeper({&m_database, &m_results, &m_intents, &m_folder, &m_staging, m_files.get()})
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
    QStringList notes {m_database.note()};
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

Result<Kept> Core::keep(const StagedContent &staged, const ResultDraft &draft,
                        const QString &pattern)
{
    auto kept = m_keeper.keep(staged, draft, pattern);
    if (!kept)
        QFile::remove(staged.path); // if it is still there
    return kept;
}

Result<void> Core::trash(const QList<ResultId> &ids, QList<ResultId> *done)
{
    auto records = m_results.records(ids);
    if (!records)
        return records.error();
    for (const ResultRecord &record : std::as_const(*records)) {
        if (auto trashed = trashOne(record); !trashed)
            return trashed;
        *done += record.id;
    }
    return {};
}

Result<void> Core::trashOne(const ResultRecord &record)
{
    QString inTrash; // stays empty for a file that somebody removed already
    if (QFileInfo::exists(record.path)) {
        auto moved = m_files->moveToTrash(record.path);
        if (!moved)
            return moved.error();
        inTrash = *moved;
    }
    return m_database.transaction([&] { return m_results.moveToTrashed(record.id, inTrash); });
}

Result<void> Core::restore(const QList<ResultId> &ids, QList<ResultId> *done)
{
    for (const ResultId id : ids) {
        if (auto restored = restoreOne(id); !restored)
            return restored;
        *done += id;
    }
    return {};
}

Result<void> Core::restoreOne(ResultId id)
{
    auto trashed = m_results.trashed(id);
    if (!trashed)
        return trashed.error();
    if (!*trashed || !QFileInfo::exists((*trashed)->trashPath)) {
        return Error {Error::Kind::NotFound,
                      tr("This result is no longer in the trash."),
                      {},
                      tr("Look for it in the system's trash."),
                      {}};
    }
    auto path = bringBack((*trashed)->trashPath, (*trashed)->path);
    if (!path)
        return path.error();
    return m_database.transaction([&] { return m_results.moveFromTrashed(id, *path); });
}

// Back to where it was, or beside what has that name now.
Result<QString> Core::bringBack(const QString &trashPath, const QString &relative)
{
    const ExpandedName name = ExpandedName::plain(relative);
    if (auto ready = m_folder.ensure(name.folder()); !ready)
        return ready.error();
    constexpr int kMostNames = 1000;
    for (int number = 0; number < kMostNames; ++number) {
        const QString path = name.with(number == 0 ? 0 : number + 1, suffixOf(relative));
        auto moved = m_files->move(trashPath, m_folder.absolute(path));
        if (!moved)
            return moved.error();
        if (*moved == FileOps::Moved::Yes)
            return path;
    }
    return Error {Error::Kind::Io,
                  tr("The result's place is taken by other files."),
                  relative,
                  tr("Move them, then try again."),
                  {}};
}

} // namespace gesso::library
