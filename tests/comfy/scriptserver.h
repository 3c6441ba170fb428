// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>
#include <QWebSocketServer>

#include <functional>

class QTcpSocket;
class QWebSocket;

namespace gesso::test {

struct ScriptRequest
{
    QByteArray method;
    QString target; // path and query as sent
    QString path;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct ScriptAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json; charset=utf-8";
    QList<QPair<QByteArray, QByteArray>> headers;
    qint64 announced = -1; // a Content-Length that is not the body's
    bool hang = false; // never answers
    bool close = false; // closes the connection without an answer
    QByteArray raw; // instead of everything else: bytes that are no HTTP
};

// A server on a real socket whose answers a test writes: HTTP and WebSocket on one port, with any
// fault that a test wants. Not a ComfyUI: it knows nothing by itself.
class ScriptServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<ScriptAnswer(const ScriptRequest &)>;

    explicit ScriptServer(QObject *parent = nullptr);
    ~ScriptServer() override;

    [[nodiscard]] QUrl url() const;
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    // Every HTTP request so far.
    [[nodiscard]] const QList<ScriptRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &method, const QString &path) const;
    // Stops to listen; connections that are open stay.
    void stopListening();
    void listenAgain();

    // WebSocket clients, oldest first; ended ones are null.
    [[nodiscard]] int socketsOpened() const { return static_cast<int>(m_sockets.size()); }
    [[nodiscard]] int socketsNow() const;
    [[nodiscard]] QStringList textsFrom(int socket) const { return m_texts.value(socket); }
    [[nodiscard]] QHash<QByteArray, QByteArray> upgradeHeaders() const { return m_upgradeHeaders; }
    void sendText(const QByteArray &text); // to the newest
    void sendBinary(const QByteArray &bytes);
    void deafen(); // the newest reads nothing any more: a half-open link
    void refuseSockets(bool refuse) { m_refuseSockets = refuse; }

    void closeSocket(); // the newest, hard

signals:
    void socketOpened();
    void requested(const QString &path);

private:
    void takeConnection();
    void takeBytes(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket);
    void takeWebSocket();
    void answer(QTcpSocket *socket, const ScriptRequest &request);

    QTcpServer m_server;
    quint16 m_port = 0;
    QWebSocketServer m_webSockets;
    Handler m_handler;
    QList<ScriptRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QPointer<QWebSocket>> m_sockets;
    QList<QPointer<QTcpSocket>> m_upgraded;
    QHash<int, QStringList> m_texts;
    QHash<QByteArray, QByteArray> m_upgradeHeaders;
    bool m_refuseSockets = false;
};

} // namespace gesso::test
