// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/faults.h"
#include "demo/run/run.h"

#include <QHash>
#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>

#include <memory>
#include <vector>

namespace gesso::demo {

// The WebSocket clients, with the habits of a ComfyUI's registry: a later socket takes over a
// client id without the earlier being closed, and the end of either takes the id away (protocol
// sheet 3.6).
class SocketHub : public QObject
{
    Q_OBJECT

public:
    // Nothing is owned.
    SocketHub(Faults *faults, json::Object features, QObject *parent = nullptr);
    ~SocketHub() override;

    // Takes a connection that is open; transport is what it runs over.
    void add(std::unique_ptr<QWebSocket> socket, QTcpSocket *transport, int queueRemaining);

    void broadcast(const QString &type, const json::Object &data);
    void send(const QString &clientId, const QString &type, const json::Object &data);
    // To one client in the form that it asked for, which tells also whether it is event 4.
    [[nodiscard]] bool wantsMetadata(const QString &clientId) const;
    void sendPreview(const QString &clientId, const Preview &preview);
    // As event 1, to all.
    void broadcastPreview(const Preview &preview);

    void closeAll(bool abort);
    // Neither sends nor reads any more, on the sockets that are open now.
    void silence();

signals:
    // A client connected and got its first status.
    void joined(const QString &clientId);

private:
    struct Client
    {
        QString id;
        std::unique_ptr<QWebSocket, QScopedPointerDeleteLater> socket;
        QPointer<QTcpSocket> transport;
        bool spoke = false;
        bool metadata = false;
        bool silent = false;
    };

    void onText(Client *client, const QString &text);
    void onEnd(Client *client);
    void sendTo(Client *client, const QString &type, const json::Object &data);
    static void sendBytes(Client *client, const QByteArray &bytes);
    static void quieten(Client *client);

    Faults *m_faults;
    json::Object m_features;
    std::vector<std::unique_ptr<Client>> m_clients;
    QHash<QString, Client *> m_registry;
};

} // namespace gesso::demo
