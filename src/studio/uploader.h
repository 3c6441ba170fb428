// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/server.h"
#include "studio/backstage.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace gesso::library {
class Library;
}

namespace gesso::studio {

// Brings input files to servers: each content once to each server, under the name that the server
// answers. GUI thread.
class Uploader : public QObject
{
    Q_OBJECT

public:
    Uploader(Backstage backstage, library::Library *library, QObject *parent = nullptr);

    // uploaded() follows, never at once.
    void want(comfy::Server *server, const QString &serverName, const JobInput &input);
    // The server turned out not to have it any more: the next want() sends it again.
    void forget(const QString &serverName, const QByteArray &sha256);

    // A file's own name made fit for a server: bare, not hidden, not too long.
    [[nodiscard]] static QString cleanName(const QString &name, const QByteArray &sha256);

signals:
    // The value for the prompt, or why there is none.
    void uploaded(const QString &serverName, const QByteArray &sha256,
                  const gesso::Result<QString> &name);

private:
    struct Task
    {
        QPointer<comfy::Server> server; // may be replaced and go meanwhile
        QString serverName;
        JobInput input;
    };

    void lookedUp(const Task &task, const Result<std::optional<QString>> &known);
    void sent(const Task &task, const Result<QString> &name);
    void endAway(const Task &task);
    void end(const Task &task, const Result<QString> &name);

    Backstage m_backstage;
    library::Library *m_library;
    QSet<std::pair<QString, QByteArray>> m_underWay;
};

} // namespace gesso::studio
