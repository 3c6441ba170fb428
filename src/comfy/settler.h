// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/client.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace gesso::comfy {

// Asks a server what became of one prompt, by its id: first /queue, then, when it is not there,
// /history. That order cannot miss it, since a server moves it from the one to the other in one
// step. Asks by itself when no frame was seen for a while, at growing intervals; so a run ends
// although no event ever comes.
class Settler : public QObject
{
    Q_OBJECT

public:
    Settler(const Client &client, QString promptId, QSet<QString> known, QObject *parent = nullptr);

    // Begins to watch: the first question after Timing::pollFirst without a frame.
    void watch();
    void frameSeen()
    {
        m_heard = true;
        m_unknown = 0; // a look before this frame says nothing any more
    }
    void askNow();
    // It ended by its events: history will have it soon.
    void askUntilKept();
    void stop();

signals:
    // Each answer of a reachable server gives one of these.
    void waiting();
    void running();
    void over(const gesso::comfy::HistoryEntry &entry);
    void unknown(int timesInARow);
    // The server did not answer; it is asked again.
    void away(const gesso::Error &error);

private:
    void onTimer();
    void takeQueue(const Result<QueueState> &queue);
    void takeHistory(const Result<std::optional<HistoryEntry>> &entry);
    void takeFault(const Error &error);
    void askLater();

    Client m_client;
    Timing m_timing;
    QString m_promptId;
    QSet<QString> m_known;
    QTimer m_timer;
    Timing::Ms m_first;
    Timing::Ms m_pause;
    bool m_stopped = true;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_heard = false;
    int m_unknown = 0;
};

} // namespace gesso::comfy
