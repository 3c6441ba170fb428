// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesink.h"
#include "base/result.h"
#include "library/result.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <memory>

namespace gesso {
class Clock;
class Worker;
} // namespace gesso

namespace gesso::library {

class Database;
class FileOps;

// Where a library keeps its things.
struct LibraryPaths
{
    QString results; // pictures and other files; default: Pictures/Gesso
    QString
        data; // database, thumbnails, staging, copies of input files; default: the XDG data folder

    // Pictures/Gesso and the data folder of this system.
    [[nodiscard]] static LibraryPaths standard();
    // Both below one folder (--library DIR): DIR/results and DIR/data.
    [[nodiscard]] static LibraryPaths below(const QString &folder);
};

// A file that arrives: takes its bytes in the background. One that is destroyed without
// Library::keep() is removed; what a crash leaves is removed at the next open().
class StagingFile : public ByteSink
{
    Q_OBJECT

public:
    using ByteSink::ByteSink;
    [[nodiscard]] virtual QString path() const = 0;
    // All bytes written and closed; the number of bytes, or why not (Io, DiskFull).
    [[nodiscard]] virtual QFuture<Result<qint64>> finish() = 0;
};

// All results kept on this machine: files on disk, the database over them. Never loses one, never
// keeps one twice, never half: staged, checked, moved into place whole, then recorded; open() ends
// what a crash left between. Lives on the thread that made it; files and database are touched on
// the worker only.
class Library : public QObject
{
    Q_OBJECT

public:
    // The worker outlives the library and is its database's only thread.
    Library(LibraryPaths paths, Worker *worker, const Clock *clock, QObject *parent = nullptr);
    // The same on another file system.
    Library(LibraryPaths paths, Worker *worker, const Clock *clock, std::shared_ptr<FileOps> files,
            QObject *parent = nullptr);
    ~Library() override;

    // Makes folders, opens and migrates the database, ends what a crash left. Everything else comes
    // after it.
    [[nodiscard]] QFuture<Result<void>> open();
    // What open() had to do that a person should know (a damaged database was set aside); empty as
    // a rule.
    [[nodiscard]] QString note() const;

    [[nodiscard]] const LibraryPaths &paths() const;
    // For tables of other layers in the same file (jobs). To be used on the worker only.
    [[nodiscard]] Database *database() const;

    // Pattern for file names without extension: {date} {time} {workflow} {seed} {name} {counter},
    // '/' makes folders.
    void setNamePattern(const QString &pattern);
    [[nodiscard]] static QString defaultNamePattern();
    // Invalid, with what would be right.
    [[nodiscard]] static Result<void> checkNamePattern(const QString &pattern);

    [[nodiscard]] std::unique_ptr<StagingFile> stage();
    // Checks that the staged file is whole and of its kind, names it, moves it into place, records
    // it. For a (job, origin) that is kept already gives that record and drops the file.
    [[nodiscard]] QFuture<Result<ResultRecord>> keep(std::unique_ptr<StagingFile> file,
                                                     const ResultDraft &draft);

    // Up to `count` results older than `before`, newest first; before = 0: from the newest on.
    // Never counts rows (by key).
    [[nodiscard]] QFuture<Result<QList<ResultRecord>>> page(ResultId before, int count) const;
    [[nodiscard]] QFuture<Result<QList<ResultRecord>>> records(const QList<ResultId> &ids) const;
    [[nodiscard]] QFuture<Result<QList<ResultRecord>>> recordsOfJob(qint64 job) const;
    // All ids, newest first; 8 bytes each.
    [[nodiscard]] QFuture<Result<QList<ResultId>>> ids() const;
    // The same a part at a time: up to `count` ids older than `before` (0: from the newest on).
    [[nodiscard]] QFuture<Result<QList<ResultId>>> idsBefore(ResultId before, int count) const;
    // The prompt and values that made a result.
    [[nodiscard]] QFuture<Result<ResultDraft>> draftOf(ResultId id) const;

    [[nodiscard]] QFuture<Result<void>> setStarred(const QList<ResultId> &ids, bool starred);
    // Files to the system's trash (where there is none: an error, nothing is removed), records
    // marked so that restore() can bring both back while the program runs.
    [[nodiscard]] QFuture<Result<void>> trash(const QList<ResultId> &ids);
    [[nodiscard]] QFuture<Result<void>> restore(const QList<ResultId> &ids);

    // Copies a file in by its content (input images): gives the hash; the same content is kept
    // once.
    [[nodiscard]] QFuture<Result<QByteArray>> keepInput(const QString &path);
    [[nodiscard]] QFuture<Result<QByteArray>> keepInputBytes(const QByteArray &bytes,
                                                             const QString &suffix);
    // Where the copy with this hash lies; empty when there is none.
    [[nodiscard]] QString inputPath(const QByteArray &sha256) const;

signals:
    void added(const gesso::library::ResultRecord &record);
    void changed(const QList<gesso::library::ResultId> &ids);
    void removed(const QList<gesso::library::ResultId> &ids);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::library
