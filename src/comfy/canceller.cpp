// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/canceller.h"

#include "base/whendone.h"

#include <utility>

namespace gesso::comfy {

Canceller::Canceller(const Client &client, QString promptId, bool hasJobsApi, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_promptId(std::move(promptId))
    , m_hasJobsApi(hasJobsApi)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(client.http()->timing().cancelRepeat);
    connect(&m_timer, &QTimer::timeout, this, &Canceller::ask);
}

void Canceller::start()
{
    if (!m_stopped)
        return;
    m_stopped = false;
    ask();
}

void Canceller::stop()
{
    m_stopped = true;
    m_timer.stop();
}

void Canceller::ask()
{
    if (!m_hasJobsApi) {
        askTheOldWay();
        return;
    }
    whenDone(m_client.cancelJob(m_promptId), this,
             [this](const Result<bool> &answer) { takeCancelled(answer); });
}

// Both, in this order: whatever of the two it is in, one of them finds it.
void Canceller::askTheOldWay()
{
    whenDone(m_client.removeFromQueue({m_promptId}), this,
             [this](const Result<void> &answer) { takeRemoved(answer); });
}

void Canceller::takeCancelled(const Result<bool> &answer)
{
    if (m_stopped)
        return;
    if (!answer && answer.error().kind == Error::Kind::NotFound) {
        m_hasJobsApi = false;
        askTheOldWay();
        return;
    }
    m_timer.start();
    if (answer)
        emit delivered();
}

void Canceller::takeRemoved(const Result<void> &answer)
{
    if (m_stopped)
        return;
    if (!answer) {
        m_timer.start();
        return;
    }
    whenDone(m_client.interrupt(m_promptId), this,
             [this](const Result<void> &interrupted) { takeInterrupted(interrupted); });
}

void Canceller::takeInterrupted(const Result<void> &answer)
{
    if (m_stopped)
        return;
    m_timer.start();
    if (answer)
        emit delivered();
}

} // namespace gesso::comfy
