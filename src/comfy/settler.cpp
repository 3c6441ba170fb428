// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/settler.h"

#include "base/whendone.h"

#include <algorithm>
#include <utility>

namespace gesso::comfy {

Settler::Settler(const Client &client, QString promptId, QSet<QString> known, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_timing(client.http()->timing())
    , m_promptId(std::move(promptId))
    , m_known(std::move(known))
    , m_first(m_timing.pollFirst)
    , m_pause(m_timing.pollFirst)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Settler::onTimer);
}

void Settler::watch()
{
    m_stopped = false;
    m_timer.start(m_pause);
}

void Settler::askNow()
{
    m_stopped = false;
    m_timer.stop();
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    whenDone(m_client.queue(), this, [this](const Result<QueueState> &queue) { takeQueue(queue); });
}

void Settler::askUntilKept()
{
    m_stopped = false;
    m_first = m_timing.pollEnding;
    m_pause = m_timing.pollEnding;
    if (!m_asking)
        m_timer.start(m_pause);
}

void Settler::stop()
{
    m_stopped = true;
    m_timer.stop();
}

void Settler::onTimer()
{
    if (!std::exchange(m_heard, false)) {
        askNow();
        return;
    }
    m_pause = m_first;
    m_timer.start(m_pause);
}

void Settler::takeQueue(const Result<QueueState> &queue)
{
    if (m_stopped)
        return;
    if (!queue) {
        takeFault(queue.error());
        return;
    }
    const auto holds = [this](const QList<QueueItem> &items) {
        return std::any_of(items.begin(), items.end(),
                           [this](const QueueItem &item) { return item.promptId == m_promptId; });
    };
    const bool isRunning = holds(queue->running);
    if (!isRunning && !holds(queue->pending)) {
        whenDone(m_client.history(m_promptId, m_known), this,
                 [this](const Result<std::optional<HistoryEntry>> &entry) { takeHistory(entry); });
        return;
    }
    m_unknown = 0;
    askLater();
    if (isRunning)
        emit running();
    else
        emit waiting();
}

void Settler::takeHistory(const Result<std::optional<HistoryEntry>> &entry)
{
    if (m_stopped)
        return;
    if (!entry) {
        takeFault(entry.error());
        return;
    }
    if (entry->has_value()) {
        m_unknown = 0;
        askLater();
        const HistoryEntry kept = **entry;
        emit over(kept);
        return;
    }
    ++m_unknown;
    m_asking = false;
    m_askAgain = false; // the second look is a while after the first, whoever asks
    m_heard = false;
    m_timer.start(m_timing.unknownGap);
    emit unknown(m_unknown);
}

void Settler::takeFault(const Error &error)
{
    m_unknown = 0; // two looks in a row, at a server that answers
    askLater();
    emit away(error);
}

void Settler::askLater()
{
    m_asking = false;
    if (std::exchange(m_askAgain, false)) {
        m_pause = m_first;
        m_timer.start(Timing::Ms::zero());
        m_heard = false;
        return;
    }
    m_pause = std::min(m_pause * 2, m_timing.pollMost);
    m_timer.start(m_pause);
}

} // namespace gesso::comfy
