// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/dispatcher.h"

#include "base/whendone.h"
#include "comfy/address.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gesso::studio {

namespace {

constexpr int kSlots = 2; // one runs, one waits at the server
constexpr int kMostFetching = 8; // jobs whose files are still coming before nothing more is sent

// A graph becomes a prompt by the classes of the server that runs it.
bool needsClasses(const Job &job, const comfy::Server *server)
{
    return !job.dice.isEmpty() && server->catalogue() == nullptr;
}

QString newPromptId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Dispatcher::Dispatcher(const DispatcherSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_collector({setup.backstage, setup.queue, setup.servers, setup.fetcher})
    , m_leftovers(setup.backstage, setup.servers)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Dispatcher::consider);
    connect(setup.queue, &Queue::orderChanged, this, &Dispatcher::consider);
    connect(setup.queue, &Queue::cancelWanted, this, &Dispatcher::cancel);
    connect(&m_collector, &Collector::settled, this, &Dispatcher::consider);
    connect(&m_leftovers, &Leftovers::settled, this, &Dispatcher::serverFreed);
    connect(&m_leftovers, &Leftovers::failed, setup.queue, &JobQueue::failed);
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::start(const QList<Leftover> &leftovers)
{
    m_leftovers.restore(leftovers);
    QList<JobId> unsettled;
    for (int i = 0; i < m_setup.queue->runningCount(); ++i)
        unsettled.append(m_setup.queue->active(i).job.id);
    for (int i = 0; i < m_setup.queue->waitingCount(); ++i) {
        if (m_setup.queue->waiting(i).job.sent)
            unsettled.append(m_setup.queue->waiting(i).job.id);
    }
    unsettled += m_setup.queue->fetchable();
    for (const JobId id : std::as_const(unsettled)) {
        const Job &job = m_setup.queue->entry(id)->job;
        if (Servers::endedWithProgram(job.server))
            sendAnew(id);
        else if (job.state == JobState::Fetching || isOver(job.state))
            m_collector.collectAgain(id);
        else
            settle(id);
    }
    m_started = true;
    serverReplaced();
}

void Dispatcher::serverFreed()
{
    emit serversChanged();
    consider();
}

void Dispatcher::serverReplaced()
{
    connect(m_setup.servers->current(), &comfy::Server::stateChanged, this, &Dispatcher::consider,
            Qt::UniqueConnection);
    connect(m_setup.servers->current(), &comfy::Server::catalogueChanged, this,
            &Dispatcher::consider, Qt::UniqueConnection);
    m_later.stop();
    consider();
}

bool Dispatcher::isUsing(const comfy::Server *server) const
{
    return m_setup.fetcher->isBusyWith(server) || m_leftovers.isUsing(server)
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
    letGoOfTheUnreachable();
    m_leftovers.consider();
    takeBackWhatMustWait();
    fillSlots();
    showWhyItWaits();
    showWhereTheyAre();
}

// Who cancelled a job does not wait for a server that does not answer; nor does a job that had not
// begun at one which people left.
void Dispatcher::letGoOfTheUnreachable()
{
    const QList<JobRun *> runs = m_runs.values();
    for (JobRun *run : runs) {
        const comfy::Server *server = run->place().server;
        const bool isLeft = server != m_setup.servers->current()
            && server->state() == comfy::Server::State::Offline && !run->hasBegun()
            && !run->isSettling();
        if (isLeft || (run->isCancelled() && server->state() != comfy::Server::State::Ready))
            run->abandon();
    }
}

void Dispatcher::takeBackAllAt(const comfy::Server *server)
{
    const QList<JobRun *> runs = m_runs.values();
    for (JobRun *run : runs) {
        if (run->place().server == server && !run->hasBegun() && !run->isLeaving()
            && !run->isSettling())
            run->takeBack();
    }
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
    const comfy::Server *current = m_setup.servers->current();
    while (runsAtCurrent() < kSlots && m_setup.fetcher->jobCountAt(current) < kMostFetching) {
        const QueueEntry *next = nextToSend();
        if (!next || comesOneBackBefore(*next) || needsClasses(next->job, current))
            return;
        send(next->job.id);
    }
}

bool Dispatcher::comesOneBackBefore(const QueueEntry &next) const
{
    return std::ranges::any_of(m_runs, [this, &next](const JobRun *run) {
        const QueueEntry *entry = m_setup.queue->entry(run->job().id);
        return entry && run->isTakenBack() && entry->job.place < next.job.place;
    });
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
        reason = m_setup.queue->pauseReason().isEmpty()
            ? tr("Paused")
            : tr("Paused: %1").arg(m_setup.queue->pauseReason());
    else if (server->address().isEmpty())
        reason = tr("Waiting for a server");
    else if (server->state() != comfy::Server::State::Ready)
        reason = tr("Waiting for %1").arg(comfy::hostText(server->address()));
    else if (needsClasses(next->job, server))
        reason = tr("Waiting for the server's node classes");
    m_setup.queue->setWaitReason(explained, reason);
}

void Dispatcher::showWhereTheyAre()
{
    QList<JobId> ids = m_runs.keys();
    for (int i = 0; i < m_setup.queue->runningCount(); ++i)
        ids.append(m_setup.queue->active(i).job.id);
    for (const JobId id : std::as_const(ids)) {
        const QString server
            = m_setup.queue->entry(id) ? m_setup.queue->entry(id)->job.server : u""_s;
        const bool isHere = server.isEmpty() || server == m_setup.servers->currentName();
        m_setup.queue->setElsewhere(id, isHere ? QString() : Servers::hostOf(server));
    }
}

JobRun *Dispatcher::addRun(JobId id, const RunPlace &place)
{
    auto *run = new JobRun(m_setup.backstage, m_setup.uploader, place,
                           m_setup.queue->entry(id)->job, this);
    m_runs.insert(id, run);
    connect(place.server, &comfy::Server::stateChanged, this, &Dispatcher::consider,
            Qt::UniqueConnection);
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
    // What forgot this one has forgotten those behind it too: all are back before one is sent.
    if (end.isForgotten)
        takeBackAllAt(run->place().server);
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
        m_collector.collect(id, end.ending, run->place().server, run->prepared().draft);
        break;
    }
    settleLeftover(*run, end);
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
        entry.elsewhere.clear();
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
    m_setup.queue->hold(error);
}

// After the job's new state is on its way to the database.
void Dispatcher::settleLeftover(const JobRun &run, const JobRunEnd &end)
{
    if (end.isAbandoned)
        m_leftovers.leave({run.job().promptId, run.place().name});
    else if (run.isCancelled())
        m_leftovers.forget(run.job().promptId);
}

void Dispatcher::cancel(JobId id)
{
    JobRun *run = m_runs.value(id);
    if (!run) {
        m_collector.cancel(id);
        return;
    }
    m_leftovers.note({run->job().promptId, run->place().name});
    run->cancel();
    letGoOfTheUnreachable();
    if (m_runs.contains(id))
        takeProgress(id);
}

} // namespace gesso::studio
