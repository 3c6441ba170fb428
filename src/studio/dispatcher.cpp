// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/dispatcher.h"

#include "base/whendone.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gesso::studio {

namespace {

constexpr int kSlots = 2; // one runs, one waits at the server
constexpr int kMostFetching = 8; // jobs whose files are still coming before nothing more is sent

QString newPromptId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Dispatcher::Dispatcher(const DispatcherSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Dispatcher::consider);
    connect(setup.queue, &Queue::orderChanged, this, &Dispatcher::consider);
    connect(setup.queue, &Queue::cancelWanted, this, &Dispatcher::cancel);
    connect(setup.queue, &Queue::fetchWanted, this, &Dispatcher::fetchAgain);
    connect(setup.fetcher, &Fetcher::fetched, this, &Dispatcher::takeFetched);
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::start()
{
    QList<JobId> unsettled;
    for (int i = 0; i < m_setup.queue->runningCount(); ++i)
        unsettled.append(m_setup.queue->active(i).job.id);
    for (int i = 0; i < m_setup.queue->waitingCount(); ++i) {
        if (m_setup.queue->waiting(i).job.sent)
            unsettled.append(m_setup.queue->waiting(i).job.id);
    }
    for (const JobId id : std::as_const(unsettled)) {
        const Job &job = m_setup.queue->entry(id)->job;
        if (Servers::endedWithProgram(job.server))
            sendAnew(id);
        else if (job.state == JobState::Fetching)
            fetchAgain(id);
        else
            settle(id);
    }
    m_started = true;
    serverReplaced();
}

void Dispatcher::serverReplaced()
{
    connect(m_setup.servers->current(), &comfy::Server::stateChanged, this, &Dispatcher::consider,
            Qt::UniqueConnection);
    m_later.stop();
    consider();
}

bool Dispatcher::isUsing(const comfy::Server *server) const
{
    return m_setup.fetcher->isBusyWith(server)
        || std::ranges::any_of(
               m_runs, [server](const JobRun *run) { return run->place().server == server; });
}

int Dispatcher::runsAtCurrent() const
{
    const comfy::Server *current = m_setup.servers->current();
    return static_cast<int>(std::ranges::count_if(
        m_runs, [current](const JobRun *run) { return run->place().server == current; }));
}

const QueueEntry *Dispatcher::nextToSend() const
{
    for (int i = 0; i < m_setup.queue->waitingCount(); ++i) {
        const QueueEntry &entry = m_setup.queue->waiting(i);
        if (!entry.job.sent)
            return &entry;
    }
    return nullptr;
}

void Dispatcher::consider()
{
    if (!m_started)
        return;
    takeBackWhatMustWait();
    fillSlots();
    showWhyItWaits();
}

void Dispatcher::takeBackWhatMustWait()
{
    const QueueEntry *next = nextToSend();
    const bool paused = m_setup.queue->isPaused();
    if (!paused && !next)
        return;
    const double place = next ? next->job.place : 0;
    const QList<JobRun *> runs = m_runs.values();
    for (JobRun *run : runs) {
        const QueueEntry *entry = m_setup.queue->entry(run->job().id);
        const bool canLeave = entry && !run->hasBegun() && !run->isLeaving() && !run->isSettling()
            && run->place().server == m_setup.servers->current();
        if (canLeave && (paused || place < entry->job.place))
            run->takeBack();
    }
}

void Dispatcher::fillSlots()
{
    const bool ready = m_setup.servers->current()->state() == comfy::Server::State::Ready;
    if (!ready || m_setup.queue->isPaused() || m_later.isActive())
        return;
    while (runsAtCurrent() < kSlots && m_setup.fetcher->jobCount() < kMostFetching) {
        const QueueEntry *next = nextToSend();
        if (!next)
            return;
        send(next->job.id);
    }
}

void Dispatcher::showWhyItWaits()
{
    const QueueEntry *next = nextToSend();
    const JobId explained = next ? next->job.id : 0;
    if (m_explained != explained)
        m_setup.queue->setWaitReason(m_explained, {});
    m_explained = explained;
    if (!next)
        return;
    const comfy::Server *server = m_setup.servers->current();
    QString reason;
    if (m_setup.queue->isPaused())
        reason = tr("Paused");
    else if (server->address().isEmpty())
        reason = tr("Waiting for a server");
    else if (server->state() != comfy::Server::State::Ready)
        reason = tr("Waiting for %1").arg(server->address().host());
    m_setup.queue->setWaitReason(explained, reason);
}

JobRun *Dispatcher::addRun(JobId id, const RunPlace &place)
{
    auto *run = new JobRun(m_setup.backstage, m_setup.uploader, place,
                           m_setup.queue->entry(id)->job, this);
    m_runs.insert(id, run);
    connect(run, &JobRun::accepted, this, [this, id] { takeAccepted(id); });
    connect(run, &JobRun::begun, this, [this, id] { takeBegun(id); });
    connect(run, &JobRun::progressed, this, [this, id] { takeProgress(id); });
    connect(run, &JobRun::preview, m_setup.queue,
            [this, id](const QByteArray &image, const QString &title) {
                emit m_setup.queue->preview(id, image, title);
            });
    connect(run, &JobRun::ended, this, [this, id](const JobRunEnd &end) { takeEnd(id, end); });
    return run;
}

void Dispatcher::send(JobId id)
{
    const RunPlace place {m_setup.servers->current(), m_setup.servers->currentName()};
    JobRun *run = addRun(id, place);
    // Here at once, in the database once the prompt is made and before it is posted.
    m_setup.queue->change(id, [&place](QueueEntry &entry) {
        entry.job.state = JobState::Sending;
        entry.job.sent = true;
        entry.job.server = place.name;
        entry.waitReason.clear();
    });
    run->send();
}

void Dispatcher::settle(JobId id)
{
    const QString name = m_setup.queue->entry(id)->job.server;
    JobRun *run = addRun(id, {m_setup.servers->at(name), name});
    m_setup.queue->change(id, [](QueueEntry &entry) { entry.job.state = JobState::Sending; });
    run->settle();
}

void Dispatcher::sendAnew(JobId id)
{
    m_setup.queue->update(id, [](QueueEntry &entry) {
        entry.job.state = JobState::Waiting;
        entry.job.sent = false;
        entry.job.server.clear();
        entry.job.promptId = newPromptId();
        entry.ending = {};
    });
}

void Dispatcher::takeAccepted(JobId id)
{
    if (!m_runs.value(id)->hasBegun())
        m_setup.queue->change(id, [](QueueEntry &entry) { entry.job.state = JobState::Waiting; });
}

void Dispatcher::takeBegun(JobId id)
{
    const qint64 now = m_setup.queue->nowMs();
    m_setup.queue->change(id, [now](QueueEntry &entry) {
        entry.job.state = JobState::Running;
        entry.job.startedMs = now;
    });
}

void Dispatcher::takeProgress(JobId id)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry)
        return;
    const qint64 now = m_setup.queue->nowMs();
    JobProgress progress = m_runs.value(id)->progress(now);
    if (entry->job.startedMs > 0)
        progress.jobMsLeft = m_setup.queue->pace().msLeft(
            entry->job.workflow, now - entry->job.startedMs, progress.stepMsLeft);
    m_setup.queue->setProgress(id, progress);
}

void Dispatcher::takeEnd(JobId id, const JobRunEnd &end)
{
    JobRun *run = m_runs.take(id);
    run->deleteLater(); // it is telling us just now
    switch (end.kind) {
    case JobRunEnd::Kind::GivenBack:
        giveBack(id, end);
        break;
    case JobRunEnd::Kind::NotStored:
        stopForError(id, end.error);
        break;
    case JobRunEnd::Kind::Over:
        consider(); // the server has room again: the next job goes before this one's bookkeeping
        if (!end.ending.inputErrors.isEmpty())
            takeRefusal(id, end.ending, run->prepared().submission.prompt);
        beginFetching(id, end.ending, *run);
        break;
    }
    consider();
}

void Dispatcher::takeRefusal(JobId id, const JobEnding &ending, const Prompt &prompt)
{
    // The listener finds the fields at fault in the job.
    m_setup.queue->change(
        id, [&ending](QueueEntry &entry) { entry.job.inputErrors = ending.inputErrors; });
    emit rejected(id, prompt);
}

void Dispatcher::giveBack(JobId id, const JobRunEnd &end)
{
    m_setup.queue->update(id, [&end](QueueEntry &entry) {
        entry.job.state = JobState::Waiting;
        entry.job.sent = false;
        entry.job.startedMs = 0;
        entry.progress = {};
        if (end.mayBeKnown)
            entry.job.promptId = newPromptId();
    });
    if (!end.error.message.isEmpty())
        m_later.start(1s);
}

void Dispatcher::stopForError(JobId id, const Error &error)
{
    m_setup.queue->change(id, [](QueueEntry &entry) {
        entry.job.state = JobState::Waiting;
        entry.job.sent = false;
    });
    m_setup.queue->hold();
    emit m_setup.queue->failed(error);
}

void Dispatcher::beginFetching(JobId id, const JobEnding &ending, const JobRun &run)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry)
        return;
    FetchOrder order {id, run.place().server, ending.outputs, run.prepared().draft,
                      entry->job.savePreviews};
    order.draft.mayBeThere = entry->restored;
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

void Dispatcher::fetchAgain(JobId id)
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
    const auto prepare
        = [preparer = m_setup.backstage.preparer, order] { return preparer->prepare(order); };
    whenDone(m_setup.backstage.worker->run(prepare), this,
             [this, id](const Result<PreparedJob> &prepared) { fetchPrepared(id, prepared); });
}

void Dispatcher::fetchPrepared(JobId id, const Result<PreparedJob> &prepared)
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
    m_setup.fetcher->fetch(order);
}

void Dispatcher::takeFetched(JobId id, int kept, const std::optional<Error> &error)
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
        // What this machine could not keep is fetched at the next start, if nobody asks sooner: in
        // the database the job stays as it is, with its files still to come.
        const bool isOurs = ending.canFetchAgain && error
            && (error->kind == Error::Kind::Io || error->kind == Error::Kind::DiskFull);
        finish(id, ending, kept, !isOurs);
    }
    if (error && error->kind == Error::Kind::DiskFull) {
        m_setup.queue->hold();
        emit m_setup.queue->failed(*error);
    }
    consider();
}

void Dispatcher::finish(JobId id, const JobEnding &ending, int results, bool store)
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

void Dispatcher::cancel(JobId id)
{
    const QueueEntry *entry = m_setup.queue->entry(id);
    if (!entry)
        return;
    if (JobRun *run = m_runs.value(id)) {
        run->cancel();
        if (m_runs.contains(id))
            takeProgress(id);
        return;
    }
    m_setup.fetcher->cancel(id);
    JobEnding ending = entry->ending;
    ending.state = JobState::Cancelled;
    finish(id, ending, entry->job.results);
    consider();
}

} // namespace gesso::studio
