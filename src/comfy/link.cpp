// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/link.h"

#include "base/whendone.h"
#include "comfy/address.h"
#include "comfy/serverfacts.h"
#include "comfy/words.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

// Something answered, and not as a ComfyUI does.
bool isAnswer(const Error &error)
{
    return error.kind == Error::Kind::Http || error.kind == Error::Kind::Protocol
        || error.kind == Error::Kind::NotFound;
}

} // namespace

Link::Link(const Client &client, EventSocket *socket, const ServerSetup &setup, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_socket(socket)
    , m_clientId(setup.clientId)
    , m_backOff(setup.random, setup.timing)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Link::contact);
    connect(m_socket, &EventSocket::opened, this, &Link::takeOpened);
    connect(m_socket, &EventSocket::lost, this, &Link::takeLost);
}

void Link::open()
{
    m_wanted = true;
    if (m_state == Server::State::Ready || m_contacting)
        return;
    m_backOff.reset();
    contact();
}

void Link::close()
{
    m_wanted = false;
    m_contacting = false;
    m_retry.stop();
    m_socket->close();
    setState(Server::State::Offline);
}

void Link::contact()
{
    m_retry.stop();
    m_contacting = true;
    // Who waits for a server that refuses should go on seeing why.
    if (m_state != Server::State::Refused)
        setState(Server::State::Connecting, m_error);
    whenDone(m_client.systemStats(), this,
             [this](const Result<ServerFacts> &stats) { takeStats(stats); });
}

void Link::takeStats(const Result<ServerFacts> &stats)
{
    if (!m_wanted)
        return;
    if (!stats && isAnswer(stats.error()) && !m_firstError) {
        m_firstError = stats.error();
        m_client.http()->setViaApi(!m_client.http()->viaApi());
        contact();
        return;
    }
    const auto firstError = std::exchange(m_firstError, std::nullopt);
    if (!stats) {
        if (firstError)
            m_client.http()->setViaApi(!m_client.http()->viaApi());
        const Error error = firstError ? *firstError : stats.error();
        fail(isAnswer(error) ? Server::State::Refused : Server::State::Offline, error);
        return;
    }
    const bool hadJobs = m_facts.hasJobsApi;
    const qint64 hadSize = m_facts.maxUploadSize;
    m_facts = *stats;
    m_facts.hasJobsApi = hadJobs;
    m_facts.maxUploadSize = hadSize;
    whenDone(m_client.features(), this,
             [this](const Result<json::Object> &features) { takeFeatures(features); });
}

void Link::takeFeatures(const Result<json::Object> &features)
{
    if (!m_wanted)
        return;
    if (!features && !isAnswer(features.error())) {
        fail(Server::State::Offline, features.error());
        return;
    }
    if (features) // a server without the route has the defaults
        readFeatures(*features, m_facts);
    whenDone(m_client.jobs(1), this,
             [this](const Result<QList<JobLine>> &jobs) { takeJobs(jobs); });
}

void Link::takeJobs(const Result<QList<JobLine>> &jobs)
{
    if (!m_wanted)
        return;
    if (!jobs && !isAnswer(jobs.error())) {
        fail(Server::State::Offline, jobs.error());
        return;
    }
    // A 500 comes from a route that is there (protocol sheet 8, trap 33).
    m_facts.hasJobsApi = jobs.ok() || jobs.error().kind == Error::Kind::Http;
    emit factsChanged();
    openSocket();
    if (!std::exchange(m_known, true))
        emit reached();
}

QNetworkRequest Link::socketRequest() const
{
    const QUrl &base = m_client.http()->base();
    QNetworkRequest request(socketUrl(base, m_client.http()->viaApi(), m_clientId));
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Gesso/" GESSO_VERSION ""_s);
    const QByteArray authorization = basicAuthorization(base);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return request;
}

void Link::openSocket()
{
    m_socket->open(socketRequest());
}

void Link::takeOpened()
{
    m_contacting = false;
    m_socketFailures = 0;
    m_backOff.reset();
    setState(Server::State::Ready);
}

void Link::takeLost(const QString &reason)
{
    if (!m_wanted)
        return;
    const Error error {Error::Kind::Network, Words::tr("The connection for live progress broke."),
                       addressText(m_client.http()->base()),
                       Words::tr("Gesso connects again by itself."), reason};
    const bool wasOpen = m_state == Server::State::Ready;
    if (!wasOpen)
        ++m_socketFailures;
    if (wasOpen || m_socketFailures < 2) {
        fail(Server::State::Connecting, error);
        return;
    }
    Error blocked = error;
    blocked.message
        = Words::tr("The server answers, but live progress (WebSocket) does not get through.");
    blocked.advice = Words::tr("A proxy in between must let WebSocket connections pass.");
    fail(Server::State::Refused, blocked);
}

void Link::fail(Server::State state, const Error &error)
{
    m_contacting = false;
    if (state == Server::State::Offline || state == Server::State::Refused)
        m_known = false;
    m_retry.start(m_backOff.next());
    setState(state, error);
}

void Link::setState(Server::State state, std::optional<Error> error)
{
    if (m_state == state && m_error == error)
        return;
    m_state = state;
    m_error = std::move(error);
    emit stateChanged();
}

} // namespace gesso::comfy
