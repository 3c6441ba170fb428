// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/client.h"

#include <QObject>
#include <QTimer>

namespace gesso::comfy {

// Takes one prompt out of the queue or interrupts it, by its id only, and again until it is stopped
// from outside: an interrupt between dequeue and start gets lost (protocol sheet 4.6).
class Canceller : public QObject
{
    Q_OBJECT

public:
    Canceller(const Client &client, QString promptId, bool hasJobsApi, QObject *parent = nullptr);

    void start();
    void stop();

signals:
    // The server took the request; the job's state is worth asking for.
    void delivered();

private:
    void ask();
    void askTheOldWay();
    void takeCancelled(const Result<bool> &answer);
    void takeRemoved(const Result<void> &answer);
    void takeInterrupted(const Result<void> &answer);

    Client m_client;
    QString m_promptId;
    bool m_hasJobsApi;
    bool m_stopped = true;
    QTimer m_timer;
};

} // namespace gesso::comfy
