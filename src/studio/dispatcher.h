// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/collector.h"
#include "studio/jobrun.h"
#include "studio/leftovers.h"
#include "studio/queue.h"
#include "studio/servers.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace gesso::studio {

struct DispatcherSetup
{
    Backstage backstage;
    Queue *queue = nullptr; // none of these is owned
    Servers *servers = nullptr;
    Uploader *uploader = nullptr;
    Fetcher *fetcher = nullptr;
};

// Gives the current server one job to run and one to wait, in the queue's order, and takes the
// waiting one back when the order changes; follows each to its end; gives what it made to the
// collector. GUI thread.
class Dispatcher : public QObject
{
    Q_OBJECT

public:
    explicit Dispatcher(const DispatcherSetup &setup, QObject *parent = nullptr);
    ~Dispatcher() override;

    // Settles what the last life left in the queue, then begins to send.
    void start(const QList<Leftover> &leftovers);
    // The current server is another one.
    void serverReplaced();
    [[nodiscard]] bool isUsing(const comfy::Server *server) const;

signals:
    // A job was refused: the fields at fault are in the job.
    void rejected(gesso::studio::JobId id, const gesso::Prompt &prompt);
    // A server is in use no more.
    void serversChanged();

private:
    void serverFreed();
    void consider();
    void fillSlots();
    void letGoOfTheUnreachable();
    void takeBackWhatMustWait();
    void takeBackAllAt(const comfy::Server *server);
    [[nodiscard]] int runsAtCurrent() const;
    [[nodiscard]] const QueueEntry *nextToSend() const;
    [[nodiscard]] bool comesOneBackBefore(const QueueEntry &next) const;
    void showWhyItWaits();
    void showWhereTheyAre();

    void send(JobId id);
    void settle(JobId id);
    void sendAnew(JobId id);
    JobRun *addRun(JobId id, const RunPlace &place);
    void takeAccepted(JobId id);
    void takeBegun(JobId id);
    void takeProgress(JobId id);
    void takeEnd(JobId id, const JobRunEnd &end);
    void giveBack(JobId id, const JobRunEnd &end);
    void stopForError(JobId id, const Error &error);

    void takeRefusal(JobId id, const JobEnding &ending, const Prompt &prompt);
    void settleLeftover(const JobRun &run, const JobRunEnd &end);
    void cancel(JobId id);

    DispatcherSetup m_setup;
    Collector m_collector;
    Leftovers m_leftovers;
    QHash<JobId, JobRun *> m_runs;
    QTimer m_later; // after a server that was ready did not take a job
    JobId m_explained = 0; // the waiting job that shows why nothing is sent
    bool m_started = false;
};

} // namespace gesso::studio
