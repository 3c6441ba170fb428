// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/keeper.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <memory>

namespace gesso {
class Worker;
}

namespace gesso::library {

class Core;
class StagedBytes;

// Where the steps of keeping a file happen; all outlive it, and each is one thread.
struct KeepingPlaces
{
    Worker *files; // writes and looks through what arrives
    Worker *database;
    Worker *disk; // only waits for the disk
};

// One staged file on its way into the library: checked and flushed, put into its place, the place
// flushed, recorded. Each step gives the next to its thread, so that the files behind it move on
// while it waits for the disk.
class Keeping : public std::enable_shared_from_this<Keeping>
{
public:
    Keeping(const KeepingPlaces &places, std::shared_ptr<Core> core,
            std::shared_ptr<StagedBytes> bytes);

    [[nodiscard]] QFuture<Result<Kept>> start(const ResultDraft &draft, const QString &pattern);

private:
    void prepare();
    void place(const StagedContent &content);
    void flush(const Placed &placed);
    void record(ResultId id);
    void end(const Result<Kept> &kept);

    KeepingPlaces m_places;
    std::shared_ptr<Core> m_core;
    std::shared_ptr<StagedBytes> m_bytes;
    ResultDraft m_draft;
    QString m_pattern;
    QPromise<Result<Kept>> m_promise;
};

} // namespace gesso::library
