// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "base/clock.h"
#include "base/whendone.h"
#include "base/worker.h"
#include "library/core.h"
#include "library/files/fileops.h"
#include "library/files/names.h"
#include "library/files/stagedfile.h"
#include "library/keeping.h"

#include <QStandardPaths>

#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

// What trash() and restore() did before an error stopped them, if one did.
struct Moves
{
    Result<void> result;
    QList<ResultId> done;
};

template <typename T>
QFuture<T> ready(T value)
{
    return QtFuture::makeReadyFuture(std::move(value));
}

} // namespace

LibraryPaths LibraryPaths::standard()
{
    return {QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + u"/Gesso"_s,
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/gesso"_s};
}

LibraryPaths LibraryPaths::below(const QString &folder)
{
    const QString absolute = QDir(folder).absolutePath();
    return {absolute + u"/results"_s, absolute + u"/data"_s};
}

struct Library::Private
{
    LibraryPaths paths;
    Worker *worker;
    const Clock *clock;
    std::shared_ptr<FileOps> files;
    std::shared_ptr<Worker> fileWorker;
    std::unique_ptr<Worker> diskWorker;
    std::shared_ptr<Core> core;
    QString pattern = library::defaultNamePattern();
    QString note;

    // f(core) on the database's worker.
    template <typename F>
    auto run(F &&f) const
    {
        return worker->run(
            [core = core, f = std::forward<F>(f)]() mutable { return f(core.get()); });
    }
};

Library::Library(LibraryPaths paths, Worker *worker, const Clock *clock, QObject *parent)
    : Library(std::move(paths), worker, clock, std::make_shared<SystemFileOps>(), parent)
{
}

Library::Library(LibraryPaths paths, Worker *worker, const Clock *clock,
                 std::shared_ptr<FileOps> files, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->paths = std::move(paths);
    d->worker = worker;
    d->clock = clock;
    d->files = std::move(files);
    d->fileWorker = std::make_shared<Worker>(u"gesso-files"_s);
    d->diskWorker = std::make_unique<Worker>(u"gesso-disk"_s);
    d->core = std::make_shared<Core>(d->paths, d->files);
}

Library::~Library()
{
    // What was given to be kept goes its whole way before the database is closed.
    d->fileWorker->finish();
    d->worker->finish();
    d->diskWorker->finish();
    d->run([](Core *core) {
        core->close();
        return true;
    });
}

QFuture<Result<void>> Library::open()
{
    return whenDone(d->run([](Core *core) { return core->open(); }), this,
                    [this](const Result<QString> &opened) {
                        d->note = opened.valueOr({});
                        return opened ? Result<void>() : opened.error();
                    });
}

QString Library::note() const
{
    return d->note;
}

const LibraryPaths &Library::paths() const
{
    return d->paths;
}

Database *Library::database() const
{
    return d->core->database();
}

void Library::setNamePattern(const QString &pattern)
{
    d->pattern = checkNamePattern(pattern) ? pattern : defaultNamePattern();
}

QString Library::defaultNamePattern()
{
    return library::defaultNamePattern();
}

Result<void> Library::checkNamePattern(const QString &pattern)
{
    return library::checkNamePattern(pattern);
}

std::unique_ptr<StagingFile> Library::stage()
{
    return std::make_unique<StagedFile>(d->core->staging()->newPath(), d->files, d->fileWorker);
}

QFuture<Result<ResultRecord>> Library::keep(std::unique_ptr<StagingFile> file,
                                            const ResultDraft &draft)
{
    auto *staged = qobject_cast<StagedFile *>(file.get());
    if (staged == nullptr) {
        return ready(Result<ResultRecord>(
            Error {Error::Kind::Invalid, tr("There is no file to keep."), {}, {}, {}}));
    }
    ResultDraft dated = draft;
    if (dated.createdMs == 0)
        dated.createdMs = d->clock->nowMs();
    const KeepingPlaces places {d->fileWorker.get(), d->worker, d->diskWorker.get()};
    const auto keeping = std::make_shared<Keeping>(places, d->core, staged->release());
    return whenDone(keeping->start(dated, d->pattern), this, [this](const Result<Kept> &kept) {
        if (kept && kept->isNew)
            emit added(kept->record);
        return kept ? Result<ResultRecord>(kept->record) : kept.error();
    });
}

QFuture<Result<QList<ResultRecord>>> Library::page(ResultId before, int count) const
{
    return d->run([before, count](Core *core) { return core->results()->page(before, count); });
}

QFuture<Result<QList<ResultRecord>>> Library::records(const QList<ResultId> &ids) const
{
    return d->run([ids](Core *core) { return core->results()->records(ids); });
}

QFuture<Result<QList<ResultRecord>>> Library::recordsOfJob(qint64 job) const
{
    return d->run([job](Core *core) { return core->results()->recordsOfJob(job); });
}

QFuture<Result<QList<ResultId>>> Library::ids() const
{
    return idsBefore(0, std::numeric_limits<int>::max());
}

QFuture<Result<QList<ResultId>>> Library::idsBefore(ResultId before, int count) const
{
    return d->run(
        [before, count](Core *core) { return core->results()->idsBefore(before, count); });
}

QFuture<Result<ResultDraft>> Library::draftOf(ResultId id) const
{
    return d->run([id](Core *core) { return core->results()->draftOf(id); });
}

QFuture<Result<void>> Library::setStarred(const QList<ResultId> &ids, bool starred)
{
    const auto work
        = [ids, starred](Core *core) { return core->results()->setStarred(ids, starred); };
    return whenDone(d->run(work), this, [this, ids](const Result<void> &done) {
        if (done)
            emit changed(ids);
        return done;
    });
}

QFuture<Result<void>> Library::trash(const QList<ResultId> &ids)
{
    const auto work = [ids](Core *core) {
        Moves moves;
        moves.result = core->trash()->trash(ids, &moves.done);
        return moves;
    };
    return whenDone(d->run(work), this, [this](const Moves &moves) {
        if (!moves.done.isEmpty())
            emit removed(moves.done);
        return moves.result;
    });
}

QFuture<Result<void>> Library::restore(const QList<ResultId> &ids)
{
    struct Restored
    {
        Result<void> result;
        QList<ResultRecord> records;
    };
    const auto work = [ids](Core *core) {
        QList<ResultId> done;
        auto result = core->trash()->restore(ids, &done);
        auto records = core->results()->records(done);
        return Restored {result ? (records ? result : records.error()) : result,
                         records.valueOr({})};
    };
    return whenDone(d->run(work), this, [this](const Restored &restored) {
        for (const ResultRecord &record : restored.records)
            emit added(record);
        return restored.result;
    });
}

QFuture<Result<QByteArray>> Library::keepInput(const QString &path)
{
    return d->fileWorker->run([core = d->core, path] { return core->inputs()->keepFile(path); });
}

QFuture<Result<QByteArray>> Library::keepInputBytes(const QByteArray &bytes, const QString &suffix)
{
    return d->fileWorker->run(
        [core = d->core, bytes, suffix] { return core->inputs()->keepBytes(bytes, suffix); });
}

QString Library::inputPath(const QByteArray &sha256) const
{
    return d->core->inputs()->pathOf(sha256);
}

} // namespace gesso::library
