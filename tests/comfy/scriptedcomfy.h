// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/scriptserver.h"

namespace gesso::test {

// A ScriptServer with the routes of a ComfyUI, each of which a test can replace; queue and history
// are what the test says.
class ScriptedComfy : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedComfy(QObject *parent = nullptr);

    [[nodiscard]] ScriptServer &server() { return m_server; }
    [[nodiscard]] QUrl url() const { return m_server.url(); }

    // "GET /queue" or, for a path with an id in it, its beginning: "GET /history/".
    void on(const QByteArray &route, const ScriptServer::Handler &handler)
    {
        m_routes.insert(route, handler);
    }
    void answer(const QByteArray &route, const ScriptAnswer &answer);
    void forget(const QByteArray &route) { m_routes.remove(route); }
    void setOld(bool old) { m_old = old; } // 0.3.64: no jobs routes

    QStringList running;
    QStringList pending;
    QHash<QString, QByteArray> history; // id -> entry

    // Frames of a run with the one node "9", which saves a.png.
    void sendStart(const QString &id);
    void sendExecuted(const QString &id, const QByteArray &file = "a.png");
    void sendSuccess(const QString &id);
    void sendFinished(const QString &id);
    void sendEvent(const QByteArray &type, const QByteArray &data);
    [[nodiscard]] static QByteArray successEntry(const QString &id,
                                                 const QByteArray &file = "a.png");

private:
    [[nodiscard]] ScriptAnswer handle(const ScriptRequest &request);
    [[nodiscard]] ScriptAnswer standard(const ScriptRequest &request) const;
    [[nodiscard]] QByteArray queueBody() const;

    ScriptServer m_server;
    QHash<QByteArray, ScriptServer::Handler> m_routes;
    bool m_old = false;
};

} // namespace gesso::test
