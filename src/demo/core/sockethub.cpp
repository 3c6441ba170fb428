// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/core/sockethub.h"

#include "json/reader.h"
#include "json/writer.h"

#include <QUrlQuery>
#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr quint64 kMostIncoming = 4ULL << 20;
constexpr qint64 kMostWaiting = qint64 {256} << 20; // bytes for a client that does not read

constexpr quint32 kLegacyEvent = 1;
constexpr quint32 kMetadataEvent = 4;

void appendBigEndian(QByteArray &out, quint32 value)
{
    std::array<char, 4> bytes {};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

QByteArray legacyFrame(const Preview &preview)
{
    QByteArray frame;
    appendBigEndian(frame, kLegacyEvent);
    appendBigEndian(frame, preview.png ? 2 : 1);
    return frame + preview.bytes;
}

QByteArray metadataFrame(const Preview &preview)
{
    const QByteArray about = json::write(preview.about, {.ascii = true});
    QByteArray frame;
    appendBigEndian(frame, kMetadataEvent);
    appendBigEndian(frame, static_cast<quint32>(about.size()));
    return frame + about + preview.bytes;
}

QString clientIdOf(const QWebSocket &socket)
{
    const QString id
        = QUrlQuery(socket.requestUrl()).queryItemValue(u"clientId"_s, QUrl::FullyDecoded);
    return id.isEmpty() ? QUuid::createUuid().toString(QUuid::Id128) : id;
}

} // namespace

SocketHub::SocketHub(Faults *faults, json::Object features, QObject *parent)
    : QObject(parent)
    , m_faults(faults)
    , m_features(std::move(features))
{
}

SocketHub::~SocketHub()
{
    for (const auto &client : m_clients)
        client->socket->disconnect(this);
}

void SocketHub::add(std::unique_ptr<QWebSocket> socket, QTcpSocket *transport, int queueRemaining)
{
    auto owned = std::make_unique<Client>();
    Client *client = owned.get();
    client->id = clientIdOf(*socket);
    client->socket.reset(socket.release());
    client->transport = transport;
    client->socket->setMaxAllowedIncomingMessageSize(kMostIncoming);
    connect(client->socket.get(), &QWebSocket::textMessageReceived, this,
            [this, client](const QString &text) { onText(client, text); });
    connect(client->socket.get(), &QWebSocket::disconnected, this,
            [this, client] { onEnd(client); });
    m_clients.push_back(std::move(owned));
    m_registry.insert(client->id, client);
    if (m_faults->silencesNewSockets())
        quieten(client);
    const json::Object info {{"queue_remaining", queueRemaining}};
    sendTo(client, u"status"_s,
           {{"status", json::Object {{"exec_info", info}}}, {"sid", client->id}});
    emit joined(client->id);
}

void SocketHub::broadcast(const QString &type, const json::Object &data)
{
    const QList<Client *> clients = m_registry.values();
    for (Client *client : clients)
        sendTo(client, type, data);
}

void SocketHub::send(const QString &clientId, const QString &type, const json::Object &data)
{
    if (Client *client = m_registry.value(clientId))
        sendTo(client, type, data);
}

bool SocketHub::wantsMetadata(const QString &clientId) const
{
    const Client *client = m_registry.value(clientId);
    return client != nullptr && client->metadata;
}

void SocketHub::sendPreview(const QString &clientId, const Preview &preview)
{
    Client *client = m_registry.value(clientId);
    if (client != nullptr && !m_faults->loses(u"preview"_s))
        sendBytes(client, client->metadata ? metadataFrame(preview) : legacyFrame(preview));
}

void SocketHub::broadcastPreview(const Preview &preview)
{
    const QByteArray frame = legacyFrame(preview);
    const QList<Client *> clients = m_registry.values();
    for (Client *client : clients)
        sendBytes(client, frame);
}

void SocketHub::closeAll(bool abort)
{
    QList<QWebSocket *> sockets;
    for (const auto &client : m_clients)
        sockets.append(client->socket.get());
    for (QWebSocket *socket : std::as_const(sockets)) {
        socket->flush(); // what was sent before still arrives
        if (abort)
            socket->abort();
        else
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
}

void SocketHub::silence()
{
    for (const auto &client : m_clients)
        quieten(client.get());
}

void SocketHub::quieten(Client *client)
{
    client->silent = true;
    if (client->transport)
        client->transport->blockSignals(true);
}

void SocketHub::onText(Client *client, const QString &text)
{
    if (std::exchange(client->spoke, true))
        return;
    const auto message = json::readValue(text.toUtf8());
    if (!message || (*message)["type"].toString() != "feature_flags"_L1)
        return;
    const json::Value &flag = (*message)["data"]["supports_preview_metadata"];
    client->metadata = flag.isBool() && flag.toBool();
    sendTo(client, u"feature_flags"_s, m_features);
}

void SocketHub::onEnd(Client *client)
{
    m_registry.remove(client->id);
    const auto found = std::ranges::find(m_clients, client, &std::unique_ptr<Client>::get);
    if (found != m_clients.end())
        m_clients.erase(found);
}

void SocketHub::sendTo(Client *client, const QString &type, const json::Object &data)
{
    if (client->silent || m_faults->loses(type))
        return;
    const json::Object message {{"type", type}, {"data", data}};
    client->socket->sendTextMessage(QString::fromLatin1(json::write(message, {.ascii = true})));
}

void SocketHub::sendBytes(Client *client, const QByteArray &bytes)
{
    if (client->silent)
        return;
    if (client->socket->bytesToWrite() > kMostWaiting)
        client->socket->abort();
    else
        client->socket->sendBinaryMessage(bytes);
}

} // namespace gesso::demo
