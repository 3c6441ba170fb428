// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/core/history.h"
#include "demo/core/sockethub.h"
#include "demo/run/runner.h"

#include <QObject>

#include <vector>

namespace gesso::demo {

// The server's queue: waiting jobs in the order of a heap, the one that runs, the finished ones;
// and the events that go with them (protocol sheet 2.3, 3.5).
class PromptQueue : public QObject
{
    Q_OBJECT

public:
    // Nothing is owned.
    PromptQueue(Runner *runner, SocketHub *hub, Faults *faults, QObject *parent = nullptr);

    // The number of the next prompt without one of its own; each call counts.
    [[nodiscard]] qint64 countUp() { return m_counter++; }
    void put(Job job);

    [[nodiscard]] int remaining() const;
    [[nodiscard]] const JobPtr &running() const { return m_running; }
    // In heap order, as GET /queue lists them.
    [[nodiscard]] const std::vector<JobPtr> &pending() const { return m_pending; }
    [[nodiscard]] History &history() { return m_history; }

    void clearPending();
    // Whether it was waiting.
    bool removePending(const QString &id);
    // Whether it was running. An empty id interrupts whatever runs.
    bool interrupt(const QString &id);

    // The file that a fault told under another name; empty when there is none.
    [[nodiscard]] QString alias(const QString &key) const { return m_aliases.value(key); }
    // Everything is forgotten, as after a restart.
    void reset();
    // What a client that comes back is told at once.
    void welcome(const QString &clientId);

signals:
    // A run met the fault "die".
    void deathMet(const gesso::json::Object &fault);

private:
    void startNext();
    void onEvent(const QString &type, const json::Object &data);
    void onStepped(const json::Object &state, const json::Object &progress, const Preview &preview);
    void onEnded(const RunResult &result);
    void onDied();
    void sendStatus();
    void sendToOwner(const QString &type, const json::Object &data);
    void keep(const JobPtr &job, const RunResult &result);
    [[nodiscard]] Job withFaults(Job job);

    Runner *m_runner;
    SocketHub *m_hub;
    Faults *m_faults;
    History m_history;
    std::vector<JobPtr> m_pending;
    JobPtr m_running;
    QString m_currentNode;
    QHash<QString, QString> m_aliases;
    qint64 m_counter = 0;
    bool m_discard = false; // what runs belongs to the time before reset()
};

} // namespace gesso::demo
