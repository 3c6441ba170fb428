// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/filefetch.h"
#include "studio/job.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace gesso::studio {

// All outputs of one ended job.
struct FetchOrder
{
    JobId job = 0;
    comfy::Server *server = nullptr; // not owned, outlives the fetch
    comfy::Outputs outputs;
    library::ResultDraft draft;
    bool savePreviews = false; // temporary images and texts too
    // The server ends with the program and counts its files anew in the next life, in which the job
    // is run again: then a file is the one of its node and number, whatever its name.
    bool namesAreNew = false;
};

// Fetches the files of ended jobs, two at a time from each server, jobs in the order in which they
// ended. GUI thread.
class Fetcher : public QObject
{
    Q_OBJECT

public:
    explicit Fetcher(library::Library *library, QObject *parent = nullptr);

    // fetched() follows, never at once.
    void fetch(const FetchOrder &order);
    // Stops; what is kept stays. No fetched() follows.
    void cancel(JobId job);
    [[nodiscard]] int jobCountAt(const comfy::Server *server) const;
    [[nodiscard]] bool isBusyWith(const comfy::Server *server) const;

    // What is to be fetched of outputs: each file once, none of the server's input folder,
    // temporary ones and texts when wanted.
    [[nodiscard]] static QList<FetchTask> tasksOf(const FetchOrder &order);

signals:
    // All files were tried; `kept` are in the library. The error is of the first one that could not
    // be.
    void fetched(gesso::studio::JobId job, int kept, const std::optional<gesso::Error> &error);

private:
    struct JobFiles
    {
        const comfy::Server *server = nullptr;
        QList<FetchTask> waiting;
        QList<FileFetch *> running;
        int kept = 0;
        std::optional<Error> error;
    };

    [[nodiscard]] qsizetype runningAt(const comfy::Server *server) const;
    void startMore();
    void fileEnded(JobId job, FileFetch *fetch, const std::optional<Error> &error);
    void endWhenDone(JobId job);

    library::Library *m_library;
    QHash<JobId, JobFiles> m_jobs;
    QList<JobId> m_order;
};

} // namespace gesso::studio
