// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serverwait.h"

#include <chrono>

using namespace std::chrono_literals;

namespace gesso::cli {

namespace {

// Longer than the time out of any single request: a server that is only slow gets its own error,
// not this one.
constexpr auto kLongest = 90s;

} // namespace

ServerWait::ServerWait(comfy::Server *server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLongest);
    connect(&m_timer, &QTimer::timeout, this, &ServerWait::onTimeout);
    connect(server, &comfy::Server::stateChanged, this, &ServerWait::check);
    connect(server, &comfy::Server::catalogueChanged, this, &ServerWait::check);
    connect(server, &comfy::Server::catalogueFailed, this, &ServerWait::onCatalogueFailed);
}

void ServerWait::start()
{
    m_timer.start();
    m_server->open();
    check();
}

void ServerWait::check()
{
    if (m_ended || !m_timer.isActive() || m_server == nullptr)
        return;
    switch (m_server->state()) {
    case comfy::Server::State::Connecting:
        return;
    case comfy::Server::State::Ready:
        if (m_server->catalogue() != nullptr) {
            m_ended = true;
            m_timer.stop();
            emit ready();
        }
        return;
    case comfy::Server::State::Offline:
    case comfy::Server::State::Refused:
        if (m_server->error())
            fail(*m_server->error());
        return;
    }
}

void ServerWait::onCatalogueFailed(const Error &error)
{
    if (m_server != nullptr && m_server->catalogue() == nullptr)
        fail(error);
}

void ServerWait::onTimeout()
{
    fail({.kind = Error::Kind::Timeout,
          .message = tr("The server answers, but does not get ready."),
          .where = m_server != nullptr ? m_server->address().toDisplayString() : QString(),
          .advice = tr("Look at the server's own window or log.")});
}

void ServerWait::fail(Error error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_timer.stop();
    if (error.where.isEmpty() && m_server != nullptr)
        error.where = m_server->address().toDisplayString();
    emit failed(error);
}

} // namespace gesso::cli
