// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/scriptserver.h"

#include <QTcpSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

QHash<QByteArray, QByteArray> headersOf(const QByteArray &head)
{
    QHash<QByteArray, QByteArray> headers;
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    return headers;
}

} // namespace

ScriptServer::ScriptServer(QObject *parent)
    : QObject(parent)
    , m_webSockets(u"script"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptServer::takeConnection);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &ScriptServer::takeWebSocket);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

ScriptServer::~ScriptServer()
{
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
    m_webSockets.disconnect(this);
}

QUrl ScriptServer::url() const
{
    return QUrl(u"http://127.0.0.1:"_s + QString::number(m_port));
}

int ScriptServer::count(const QByteArray &method, const QString &path) const
{
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(), [&](const ScriptRequest &request) {
            return request.method == method && request.path == path;
        }));
}

void ScriptServer::stopListening()
{
    m_server.close();
}

void ScriptServer::listenAgain()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

int ScriptServer::socketsNow() const
{
    return static_cast<int>(
        std::count_if(m_sockets.begin(), m_sockets.end(),
                      [](const QPointer<QWebSocket> &socket) { return !socket.isNull(); }));
}

void ScriptServer::sendText(const QByteArray &text)
{
    if (!m_sockets.isEmpty() && m_sockets.last())
        m_sockets.last()->sendTextMessage(QString::fromUtf8(text));
}

void ScriptServer::sendBinary(const QByteArray &bytes)
{
    if (!m_sockets.isEmpty() && m_sockets.last())
        m_sockets.last()->sendBinaryMessage(bytes);
}

void ScriptServer::closeSocket()
{
    if (!m_sockets.isEmpty() && m_sockets.last())
        m_sockets.last()->abort();
}

void ScriptServer::deafen()
{
    if (!m_upgraded.isEmpty() && m_upgraded.last())
        QObject::disconnect(m_upgraded.last(), &QTcpSocket::readyRead, nullptr, nullptr);
}

void ScriptServer::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { takeBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this,
                [this, socket] { m_buffers.remove(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void ScriptServer::takeBytes(QTcpSocket *socket)
{
    const QByteArray start = socket->peek(16384);
    const bool upgrade = !m_buffers.contains(socket) && start.contains("\r\n\r\n")
        && start.toLower().contains("upgrade: websocket");
    if (upgrade && !m_refuseSockets) {
        m_upgradeHeaders = headersOf(start);
        QObject::disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
        m_upgraded.append(socket);
        m_webSockets.handleConnection(socket);
        emit socket->readyRead();
        return;
    }
    m_buffers[socket] += socket->readAll();
    while (m_buffers.contains(socket) && takeRequest(socket)) { }
}

bool ScriptServer::takeRequest(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    ScriptRequest request;
    const QByteArray head = buffer.left(end);
    const QList<QByteArray> first = head.left(head.indexOf('\r')).split(' ');
    request.headers = headersOf(head);
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length || first.size() < 2)
        return false;
    request.method = first[0];
    request.target = QString::fromUtf8(first[1]);
    request.path = request.target.section(u'?', 0, 0);
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_requests.append(request);
    answer(socket, request);
    emit requested(request.path);
    return true;
}

void ScriptServer::answer(QTcpSocket *socket, const ScriptRequest &request)
{
    const ScriptAnswer answer = m_handler ? m_handler(request) : ScriptAnswer {.status = 404};
    if (answer.hang)
        return;
    if (answer.close) {
        m_buffers.remove(socket);
        socket->abort();
        return;
    }
    if (!answer.raw.isEmpty()) {
        socket->write(answer.raw);
        socket->disconnectFromHost();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status)
        + " Word\r\nContent-Type: " + answer.contentType + "\r\nContent-Length: "
        + QByteArray::number(answer.announced < 0 ? answer.body.size() : answer.announced) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    socket->write(head + "\r\n");
    if (request.method != "HEAD")
        socket->write(answer.body);
    if (answer.announced > answer.body.size())
        socket->disconnectFromHost();
}

void ScriptServer::takeWebSocket()
{
    QWebSocket *socket = m_webSockets.nextPendingConnection();
    const int number = static_cast<int>(m_sockets.size());
    m_sockets.append(socket);
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, number](const QString &text) { m_texts[number].append(text); });
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    emit socketOpened();
}

} // namespace gesso::test
