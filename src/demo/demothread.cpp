// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demothread.h"

#include <QSslConfiguration>

#include <utility>

namespace gesso::demo {

DemoThread::DemoThread(DemoOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("demo"));
    m_place.moveToThread(&m_thread);
    connect(this, &DemoThread::wanted, &m_place, [this] { serve(); });
    connect(
        &m_thread, &QThread::finished, &m_place, [this] { m_server.reset(); },
        Qt::DirectConnection);
    connect(this, &DemoThread::opened, this, &DemoThread::onOpened);
}

DemoThread::~DemoThread()
{
    m_thread.quit();
    m_thread.wait();
}

void DemoThread::start()
{
    // Qt sets up TLS where it first meets it, and two threads at once leave OpenSSL's memory in
    // disorder (Qt 6.4): here, before the HTTP server asks for it on the other one.
    static_cast<void>(QSslConfiguration::defaultConfiguration());
    m_thread.start();
    emit wanted();
}

// On the thread of the server.
void DemoThread::serve()
{
    if (m_server) {
        emit opened(m_server->url());
        return;
    }
    m_server = std::make_unique<DemoServer>(m_options);
    connect(m_server.get(), &DemoServer::exitRequested, this, &DemoThread::exitRequested);
    const auto url = m_server->listen();
    if (url) {
        emit opened(*url);
        return;
    }
    m_server.reset();
    emit failed(url.error());
}

void DemoThread::onOpened(const QUrl &url)
{
    m_url = url;
    emit listening(url);
}

} // namespace gesso::demo
