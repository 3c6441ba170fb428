// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "demo/faults.h"
#include "demo/http/message.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

#include <functional>
#include <memory>

namespace gesso::demo {

// The one place that knows QHttpServer, whose interface changed in Qt 6.8: requests in, responses
// out, WebSockets on the same port, and the faults of connections.
class HttpFrontend : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Answer = std::function<Response(const Request &)>;

    // The faults are not owned.
    HttpFrontend(Answer answer, Faults *faults, QObject *parent = nullptr);
    ~HttpFrontend() override;

    // The port; Io when it is taken.
    [[nodiscard]] Result<quint16> open(const QHostAddress &address, quint16 port);
    // Closes every connection and listens again, on the same port, after a while.
    void refuse(int ms);

    // A WebSocket that was accepted and what it runs over (null when that is gone already).
    [[nodiscard]] std::pair<std::unique_ptr<QWebSocket>, QTcpSocket *> nextSocket();

protected:
    bool handleRequest(const QHttpServerRequest &received, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &received, QTcpSocket *socket) override;

private:
    // What came over a connection since its last whole request.
    struct Reading
    {
        qint64 bytes = 0;
        bool inBody = false;
        QByteArray tail; // of the headers, to find their end
    };

    void answer(const Request &request, QTcpSocket *socket);
    void answerWithFault(const Request &request, const json::Object &fault, QTcpSocket *socket);
    void listenAgain();
    void watch(QTcpSocket *socket);
    void limit(QTcpSocket *socket);

    Answer m_answer;
    Faults *m_faults;
    QTcpServer *m_tcp = nullptr; // owned by the base class
    QHostAddress m_address;
    quint16 m_port = 0;
    QList<QPointer<QTcpSocket>> m_sockets;
    QHash<const QTcpSocket *, Reading> m_reading;
};

} // namespace gesso::demo
