// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/eventsocket.h"

#include "comfy/decode.h"
#include "comfy/words.h"

#include <QSslError>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr quint64 kMostMessage = quint64 {256} << 20; // bytes; pictures can come over the socket

} // namespace

EventSocket::EventSocket(const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
{
    m_ping.setInterval(timing.ping);
    m_limit.setSingleShot(true);
    connect(&m_ping, &QTimer::timeout, this, &EventSocket::onPing);
    connect(&m_limit, &QTimer::timeout, this, &EventSocket::onTimeout);
}

EventSocket::~EventSocket()
{
    if (m_socket != nullptr) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void EventSocket::open(const QNetworkRequest &request)
{
    m_request = request;
    if (m_socket == nullptr) {
        connectSocket();
        return;
    }
    m_openAgain = true;
    beginClosing();
}

void EventSocket::close()
{
    m_openAgain = false;
    if (m_socket != nullptr)
        beginClosing();
}

void EventSocket::reopenDeaf()
{
    if (m_state == State::Open && m_sinceOpened.hasExpired(m_timing.deaf.count()))
        open(m_request);
}

void EventSocket::connectSocket()
{
    m_state = State::Opening;
    m_describesPreviews = false;
    m_silentPings = 0;
    m_reason.clear();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(kMostMessage);
    m_socket->setMaxAllowedIncomingMessageSize(kMostMessage);
    connect(m_socket, &QWebSocket::connected, this, &EventSocket::greet);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &EventSocket::takeText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &EventSocket::takeBinary);
    connect(m_socket, &QWebSocket::pong, this, &EventSocket::heard);
    connect(m_socket, &QWebSocket::stateChanged, this, &EventSocket::onStateChanged);
    connect(m_socket, &QWebSocket::sslErrors, this, &EventSocket::takeSslErrors);
    m_limit.start(m_timing.socketOpen);
    m_socket->open(m_request);
}

void EventSocket::beginClosing()
{
    if (m_state == State::Closing)
        return;
    const bool connected = m_socket->state() == QAbstractSocket::ConnectedState;
    m_state = State::Closing;
    m_ping.stop();
    m_limit.start(m_timing.socketClose);
    if (connected)
        m_socket->close();
    else
        onTimeout();
}

void EventSocket::greet()
{
    // The only thing that a server reads, and only as the first message (protocol sheet 3.1, 3.2).
    m_socket->sendTextMessage(
        uR"({"type":"feature_flags","data":{"supports_preview_metadata":true}})"_s);
    m_ping.start();
}

void EventSocket::takeText(const QString &text)
{
    heard();
    if (const auto event = decodeText(text.toUtf8()))
        take(*event);
}

void EventSocket::takeBinary(const QByteArray &bytes)
{
    heard();
    if (const auto event = decodeBinary(bytes))
        take(*event);
}

void EventSocket::take(const Event &what)
{
    if (m_state == State::Opening) {
        m_state = State::Open;
        m_limit.stop();
        m_sinceOpened.start();
        emit opened();
    }
    if (m_state != State::Open)
        return;
    if (const auto *flags = std::get_if<event::FeatureFlags>(&what))
        m_describesPreviews = flags->flags["supports_preview_metadata"].toBool();
    // Previews of the older kind then come from other people's anonymous runs only (protocol
    // sheet 3.6).
    const auto *preview = std::get_if<event::Preview>(&what);
    if (preview != nullptr && preview->promptId.isEmpty() && m_describesPreviews)
        return;
    emit received(what);
}

void EventSocket::heard()
{
    m_silentPings = 0;
}

void EventSocket::onPing()
{
    if (++m_silentPings >= m_timing.silentPings) {
        fail(Words::tr("The server's WebSocket went silent."));
        return;
    }
    m_socket->ping();
}

void EventSocket::onTimeout()
{
    if (m_state == State::Opening)
        m_reason = Words::tr("The server's WebSocket does not answer.");
    abortNow();
}

void EventSocket::abortNow()
{
    const QWebSocket *old = m_socket;
    m_socket->abort();
    if (m_socket != nullptr && m_socket == old) // aborting one that never connected says nothing
        onEnded();
}

void EventSocket::fail(const QString &reason)
{
    m_reason = reason;
    abortNow();
}

void EventSocket::onStateChanged()
{
    if (m_socket != nullptr && m_socket->state() == QAbstractSocket::UnconnectedState)
        onEnded();
}

void EventSocket::onEnded()
{
    if (m_socket == nullptr)
        return;
    m_ping.stop();
    m_limit.stop();
    const State before = std::exchange(m_state, State::Idle);
    const QString reason = m_reason.isEmpty() ? m_socket->errorString() : m_reason;
    m_socket->disconnect(this);
    m_socket->deleteLater();
    m_socket = nullptr;
    if (before != State::Closing)
        emit lost(reason);
    else if (std::exchange(m_openAgain, false))
        connectSocket();
}

void EventSocket::takeSslErrors(const QList<QSslError> &errors)
{
    if (!errors.isEmpty())
        m_reason = errors.first().errorString();
}

} // namespace gesso::comfy
