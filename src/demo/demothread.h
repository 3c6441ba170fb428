// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "demo/demoserver.h"

#include <QThread>

namespace gesso::demo {

// Owns a thread and a DemoServer on it, so that nothing of it runs where this object lives.
class DemoThread : public QObject
{
    Q_OBJECT

public:
    explicit DemoThread(DemoOptions options = {}, QObject *parent = nullptr);
    // Ends the server and waits for its thread.
    ~DemoThread() override;

    // listening() or failed() follows, on the thread of this object. Once listening, tells it
    // again.
    void start();
    // Empty until listening().
    [[nodiscard]] QUrl url() const { return m_url; }

signals:
    void listening(const QUrl &url);
    void failed(const gesso::Error &error);
    void exitRequested();
    // Between the threads.
    void wanted();
    void opened(const QUrl &url);

private:
    void serve();
    void onOpened(const QUrl &url);

    DemoOptions m_options;
    QThread m_thread;
    QObject m_place; // lives on the thread; what is called through it runs there
    std::unique_ptr<DemoServer> m_server; // touched on the thread only
    QUrl m_url;
};

} // namespace gesso::demo
