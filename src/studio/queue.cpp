// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/queue.h"

#include "base/clock.h"
#include "base/whendone.h"
#include "studio/jobadding.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

template <typename T>
QFuture<Result<T>> readyFuture(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

Error notHere()
{
    Error error;
    error.kind = Error::Kind::NotFound;
    error.message = Queue::tr("This job is not in the queue any more.");
    return error;
}

QList<QueueEntry> entriesOf(const QList<std::pair<Job, JobEnding>> &jobs)
{
    QList<QueueEntry> entries;
    entries.reserve(jobs.size());
    for (const auto &[job, ending] : jobs) {
        QueueEntry entry;
        entry.restored = true;
        entry.job = job;
        entry.ending = ending;
        entries.append(entry);
    }
    return entries;
}

// The jobs that wait, in their order, without this one.
QList<JobId> waitingBeside(const QueueModel &queue, JobId id)
{
    QList<JobId> order;
    for (int i = 0; i < queue.waitingCount(); ++i) {
        if (const JobId other = queue.waiting(i).job.id; other != id)
            order.append(other);
    }
    return order;
}

} // namespace

Queue::Queue(QueueSetup setup, QObject *parent)
    : QueueModel(parent)
    , m_setup(std::move(setup))
{
    connect(this, &JobQueue::jobEnded, this, &Queue::removeEnded);
}

qint64 Queue::nowMs() const
{
    return m_setup.clock->nowMs();
}

void Queue::restore(const StoredQueue &stored)
{
    QList<std::pair<Job, JobEnding>> waiting = stored.jobs;
    QList<std::pair<Job, JobEnding>> active;
    waiting.removeIf([&active](const auto &job) {
        const bool isActive = job.first.state != JobState::Waiting;
        if (isActive)
            active.append(job);
        return isActive;
    });
    insert(entriesOf(active));
    insert(entriesOf(waiting));
    insert(entriesOf(stored.ended));
    setPaused(stored.paused);
}

QList<JobId> Queue::fetchable() const
{
    QList<JobId> ids;
    for (int row = runningCount() + waitingCount(); row < rowCount(); ++row) {
        const auto *ended = index(row).data(JobRole).value<const Job *>();
        if (ended->canFetchAgain)
            ids.append(ended->id);
    }
    return ids;
}

qint64 Queue::msLeftOfAll() const
{
    qint64 left = 0;
    for (int i = 0; i < runningCount(); ++i) {
        const QueueEntry &entry = active(i);
        if (entry.job.state == JobState::Fetching)
            continue;
        const qint64 one = entry.progress.jobMsLeft >= 0 ? entry.progress.jobMsLeft
                                                         : m_pace.duration(entry.job.workflow);
        if (one < 0)
            return -1;
        left += one;
    }
    // Asked at every step: hundreds of jobs of the same press are looked up once.
    const QString *workflow = nullptr;
    qint64 one = 0;
    for (int i = 0; i < waitingCount(); ++i) {
        const QString &next = waiting(i).job.workflow;
        if (workflow == nullptr || next != *workflow)
            one = m_pace.duration(next);
        workflow = &next;
        if (one < 0)
            return -1;
        left += one;
    }
    return left;
}

QFuture<Result<Job>> Queue::whole(JobId id)
{
    return m_setup.backstage.worker->run(
        [preparer = m_setup.backstage.preparer, id] { return preparer->whole(id); });
}

double Queue::firstPlace() const
{
    return waitingCount() > 0 ? qMin(waiting(0).job.place, m_front) : m_front;
}

double Queue::lastPlace() const
{
    return waitingCount() > 0 ? qMax(waiting(waitingCount() - 1).job.place, m_back) : m_back;
}

double Queue::claimPlaces(int count, bool front)
{
    if (front) {
        m_front = firstPlace() - count;
        return m_front;
    }
    const double first = lastPlace() + 1;
    m_back = first + count - 1;
    return first;
}

QFuture<Result<QList<JobId>>> Queue::add(const JobRequest &request)
{
    m_seedsDrawn.clear();
    DraftContext context;
    context.nowMs = nowMs();
    if (const auto before = m_valuesBefore.constFind(request.workflow);
        before != m_valuesBefore.cend())
        context.valuesBefore = *before;
    Result<QList<Job>> jobs = draftJobs(request, context, *m_setup.random);
    if (!jobs)
        return readyFuture<QList<JobId>>(jobs.error());
    double place = claimPlaces(request.count, request.toFront);
    for (Job &job : *jobs)
        job.place = place++;
    for (const json::Member &seed : jobs->constLast().values)
        m_seedsDrawn.insert(fieldFromText(QString::fromStdString(seed.key), request.prompt),
                            textFromValue(seed.value));
    m_valuesBefore.insert(request.workflow, request.values);
    auto *adding = new JobAdding(this, request, std::move(*jobs));
    return adding->start();
}

QFuture<Result<void>> Queue::setPlace(JobId id, double place)
{
    change(id, [place](QueueEntry &entry) { entry.job.place = place; });
    emit orderChanged();
    return m_setup.backstage.worker->run([store = m_setup.backstage.store, id, place] {
        return store->setPlaces({{id, place}});
    });
}

QFuture<Result<void>> Queue::renumber(const QList<JobId> &order)
{
    QList<std::pair<JobId, double>> places;
    double place = firstPlace() - static_cast<double>(order.size());
    m_front = place;
    for (const JobId id : order)
        places.append({id, place++});
    for (const auto &[id, newPlace] : std::as_const(places))
        change(id, [newPlace = newPlace](QueueEntry &entry) { entry.job.place = newPlace; });
    emit orderChanged();
    return m_setup.backstage.worker->run(
        [store = m_setup.backstage.store, places] { return store->setPlaces(places); });
}

QFuture<Result<void>> Queue::move(JobId id, JobId before)
{
    const Job *moved = job(id);
    const Job *next = before == 0 ? nullptr : job(before);
    const bool possible = moved && moved->state == JobState::Waiting
        && (before == 0 || (next && next->state == JobState::Waiting));
    if (!possible)
        return readyFuture<void>(notHere());
    if (id == before)
        return readyFuture<void>({});
    if (!next)
        return setPlace(id, claimPlaces(1, false));
    QList<JobId> order = waitingBeside(*this, id);
    const qsizetype at = order.indexOf(before);
    if (at == 0)
        return setPlace(id, claimPlaces(1, true));
    if (at > 0) {
        const double above = job(order[at - 1])->place;
        const double middle = (above + next->place) / 2;
        if (middle > above && middle < next->place)
            return setPlace(id, middle);
        order.insert(at, id);
    }
    return renumber(order);
}

QFuture<Result<void>> Queue::toFront(JobId id)
{
    const Job *moved = job(id);
    if (!moved || moved->state != JobState::Waiting)
        return readyFuture<void>(notHere());
    return setPlace(id, claimPlaces(1, true));
}

QFuture<Result<void>> Queue::cancel(JobId id)
{
    const Job *found = job(id);
    if (!found)
        return readyFuture<void>(notHere());
    if (isOver(found->state))
        return readyFuture<void>({});
    if (found->state != JobState::Waiting || found->sent) {
        emit cancelWanted(id);
        return readyFuture<void>({});
    }
    return update(id, [this](QueueEntry &entry) {
        entry.job.state = JobState::Cancelled;
        entry.job.endedMs = nowMs();
        entry.ending.state = JobState::Cancelled;
    });
}

QFuture<Result<void>> Queue::remove(const QList<JobId> &ids)
{
    QList<JobId> here;
    QList<JobId> atServer;
    bool waited = false;
    for (const JobId id : ids) {
        const Job *found = job(id);
        if (!found)
            continue;
        here.append(id);
        const bool waits = found->state == JobState::Waiting && !found->sent;
        waited = waited || waits;
        if (!waits && !isOver(found->state))
            atServer.append(id);
    }
    if (here.isEmpty())
        return readyFuture<void>(notHere());
    auto stored = forget(here);
    for (const JobId id : std::as_const(atServer)) {
        change(id, [](QueueEntry &entry) { entry.removeWhenOver = true; });
        here.removeOne(id);
    }
    take(here);
    for (const JobId id : std::as_const(atServer))
        emit cancelWanted(id);
    if (waited)
        emit orderChanged();
    return stored;
}

// In the database; who still has a run of it goes on with that.
QFuture<Result<void>> Queue::forget(const QList<JobId> &ids)
{
    const auto write = [store = m_setup.backstage.store, ids] { return store->remove(ids); };
    return m_setup.backstage.worker->run(write);
}

void Queue::removeEnded(JobId id)
{
    const QueueEntry *ended = entry(id);
    if (ended && ended->removeWhenOver)
        take({id});
}

QFuture<Result<JobId>> Queue::copy(JobId id, double place, bool replaces)
{
    Job fresh;
    fresh.promptId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    fresh.place = place;
    fresh.createdMs = nowMs();
    const auto write = [store = m_setup.backstage.store, id, fresh, replaces] {
        return replaces ? store->replace(id, fresh) : store->copy(id, fresh);
    };
    return whenDone(m_setup.backstage.worker->run(write), this,
                    [this](const Result<Job> &made) -> Result<JobId> {
                        if (!made)
                            return made.error();
                        QueueEntry entry;
                        entry.job = *made;
                        insert({entry});
                        emit orderChanged();
                        return made->id;
                    });
}

QFuture<Result<JobId>> Queue::duplicate(JobId id)
{
    return copy(id, claimPlaces(1, false), false);
}

QFuture<Result<JobId>> Queue::retry(JobId id)
{
    const QueueEntry *old = entry(id);
    const bool possible
        = old && (old->job.state == JobState::Failed || old->job.state == JobState::Cancelled);
    if (!possible)
        return readyFuture<JobId>(notHere());
    if (old->job.canFetchAgain) {
        emit fetchWanted(id);
        return readyFuture<JobId>(id);
    }
    return whenDone(copy(id, old->job.place, true), this, [this, id](const Result<JobId> &made) {
        if (made)
            take({id});
        return made;
    });
}

void Queue::hold(const Error &reason)
{
    if (m_paused && m_pauseReason == reason.message)
        return; // told already
    m_pauseReason = reason.message;
    setPaused(true);
    emit failed(reason);
}

void Queue::pause()
{
    storePaused(true);
    setPaused(true);
}

void Queue::resume()
{
    storePaused(false);
    setPaused(false);
}

void Queue::storePaused(bool paused)
{
    const auto write
        = [store = m_setup.backstage.store, paused] { return store->setPaused(paused); };
    whenDone(m_setup.backstage.worker->run(write), this, [this](const Result<void> &written) {
        if (!written)
            emit failed(written.error());
    });
}

void Queue::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused)
        m_pauseReason.clear();
    emit pausedChanged();
    emit orderChanged();
}

QFuture<Result<void>> Queue::update(JobId id, const std::function<void(QueueEntry &)> &edit)
{
    const QueueEntry *now = entry(id);
    if (!now)
        return readyFuture<void>(notHere());
    QueueEntry changed = *now;
    edit(changed);
    const auto write = [store = m_setup.backstage.store, job = changed.job,
                        ending = changed.ending] { return store->save(job, ending); };
    auto written
        = whenDone(m_setup.backstage.worker->run(write), this, [this](const Result<void> &done) {
              if (!done)
                  emit failed(done.error());
              return done;
          });
    change(id, [&changed](QueueEntry &entry) { entry = changed; });
    return written;
}

} // namespace gesso::studio
