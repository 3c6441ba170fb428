// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/fetcher.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr int kAtATime = 2;

bool isWanted(const comfy::OutputFile &file, bool savePreviews)
{
    return file.type == "output"_L1 || file.type.isEmpty()
        || (savePreviews && file.type == "temp"_L1);
}

} // namespace

Fetcher::Fetcher(library::Library *library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
}

QList<FetchTask> Fetcher::tasksOf(const FetchOrder &order)
{
    QList<FetchTask> tasks;
    QSet<QString> places;
    QHash<QString, int> numbers; // of each node's files
    QSet<QString> nodesWithFiles;
    for (const comfy::OutputFile &file : order.outputs.files) {
        nodesWithFiles.insert(file.node);
        const QString place = QStringList({file.type, file.subfolder, file.filename}).join(u'/');
        if (file.filename.isEmpty() || !isWanted(file, order.savePreviews)
            || places.contains(place))
            continue;
        places.insert(place);
        const int number = ++numbers[file.node];
        FetchTask task {order.server, file, {}, order.draft};
        task.draft.origin = order.namesAreNew ? u"node/%1/%2"_s.arg(file.node).arg(number) : place;
        task.draft.serverName = file.filename;
        task.draft.temporary = file.type == "temp"_L1;
        tasks.append(task);
    }
    if (!order.savePreviews)
        return tasks;
    int number = 0;
    for (const comfy::OutputText &text : order.outputs.texts) {
        ++number;
        if (text.text.isEmpty() || nodesWithFiles.contains(text.node)) // a file has it already
            continue;
        FetchTask task {order.server, {}, text.text, order.draft};
        task.draft.origin = u"text/%1/%2"_s.arg(text.node).arg(number);
        task.draft.serverName = u"text_%1.txt"_s.arg(text.node);
        task.draft.temporary = true;
        tasks.append(task);
    }
    return tasks;
}

void Fetcher::fetch(const FetchOrder &order)
{
    JobFiles files;
    files.server = order.server;
    files.waiting = tasksOf(order);
    m_jobs.insert(order.job, files);
    m_order.append(order.job);
    QMetaObject::invokeMethod(this, &Fetcher::startMore, Qt::QueuedConnection);
}

int Fetcher::jobCountAt(const comfy::Server *server) const
{
    return static_cast<int>(std::ranges::count_if(
        m_jobs, [server](const JobFiles &files) { return files.server == server; }));
}

bool Fetcher::isBusyWith(const comfy::Server *server) const
{
    return jobCountAt(server) > 0;
}

qsizetype Fetcher::runningAt(const comfy::Server *server) const
{
    qsizetype running = 0;
    for (const JobFiles &files : m_jobs) {
        if (files.server == server)
            running += std::ranges::count_if(
                files.running, [](const FileFetch *fetch) { return !fetch->isKeeping(); });
    }
    return running;
}

void Fetcher::startMore()
{
    const QList<JobId> order = m_order;
    for (const JobId job : order) {
        endWhenDone(job);
        while (m_jobs.contains(job) && !m_jobs[job].waiting.isEmpty()
               && runningAt(m_jobs[job].server) < kAtATime) {
            JobFiles &files = m_jobs[job];
            auto *fetch = new FileFetch(m_library, files.waiting.takeFirst(), this);
            files.running.append(fetch);
            connect(fetch, &FileFetch::ended, this,
                    [this, job, fetch](const std::optional<Error> &error) {
                        fileEnded(job, fetch, error);
                    });
            connect(fetch, &FileFetch::keeping, this, &Fetcher::startMore, Qt::QueuedConnection);
            fetch->start();
        }
    }
}

void Fetcher::fileEnded(JobId job, FileFetch *fetch, const std::optional<Error> &error)
{
    fetch->deleteLater();
    JobFiles &files = m_jobs[job];
    files.running.removeOne(fetch);
    if (error && !files.error)
        files.error = error;
    files.kept += error ? 0 : 1;
    startMore();
}

void Fetcher::endWhenDone(JobId job)
{
    const auto found = m_jobs.constFind(job);
    if (found == m_jobs.cend() || !found->waiting.isEmpty() || !found->running.isEmpty())
        return;
    const JobFiles files = m_jobs.take(job);
    m_order.removeOne(job);
    emit fetched(job, files.kept, files.error);
}

void Fetcher::cancel(JobId job)
{
    const JobFiles files = m_jobs.take(job);
    m_order.removeOne(job);
    for (FileFetch *fetch : files.running) {
        fetch->disconnect(this);
        fetch->deleteLater();
    }
    startMore();
}

} // namespace gesso::studio
