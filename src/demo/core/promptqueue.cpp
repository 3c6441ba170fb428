// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/core/promptqueue.h"

#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kLateMs = 500;

// A heap keeps the highest first; the lowest number runs first, then the id by its text.
bool runsLater(const JobPtr &a, const JobPtr &b)
{
    const double left = a->number.toDouble();
    const double right = b->number.toDouble();
    return left != right ? left > right : a->id > b->id;
}

// Whether everybody is told, when the job has no owner (protocol sheet 3.6).
bool isForAll(const QString &type)
{
    return type == "progress_state"_L1 || type == "execution_interrupted"_L1;
}

} // namespace

PromptQueue::PromptQueue(Runner *runner, SocketHub *hub, Faults *faults, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_hub(hub)
    , m_faults(faults)
{
    connect(runner, &Runner::told, this, &PromptQueue::onEvent);
    connect(runner, &Runner::stepped, this, &PromptQueue::onStepped);
    connect(runner, &Runner::ended, this, &PromptQueue::onEnded);
    connect(runner, &Runner::died, this, &PromptQueue::onDied);
    connect(hub, &SocketHub::joined, this, &PromptQueue::welcome);
}

void PromptQueue::put(Job job)
{
    m_pending.push_back(std::make_shared<const Job>(std::move(job)));
    std::push_heap(m_pending.begin(), m_pending.end(), runsLater);
    sendStatus();
    // The answer to the request goes out first.
    QMetaObject::invokeMethod(this, &PromptQueue::startNext, Qt::QueuedConnection);
}

int PromptQueue::remaining() const
{
    return static_cast<int>(m_pending.size()) + (m_running ? 1 : 0);
}

void PromptQueue::clearPending()
{
    m_pending.clear();
    sendStatus();
}

bool PromptQueue::removePending(const QString &id)
{
    const auto found = std::ranges::find(m_pending, id, [](const JobPtr &job) { return job->id; });
    if (found == m_pending.end())
        return false;
    m_pending.erase(found);
    std::make_heap(m_pending.begin(), m_pending.end(), runsLater);
    if (m_pending.empty())
        sendStatus(); // a ComfyUI tells it twice then
    sendStatus();
    return true;
}

bool PromptQueue::interrupt(const QString &id)
{
    if (!m_running || (!id.isEmpty() && m_running->id != id))
        return false;
    m_runner->interrupt();
    return true;
}

void PromptQueue::reset()
{
    m_pending.clear();
    m_history.clear();
    m_aliases.clear();
    m_currentNode.clear();
    m_counter = 0;
    m_runner->dropCache();
    if (!m_running)
        return;
    m_discard = true;
    m_runner->interrupt();
}

void PromptQueue::welcome(const QString &clientId)
{
    if (m_running && m_running->clientId == clientId && !m_currentNode.isEmpty())
        m_hub->send(clientId, u"executing"_s, {{"node", m_currentNode}});
}

void PromptQueue::startNext()
{
    if (m_running || m_pending.empty())
        return;
    std::pop_heap(m_pending.begin(), m_pending.end(), runsLater);
    m_running = std::make_shared<const Job>(withFaults(*m_pending.back()));
    m_pending.pop_back();
    sendStatus();
    m_runner->start(m_running);
}

Job PromptQueue::withFaults(Job job)
{
    QSet<QString> classes;
    for (const json::Member &node : job.graph)
        classes.insert(node.value["class_type"].toString());
    job.error = m_faults->errorAmong(classes);
    job.death = m_faults->take(u"die"_s);
    job.name = m_faults->take(u"name"_s);
    return job;
}

void PromptQueue::onEvent(const QString &type, const json::Object &data)
{
    if (m_discard)
        return;
    if (type == "executing"_L1)
        m_currentNode = data["node"].toString();
    if (!m_running->clientId && isForAll(type))
        m_hub->broadcast(type, data);
    else
        sendToOwner(type, data);
}

void PromptQueue::onStepped(const json::Object &state, const json::Object &progress,
                            const Preview &preview)
{
    if (m_discard)
        return;
    if (!m_running->clientId) {
        m_hub->broadcast(u"progress_state"_s, state);
        m_hub->broadcast(u"progress"_s, progress);
        if (!preview.bytes.isEmpty())
            m_hub->broadcastPreview(preview);
        return;
    }
    const QString owner = *m_running->clientId;
    const bool first = m_hub->wantsMetadata(owner);
    sendToOwner(u"progress_state"_s, state);
    if (!preview.bytes.isEmpty() && first)
        m_hub->sendPreview(owner, preview);
    sendToOwner(u"progress"_s, progress);
    if (!preview.bytes.isEmpty() && !first)
        m_hub->sendPreview(owner, preview);
}

void PromptQueue::onEnded(const RunResult &result)
{
    const JobPtr job = std::exchange(m_running, nullptr);
    m_currentNode.clear();
    if (!std::exchange(m_discard, false)) {
        m_aliases.insert(result.aliases);
        keep(job, result);
        sendStatus();
        if (job->clientId)
            m_hub->send(*job->clientId, u"executing"_s, {{"node", {}}, {"prompt_id", job->id}});
    }
    startNext();
}

void PromptQueue::keep(const JobPtr &job, const RunResult &result)
{
    const auto late = m_faults->take(u"latehistory"_s);
    if (!late) {
        m_history.put(*job, result);
        return;
    }
    QTimer::singleShot(static_cast<int>((*late)["ms"].toInt64(kLateMs)), this,
                       [this, job, result] { m_history.put(*job, result); });
}

void PromptQueue::onDied()
{
    const JobPtr job = std::exchange(m_running, nullptr);
    m_discard = false;
    emit deathMet(job->death.value_or(json::Object()));
    startNext();
}

void PromptQueue::sendStatus()
{
    const json::Object info {{"queue_remaining", remaining()}};
    m_hub->broadcast(u"status"_s, {{"status", json::Object {{"exec_info", info}}}});
}

void PromptQueue::sendToOwner(const QString &type, const json::Object &data)
{
    if (m_running->clientId)
        m_hub->send(*m_running->clientId, type, data);
}

} // namespace gesso::demo
