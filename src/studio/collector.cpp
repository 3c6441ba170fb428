// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/collector.h"

#include "base/whendone.h"
#include "comfy/server.h"
#include "studio/servers.h"

namespace gesso::studio {

namespace {

// The disk is full, the folder is not there or not ours to write to: the next job fares no better.
bool isOfThisMachine(const Error &error)
{
    return error.kind == Error::Kind::Io || error.kind == Error::Kind::DiskFull;
}

} // namespace

Collector::Collector(const CollectorSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
{
    connect(setup.queue, &Queue::fetchWanted, this, &Collector::collectAgain);
    connect(setup.fetcher, &Fetcher::fetched, this, &Collector::takeFetched);
}

Collector::~Collector() = default;

void Collector::collect(JobId id, const JobEnding &ending, comfy::Server *server,
                        const library::ResultDraft &draft)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry)
        return;
    FetchOrder order {id, server, ending.outputs, draft, entry->job.savePreviews};
    order.draft.mayBeThere = entry->restored;
    order.namesAreNew = Servers::endedWithProgram(entry->job.server);
    if (entry->job.startedMs > 0 && ending.state == JobState::Finished)
        m_setup.queue->pace().report(entry->job.workflow,
                                     m_setup.queue->nowMs() - entry->job.startedMs);
    if (Fetcher::tasksOf(order).isEmpty()) {
        finish(id, ending, 0);
        return;
    }
    m_setup.queue->update(id, [&ending](QueueEntry &changed) {
        changed.job.state = JobState::Fetching;
        changed.ending = ending;
    });
    m_setup.fetcher->fetch(order);
}

void Collector::collectAgain(JobId id)
{
    m_setup.queue->update(id, [](QueueEntry &entry) {
        if (entry.ending.canFetchAgain) {
            entry.ending.state = JobState::Finished;
            entry.ending.error = {};
            entry.ending.canFetchAgain = false;
        }
        applyEnding(entry.ending, &entry.job);
        entry.job.state = JobState::Fetching;
    });
    PrepareOrder order;
    order.job = m_setup.queue->entry(id)->job;
    order.catalogue = m_setup.servers->at(order.job.server)->catalogue();
    const auto prepare
        = [preparer = m_setup.backstage.preparer, order] { return preparer->prepare(order); };
    whenDone(m_setup.backstage.worker->run(prepare), this,
             [this, id](const Result<PreparedJob> &prepared) { takePrepared(id, prepared); });
}

void Collector::takePrepared(JobId id, const Result<PreparedJob> &prepared)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry || entry->job.state != JobState::Fetching)
        return;
    if (!prepared) {
        takeFetched(id, entry->job.results, prepared.error());
        return;
    }
    comfy::Server *server = m_setup.servers->at(entry->job.server);
    FetchOrder order {id, server, entry->ending.outputs, prepared->draft, entry->job.savePreviews};
    order.draft.server = server->address().toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    order.draft.mayBeThere = entry->restored;
    order.namesAreNew = Servers::endedWithProgram(entry->job.server);
    m_setup.fetcher->fetch(order);
}

void Collector::takeFetched(JobId id, int kept, const std::optional<Error> &error)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (entry) {
        JobEnding ending = entry->ending;
        if (error && ending.state == JobState::Finished) {
            ending.state = JobState::Failed;
            ending.error = *error;
            ending.canFetchAgain
                = error->kind != Error::Kind::NotFound && error->kind != Error::Kind::Invalid;
        }
        // What could not be had or kept is fetched at the next start, if nobody asks sooner: in the
        // database the job stays as it is, with its files still to come.
        finish(id, ending, kept, !ending.canFetchAgain);
    }
    if (error && isOfThisMachine(*error))
        m_setup.queue->hold(*error);
    emit settled();
}

void Collector::finish(JobId id, const JobEnding &ending, int results, bool store)
{
    const auto edit = [&ending, results, now = m_setup.queue->nowMs()](QueueEntry &entry) {
        entry.ending = ending;
        applyEnding(ending, &entry.job);
        entry.job.state = ending.state;
        entry.job.results = results;
        entry.job.endedMs = now;
        entry.progress = {};
    };
    if (store)
        m_setup.queue->update(id, edit);
    else
        m_setup.queue->change(id, edit);
}

void Collector::cancel(JobId id)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry)
        return;
    m_setup.fetcher->cancel(id);
    JobEnding ending = entry->ending;
    ending.state = JobState::Cancelled;
    finish(id, ending, entry->job.results);
    emit settled();
}

} // namespace gesso::studio
