// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/core/httpfrontend.h"

#include "demo/http/wire.h"

#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QMetaEnum>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr qint64 kMostBody = 104857600; // as /features tells it (protocol sheet 2.7)
constexpr qint64 kMostUnread = kMostBody + (qint64 {4} << 20);
constexpr qint64 kMostHeader = qint64 {64} << 10;
constexpr int kSlowMs = 1000;
constexpr qint64 kHuge = 10'000'000'000'000;

// Tells of each connection before QHttpServer takes it.
class TellingServer : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;
    std::function<void(QTcpSocket *)> added;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        if (!socket->setSocketDescriptor(handle)) {
            socket->deleteLater();
            return;
        }
        added(socket);
        addPendingConnection(socket);
    }
};

Request toRequest(const QHttpServerRequest &request)
{
    const auto methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    Request made {.method
                  = QByteArray(methods.valueToKey(static_cast<int>(request.method()))).toUpper(),
                  .url = request.url(),
                  .body = request.body()};
    for (const auto &[name, value] : request.headers())
        made.headers.append(std::pair<QByteArray, QByteArray> {name, value});
    return made;
}

bool isSocketPath(const Request &request)
{
    const QString path = request.url.path();
    return path == "/ws"_L1 || path == "/api/ws"_L1;
}

bool asksForSocket(const Request &request)
{
    return request.header("upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
}

} // namespace

HttpFrontend::HttpFrontend(Answer answer, Faults *faults, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_answer(std::move(answer))
    , m_faults(faults)
{
}

HttpFrontend::~HttpFrontend() = default;

Result<quint16> HttpFrontend::open(const QHostAddress &address, quint16 port)
{
    auto server = std::make_unique<TellingServer>();
    server->added = [this](QTcpSocket *socket) { watch(socket); };
    if (!server->listen(address, port))
        return Error {.kind = Error::Kind::Io,
                      .message = tr("The demo server cannot listen."),
                      .where = u"%1:%2"_s.arg(address.toString()).arg(port),
                      .advice = tr("Choose another port, or end the program that uses this one."),
                      .detail = server->errorString()};
    m_address = address;
    m_port = server->serverPort();
    m_tcp = server.release();
    bind(m_tcp);
    return m_port;
}

void HttpFrontend::watch(QTcpSocket *socket)
{
    m_sockets.removeIf([](const auto &known) { return known.isNull(); });
    m_sockets.append(socket);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { limit(socket); });
    connect(socket, &QObject::destroyed, this, [this, socket] { m_reading.remove(socket); });
}

// Ends a connection that sends without end, which QHttpServer would gather in memory, headers even
// byte by byte. Comes before QHttpServer's own reading.
void HttpFrontend::limit(QTcpSocket *socket)
{
    Reading &reading = m_reading[socket];
    const qint64 arrived = socket->bytesAvailable();
    if (!reading.inBody) {
        reading.tail += socket->peek(arrived);
        reading.inBody = reading.tail.contains("\r\n\r\n") || reading.tail.contains("\n\n");
        reading.tail = reading.tail.right(3);
    }
    reading.bytes += arrived;
    if (reading.bytes <= (reading.inBody ? kMostUnread : kMostHeader))
        return;
    socket->write(toWire(
        reading.inBody ? tooLarge(kMostBody) : Response::text("400: Bad Request", 400), false));
    socket->flush();
    socket->abort();
}

void HttpFrontend::refuse(int ms)
{
    m_tcp->close();
    const auto sockets = std::exchange(m_sockets, {});
    for (const auto &socket : sockets) {
        if (socket)
            socket->abort();
    }
    QTimer::singleShot(ms, this, &HttpFrontend::listenAgain);
}

void HttpFrontend::listenAgain()
{
    if (!m_tcp->isListening() && !m_tcp->listen(m_address, m_port))
        QTimer::singleShot(50, this, &HttpFrontend::listenAgain); // not free yet
}

std::pair<std::unique_ptr<QWebSocket>, QTcpSocket *> HttpFrontend::nextSocket()
{
    std::unique_ptr<QWebSocket> socket = nextPendingWebSocketConnection();
    QTcpSocket *transport = nullptr;
    for (const auto &known : std::as_const(m_sockets)) {
        if (socket && known && known->peerPort() == socket->peerPort()
            && known->peerAddress() == socket->peerAddress())
            transport = known;
    }
    return {std::move(socket), transport};
}

bool HttpFrontend::handleRequest(const QHttpServerRequest &received, QTcpSocket *socket)
{
    m_reading[socket] = {};
    const Request request = toRequest(received);
    if (asksForSocket(request))
        return isSocketPath(request) && !isForeign(request) && !m_faults->forRequest(request);
    answer(request, socket);
    return true;
}

// A WebSocket that is not wanted.
void HttpFrontend::missingHandler(const QHttpServerRequest &received, QTcpSocket *socket)
{
    const Request request = toRequest(received);
    socket->write(toWire(Response::empty(isForeign(request) ? 403 : 404), false));
    socket->flush();
}

void HttpFrontend::answer(const Request &request, QTcpSocket *socket)
{
    if (const auto fault = m_faults->forRequest(request)) {
        answerWithFault(request, *fault, socket);
        return;
    }
    Response response = request.body.size() >= kMostBody ? tooLarge(kMostBody)
        : isForeign(request)                             ? Response::empty(403)
        : isSocketPath(request) ? Response::text("No WebSocket UPGRADE hdr", 400)
                                : m_answer(request);
    const bool close = request.header("connection").toLower().contains("close");
    socket->write(toWire(response, request.method == "HEAD"));
    socket->flush(); // before a fault that closes connections
    if (close || response.status == 500)
        socket->disconnectFromHost();
}

void HttpFrontend::answerWithFault(const Request &request, const json::Object &fault,
                                   QTcpSocket *socket)
{
    const QString kind = fault["kind"].toString();
    if (kind == "hang"_L1)
        return;
    if (kind == "close"_L1) {
        socket->abort();
        return;
    }
    if (kind == "status"_L1) {
        Response response = Response::text(fault["body"].toString().toUtf8(),
                                           static_cast<int>(fault["status"].toInt64(500)));
        if (fault.contains("type"))
            response.type = fault["type"].toString().toUtf8();
        socket->write(toWire(response, false));
        return;
    }
    const Response response = m_answer(request);
    if (kind == "swallow"_L1) {
        socket->abort();
    } else if (kind == "slow"_L1) {
        const QByteArray wire = toWire(response, request.method == "HEAD");
        QTimer::singleShot(static_cast<int>(fault["ms"].toInt64(kSlowMs)), socket,
                           [socket, wire] { socket->write(wire); });
    } else if (kind == "truncate"_L1) {
        socket->write(
            toWire(response, false).chopped(response.body.size() - response.body.size() / 2));
        socket->disconnectFromHost();
    } else if (kind == "corrupt"_L1) {
        Response wrong = response;
        wrong.body.fill('\x5a');
        socket->write(toWire(wrong, false));
    } else if (kind == "huge"_L1) {
        socket->write(toWire(response, false, fault["bytes"].toInt64(kHuge)));
    }
}

} // namespace gesso::demo

#include "httpfrontend.moc"
