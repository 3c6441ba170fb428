// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/leftovers.h"

#include "base/whendone.h"
#include "comfy/server.h"
#include "studio/servers.h"

#include <algorithm>

namespace gesso::studio {

Leftovers::Leftovers(Backstage backstage, Servers *servers, QObject *parent)
    : QObject(parent)
    , m_backstage(std::move(backstage))
    , m_servers(servers)
{
}

Leftovers::~Leftovers() = default;

void Leftovers::restore(const QList<Leftover> &stored)
{
    for (const Leftover &leftover : stored) {
        m_entries.insert(leftover.promptId, {leftover.server, true, nullptr, nullptr});
        if (Servers::endedWithProgram(leftover.server))
            forget(leftover.promptId);
    }
}

void Leftovers::note(const Leftover &leftover)
{
    if (m_entries.contains(leftover.promptId))
        return;
    m_entries.insert(leftover.promptId, {leftover.server, false, nullptr, nullptr});
    store(leftover);
}

void Leftovers::leave(const Leftover &leftover)
{
    note(leftover);
    m_entries[leftover.promptId].isLeft = true;
}

void Leftovers::forget(const QString &promptId)
{
    if (m_entries.remove(promptId) == 0)
        return;
    const auto drop
        = [store = m_backstage.store, promptId] { return store->dropLeftover(promptId); };
    whenDone(m_backstage.worker->run(drop), this, [this](const Result<void> &dropped) {
        if (!dropped)
            emit failed(dropped.error());
    });
}

void Leftovers::store(const Leftover &leftover)
{
    const auto add = [store = m_backstage.store, leftover] { return store->addLeftover(leftover); };
    whenDone(m_backstage.worker->run(add), this, [this](const Result<void> &added) {
        if (!added)
            emit failed(added.error());
    });
}

void Leftovers::consider()
{
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (!it->isLeft || it->run)
            continue;
        comfy::Server *server = m_servers->find(it->server);
        if (server && server->state() == comfy::Server::State::Ready)
            takeOut(it.key(), server);
    }
}

void Leftovers::takeOut(const QString &promptId, comfy::Server *server)
{
    comfy::Run *run = server->resume(promptId, {}).release();
    run->setParent(this);
    m_entries[promptId].run = run;
    m_entries[promptId].at = server;
    connect(run, &comfy::Run::ended, this, [this, promptId, run] {
        run->deleteLater(); // it is telling us just now
        forget(promptId);
        emit settled();
    });
    run->cancel();
}

bool Leftovers::isUsing(const comfy::Server *server) const
{
    return std::ranges::any_of(m_entries,
                               [server](const Entry &entry) { return entry.at == server; });
}

} // namespace gesso::studio
