// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "comfy/server.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace gesso::cli {

// Waits until a server can be worked with: it answers as a ComfyUI and its node catalogue is known.
// Ends once, with ready() or failed(); a first contact that fails is the end of it, since a script
// should not wait for a server that is not there.
class ServerWait : public QObject
{
    Q_OBJECT

public:
    // The server is not owned and may go first.
    explicit ServerWait(comfy::Server *server, QObject *parent = nullptr);

    // Begins to look; opens the server if nobody did.
    void start();

signals:
    void ready();
    // Names the server and says whether it is not reachable or not a ComfyUI.
    void failed(const gesso::Error &error);

private:
    void check();
    void onCatalogueFailed(const Error &error);
    void onTimeout();
    void fail(Error error);

    QPointer<comfy::Server> m_server;
    QTimer m_timer;
    bool m_ended = false;
};

} // namespace gesso::cli
