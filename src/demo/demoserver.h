// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <memory>

namespace gesso::demo {

struct DemoOptions
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; // 0: any free one
    // 1: steps take as long as on a middling graphics card; 2: twice as quick; 0: no waiting at
    // all.
    double speed = 1.0;
    bool faults = false; // whether POST /gesso/fault is there (see faults.h)
    // Holds input/, output/ and temp/; made when it is not there. Empty: a temporary folder that
    // goes away with the server.
    QString folder;
};

// A server that passes for ComfyUI 0.33: HTTP and WebSocket on one port, a catalogue of core node
// classes, pictures by arithmetic. Lives on the thread that made it and needs its event loop;
// pictures are drawn on a thread of their own. Queue, history and cache end with it.
class DemoServer : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(DemoOptions options = {}, QObject *parent = nullptr);
    // Stops the job that runs, waits for it (at most a step), closes every connection.
    ~DemoServer() override;

    // Starts to listen; the address to use. Io when the port is taken or the folder cannot be made.
    [[nodiscard]] Result<QUrl> listen();
    // "http://127.0.0.1:PORT"; empty before listen().
    [[nodiscard]] QUrl url() const;
    // The folder with input/, output/ and temp/; empty before listen().
    [[nodiscard]] QString folder() const;

signals:
    // A client asked the server to end (fault "exit"): whoever owns a process ends it.
    void exitRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::demo
