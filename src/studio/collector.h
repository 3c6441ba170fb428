// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/backstage.h"
#include "studio/fetcher.h"
#include "studio/queue.h"

#include <QObject>

namespace gesso::studio {

class Servers;

struct CollectorSetup
{
    Backstage backstage;
    Queue *queue = nullptr; // none of these is owned
    Servers *servers = nullptr;
    Fetcher *fetcher = nullptr;
};

// The last part of a job's life: has what the server made fetched and kept, and ends the job in the
// queue and in the database. GUI thread.
class Collector : public QObject
{
    Q_OBJECT

public:
    explicit Collector(const CollectorSetup &setup, QObject *parent = nullptr);
    ~Collector() override;

    // A run ended: its files, if there are any, then its end.
    void collect(JobId id, const JobEnding &ending, comfy::Server *server,
                 const library::ResultDraft &draft);
    // Files of an earlier run.
    void collectAgain(JobId id);
    // Ends it as cancelled; what is kept stays.
    void cancel(JobId id);

signals:
    // One less is on its way, or the queue was paused: more may be sent.
    void settled();

private:
    void takePrepared(JobId id, const Result<PreparedJob> &prepared);
    void takeFetched(JobId id, int kept, const std::optional<Error> &error);
    void finish(JobId id, const JobEnding &ending, int results, bool store = true);

    CollectorSetup m_setup;
};

} // namespace gesso::studio
