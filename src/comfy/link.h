// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/backoff.h"
#include "comfy/client.h"
#include "comfy/eventsocket.h"
#include "comfy/server.h"

#include <QObject>
#include <QTimer>

namespace gesso::comfy {

// Keeps one server reached: first contact over HTTP, then the socket, then again from the start
// after every loss, with back-off, until close().
class Link : public QObject
{
    Q_OBJECT

public:
    // Neither the client's Http nor the socket is owned; both outlive this.
    Link(const Client &client, EventSocket *socket, const ServerSetup &setup,
         QObject *parent = nullptr);

    [[nodiscard]] Server::State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const ServerFacts &facts() const { return m_facts; }

    void open();
    void close();

signals:
    void stateChanged();
    void factsChanged();
    // HTTP answers for the first time, or again after it did not: what is known of the server may
    // be old.
    void reached();

private:
    void contact();
    void takeStats(const Result<ServerFacts> &stats);
    void takeFeatures(const Result<json::Object> &features);
    void takeJobs(const Result<QList<JobLine>> &jobs);
    void openSocket();
    void takeOpened();
    void takeLost(const QString &reason);
    void fail(Server::State state, const Error &error);
    void setState(Server::State state, std::optional<Error> error = {});
    [[nodiscard]] QNetworkRequest socketRequest() const;

    Client m_client;
    EventSocket *m_socket;
    QString m_clientId;
    BackOff m_backOff;
    QTimer m_retry;
    Server::State m_state = Server::State::Offline;
    std::optional<Error> m_error;
    std::optional<Error> m_firstError; // of the plain routes, while their twins are tried
    ServerFacts m_facts;
    bool m_wanted = false;
    bool m_contacting = false;
    bool m_known = false; // reached() was said and HTTP has not failed since
    int m_socketFailures = 0;
};

} // namespace gesso::comfy
