// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demoserver.h"
#include "json/writer.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <memory>

namespace gesso::test {

// The server that the end-to-end tests run against: a real one when GESSO_COMFY_URL names it, else
// the demo server.
class TestServer
{
public:
    [[nodiscard]] static bool isReal() { return qEnvironmentVariableIsSet("GESSO_COMFY_URL"); }
    // How long to wait for what the demo server does in `ms`: a step on a CPU may take seconds.
    [[nodiscard]] static int patience(int ms) { return isReal() ? ms * 20 : ms; }
    // A model that it has.
    [[nodiscard]] static QByteArray checkpoint()
    {
        const QByteArray named = qgetenv("GESSO_COMFY_CKPT");
        return named.isEmpty() ? QByteArray("sdXL_v10VAEFix.safetensors") : named;
    }

    explicit TestServer(double speed = 0, quint16 port = 0, const QString &folder = {})
    {
        if (isReal()) {
            m_url = QUrl(qEnvironmentVariable("GESSO_COMFY_URL"));
            return;
        }
        demo::DemoOptions options;
        options.speed = speed;
        options.faults = true;
        options.port = port;
        options.folder = folder;
        m_demo = std::make_unique<demo::DemoServer>(options);
        const Result<QUrl> listening = m_demo->listen();
        if (listening)
            m_url = *listening;
        else
            QTest::qFail(qPrintable(listening.error().toLine()), __FILE__, __LINE__);
    }

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString folder() const { return m_demo ? m_demo->folder() : QString(); }

    // Makes the demo server do wrong (demo/faults.h).
    void fault(const json::Object &fault)
    {
        QNetworkRequest request(m_url.resolved(QUrl(QStringLiteral("/gesso/fault"))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        std::unique_ptr<QNetworkReply> reply(
            m_network.post(request, json::write(json::Value(fault))));
        const bool ended = QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10000);
        if (!ended)
            QTest::qFail("the demo server takes no faults", __FILE__, __LINE__);
    }

private:
    std::unique_ptr<demo::DemoServer> m_demo;
    QUrl m_url;
    QNetworkAccessManager m_network;
};

} // namespace gesso::test

// First line of a test that only a server which does wrong on demand can give.
#define GESSO_NEED_FAULTS()                                                                        \
    do {                                                                                           \
        if (gesso::test::TestServer::isReal())                                                     \
            QSKIP("a real server does no wrong on demand");                                        \
    } while (false)
