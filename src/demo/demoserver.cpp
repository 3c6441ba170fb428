// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"

#include "demo/api/backend.h"
#include "demo/core/examples.h"
#include "demo/core/httpfrontend.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace gesso::demo {

// The parts of a server, in the order in which each needs the ones before.
class DemoServer::Private
{
public:
    Private(DemoServer *server, DemoOptions wanted);

    [[nodiscard]] Result<QUrl> listen();
    void takeSockets();
    void onFault(const json::Object &fault);
    void die(const json::Object &fault);

    DemoServer *q;
    DemoOptions options;
    std::unique_ptr<QTemporaryDir> temporary;
    SystemClock clock;
    FileStore files;
    Catalogue catalogue;
    Faults faults;
    SocketHub hub;
    Runner runner;
    PromptQueue queue;
    Backend backend;
    Router router;
    HttpFrontend http;
    QUrl url;
};

DemoServer::Private::Private(DemoServer *server, DemoOptions wanted)
    : q(server)
    , options(std::move(wanted))
    , catalogue(&files)
    , hub(&faults, serverFeatures())
    , runner(&catalogue, &files, &clock, options.speed)
    , queue(&runner, &hub, &faults)
    , backend {&catalogue, &files, &queue, &runner, &faults, &clock}
    , http([this](const Request &request) { return router.answer(request); }, &faults)
{
    addPromptRoutes(router, backend);
    addQueueRoutes(router, backend);
    addJobRoutes(router, backend);
    addViewRoutes(router, backend);
    addUploadRoutes(router, backend);
    addInfoRoutes(router, backend);
    addUserRoutes(router, backend);
    if (options.faults)
        addFaultRoutes(router, &faults);
    QObject::connect(&http, &HttpFrontend::newWebSocketConnection, &hub, [this] { takeSockets(); });
    QObject::connect(&faults, &Faults::atOnce, &hub,
                     [this](const json::Object &fault) { onFault(fault); });
    QObject::connect(&queue, &PromptQueue::deathMet, &hub,
                     [this](const json::Object &fault) { die(fault); });
}

Result<QUrl> DemoServer::Private::listen()
{
    if (options.folder.isEmpty()) {
        temporary = std::make_unique<QTemporaryDir>();
        options.folder = temporary->path();
    }
    if (const auto opened = files.open(options.folder); !opened)
        return opened.error();
    writeExamples(files);
    const auto port = http.open(options.address, options.port);
    if (!port)
        return port.error();
    const bool any
        = options.address == QHostAddress::Any || options.address == QHostAddress::AnyIPv4;
    url.setScheme(u"http"_s);
    url.setHost(any ? u"127.0.0.1"_s : options.address.toString());
    url.setPort(*port);
    return url;
}

void DemoServer::Private::takeSockets()
{
    while (http.hasPendingWebSocketConnections()) {
        auto [socket, transport] = http.nextSocket();
        if (socket)
            hub.add(std::move(socket), transport, queue.remaining());
    }
}

void DemoServer::Private::onFault(const json::Object &fault)
{
    const QString kind = fault["kind"].toString();
    if (kind == "silence"_L1) {
        hub.silence();
        return;
    }
    // After the answer to the request that asks for it.
    QTimer::singleShot(0, &hub, [this, kind, fault] {
        if (kind == "closesocket"_L1)
            hub.closeAll(fault["abort"].toBool());
        else if (kind == "refuse"_L1)
            http.refuse(static_cast<int>(fault["ms"].toInt64(1000)));
        else
            die(fault);
    });
}

void DemoServer::Private::die(const json::Object &fault)
{
    if (fault["exit"].toBool()) {
        emit q->exitRequested();
        return;
    }
    queue.reset();
    files.clearTemp();
    hub.closeAll(true);
    http.refuse(static_cast<int>(fault["ms"].toInt64(0)));
}

DemoServer::DemoServer(DemoOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
}

DemoServer::~DemoServer() = default;

Result<QUrl> DemoServer::listen()
{
    return d->listen();
}

QUrl DemoServer::url() const
{
    return d->url;
}

QString DemoServer::folder() const
{
    return d->files.folder();
}

} // namespace gesso::demo
