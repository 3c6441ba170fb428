// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/client.h"
#include "comfy/scriptedcomfy.h"
#include "comfy/serverfixture.h"
#include "comfy/transfers.h"
#include "json/reader.h"
#include "support/await.h"
#include "support/shared.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::comfy;
using namespace gesso::test;

namespace {

// Keeps what it is given; says that it is full when told to.
class MemorySink : public ByteSink
{
    Q_OBJECT

public:
    void write(const QByteArray &bytes) override { all += bytes; }
    [[nodiscard]] qint64 pending() const override { return held; }
    QByteArray all;
    qint64 held = 0;
};

Timing shortTiming()
{
    Timing timing = quickTiming();
    timing.request = Timing::Ms(400);
    timing.idle = Timing::Ms(400);
    return timing;
}

struct ClientFixture
{
    explicit ClientFixture(const QUrl &url, const Timing &timing = quickTiming())
        : http(url, &network, timing)
        , client(Asker {&http, &worker})
    {
    }
    Worker worker {u"test"_s};
    QNetworkAccessManager network;
    Http http;
    Client client;
};

// 1F 8B ...: gzip of {"queue_running":[],"queue_pending":[]}
QByteArray gzipped(const QByteArray &text)
{
    QByteArray zlib = qCompress(text).mid(4); // a zlib stream: "deflate" in HTTP's words
    return zlib;
}

} // namespace

class tst_comfyhttp : public QObject
{
    Q_OBJECT

private slots:
    void whatAnswersInsteadIsToldApart_data();
    void whatAnswersInsteadIsToldApart();
    void aServerStateSaysWhyItIsRefused();
    void onlyTheTwinsUnderApiGetThrough();
    void aPathPrefixGoesBeforeEveryRoute();
    void nothingListens();
    void aCertificateOfItsOwnIsToldClearly();
    void anHttpPortAskedForHttps();
    void aPortThatHangsUpOnHttps();
    void aListThatShrinksWellIsRead();
    void aSlowServerTimesOut();
    void cancellingClosesTheConnection();
    void passingFaultsAreRepeated();
    void aLastingFaultIsNot();
    void anAnswerBeyondTheLimitIsCut();
    void compressedAnswersAreRead();
    void redirectsAreToldNotFollowed();

    void aDownloadStreamsAndCounts();
    void aDownloadThatIsCutIsAnError();
    void aDownloadBeyondTheLimitIsCut();
    void aFileThatIsGoneSaysSo();
    void aFullSinkHoldsTheConnectionBack();
    void aFailedSinkEndsTheDownload();
    void viewAsksForTheNamesAsTheyAre();
    void anUploadGivesTheServersName();
    void anUploadWithoutAFile();
    void anUploadLargerThanTheServerTakes();
    void aMaskThatWasNotWrittenIsAnError();

    void typedRoutes();
    void theCatalogueIsKeptPerServer();
    void everyFutureEndsWhenTheClientGoes();
};

void tst_comfyhttp::whatAnswersInsteadIsToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("a login page with 200")
        << 200 << QByteArray("text/html")
        << QByteArray("<html><form><input type=\"password\"></form></html>") << u"login page"_s;
    QTest::newRow("a login asked for by status")
        << 401 << QByteArray("text/plain") << QByteArray("no") << u"login page"_s;
    QTest::newRow("a proxy that finds no server")
        << 502 << QByteArray("text/html")
        << QByteArray("<html><title>502 Bad Gateway</title><hr>nginx</html>")
        << u"proxy in front"_s;
    QTest::newRow("another program's page")
        << 200 << QByteArray("text/html") << QByteArray("<!DOCTYPE html><title>Router</title>")
        << u"Router"_s;
    QTest::newRow("another program's 404")
        << 404 << QByteArray("text/html") << QByteArray("<html><title>Not here</title></html>")
        << u"Not here"_s;
    QTest::newRow("a 404 of another program, in plain text")
        << 404 << QByteArray("text/plain") << QByteArray("404 page not found")
        << u"not a ComfyUI"_s;
    QTest::newRow("a 404 of another program, in JSON")
        << 404 << QByteArray("application/json") << QByteArray("{\"detail\":\"Not Found\"}")
        << u"not a ComfyUI"_s;
    QTest::newRow("a 405 of another program")
        << 405 << QByteArray("text/plain") << QByteArray() << u"not a ComfyUI"_s;
    QTest::newRow("another program's JSON") << 200 << QByteArray("application/json")
                                            << QByteArray("{\"hello\":1}") << u"not a ComfyUI"_s;
    QTest::newRow("not even JSON")
        << 200 << QByteArray("text/plain") << QByteArray("hello") << u"not a ComfyUI"_s;
    QTest::newRow("plain HTTP at an HTTPS port")
        << 400 << QByteArray("text/html")
        << QByteArray("<html>The plain HTTP request was sent to HTTPS port</html>") << u"HTTPS"_s;
    QTest::newRow("a server of our kind that is broken")
        << 500 << QByteArray("text/plain")
        << QByteArray("500 Internal Server Error\n\nServer got itself in trouble")
        << u"error of its own"_s;
    QTest::newRow("no HTTP at all")
        << 0 << QByteArray() << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << u"127.0.0.1"_s;
}

void tst_comfyhttp::whatAnswersInsteadIsToldApart()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        if (status == 0)
            return {.raw = body};
        return {.status = status, .body = body, .contentType = type};
    });
    const ClientFixture fixture(server.url());
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && !stats->ok());
    QVERIFY2(stats->error().message.contains(says), qPrintable(stats->error().toLine()));
    QVERIFY(!stats->error().advice.isEmpty());
    QCOMPARE(stats->error().where, server.url().toString());
    QVERIFY(stats->error().detail.contains("/system_stats"_L1));
}

void tst_comfyhttp::aServerStateSaysWhyItIsRefused()
{
    ScriptServer web;
    web.setHandler([](const ScriptRequest &) -> ScriptAnswer {
        return {.body = "<html><title>My router</title></html>", .contentType = "text/html"};
    });
    ServerFixture fixture(web.url());
    fixture.server.open();
    QTRY_COMPARE(fixture.server.state(), Server::State::Refused);
    QVERIFY(fixture.server.error()->message.contains("My router"_L1));
}

void tst_comfyhttp::onlyTheTwinsUnderApiGetThrough()
{
    ScriptedComfy comfy;
    ScriptServer proxy; // lets nothing but /api through
    proxy.setHandler([&](const ScriptRequest &request) -> ScriptAnswer {
        if (request.path == "/api/system_stats"_L1)
            return {.body = R"({"system":{"comfyui_version":"0.33.0"},"devices":[]})"};
        if (request.path.startsWith("/api/"_L1))
            return {.body = "{}"};
        return {.status = 404, .body = "<html></html>", .contentType = "text/html"};
    });
    connect(&proxy, &ScriptServer::socketOpened, this,
            [&] { proxy.sendText(R"({"type":"status","data":{"sid":"x"}})"); });
    ServerFixture fixture(proxy.url());
    fixture.server.open();
    QTRY_COMPARE(fixture.server.state(), Server::State::Ready);
    QCOMPARE(fixture.server.facts().version, u"0.33.0"_s);
    QTRY_COMPARE(proxy.count("GET", u"/api/object_info"_s), 1);
}

void tst_comfyhttp::aPathPrefixGoesBeforeEveryRoute()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &) -> ScriptAnswer {
        return {.body = R"({"queue_running":[],"queue_pending":[]})"};
    });
    QUrl url = server.url();
    url.setPath(u"/comfy"_s);
    url.setUserName(u"ann"_s);
    url.setPassword(u"secret"_s);
    const ClientFixture fixture(url);
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && queue->ok());
    const ScriptRequest request = server.requests().last();
    QCOMPARE(request.path, u"/comfy/queue"_s);
    QCOMPARE(request.headers.value("authorization"),
             QByteArray("Basic ") + QByteArray("ann:secret").toBase64());
    const auto jobs = await(fixture.client.jobs(3));
    QVERIFY(jobs);
    QCOMPARE(server.requests().last().target, u"/comfy/api/jobs?limit=3"_s);
}

void tst_comfyhttp::nothingListens()
{
    const ClientFixture fixture(QUrl(u"http://127.0.0.1:1"_s));
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && !stats->ok());
    QCOMPARE(stats->error().kind, Error::Kind::Network);
    QVERIFY(stats->error().message.contains("127.0.0.1:1"_L1));
}

void tst_comfyhttp::aCertificateOfItsOwnIsToldClearly()
{
    QFile file(QStringLiteral(GESSO_SOURCE) + u"/tests/comfy/selfsigned.pem"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pem));
    configuration.setPrivateKey(QSslKey(pem, QSsl::Rsa));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const ClientFixture fixture(
        QUrl(u"https://127.0.0.1:"_s + QString::number(server.serverPort())));
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && !stats->ok());
    QVERIFY2(stats->error().message.contains("certificate"_L1),
             qPrintable(stats->error().toLine()));
    QVERIFY(stats->error().message.contains("self-signed"_L1));
}

void tst_comfyhttp::anHttpPortAskedForHttps()
{
    ScriptServer server;
    server.setHandler(
        [](const ScriptRequest &) -> ScriptAnswer { return {.raw = "HTTP/1.1 400 Bad\r\n\r\n"}; });
    QTcpServer plain; // answers a TLS hello with words
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const ClientFixture fixture(
        QUrl(u"https://127.0.0.1:"_s + QString::number(plain.serverPort())));
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && !stats->ok());
    QVERIFY2(stats->error().message.contains("does not speak HTTPS"_L1),
             qPrintable(stats->error().toLine()));
}

void tst_comfyhttp::aPortThatHangsUpOnHttps()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    const ClientFixture fixture(
        QUrl(u"https://127.0.0.1:"_s + QString::number(plain.serverPort())));
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && !stats->ok());
    QVERIFY2(stats->error().message.contains("does not speak HTTPS"_L1),
             qPrintable(stats->error().toLine()));
}

void tst_comfyhttp::aListThatShrinksWellIsRead()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &) -> ScriptAnswer {
        return {.body = gzipped("{\"pad\":\"" + QByteArray(20'000'000, 'x') + "\"}"),
                .headers = {{"Content-Encoding", "deflate"}}};
    });
    ClientFixture fixture(server.url());
    HttpRequest request;
    request.path = u"/object_info"_s;
    for (const bool fits : {true, false}) { // the limit counts what comes out
        request.maxBytes = fits ? 30'000'000 : 1'000'000;
        std::optional<HttpReply> got;
        connect(fixture.http.send(request), &Exchange::finished, this,
                [&](const HttpReply &reply) { got = reply; });
        QTRY_VERIFY(got);
        QVERIFY2(got->error.has_value() != fits,
                 qPrintable(got->error ? got->error->toLine() : QString()));
        QVERIFY(got->body.size() < 30'000'000);
    }
}

void tst_comfyhttp::aSlowServerTimesOut()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &) -> ScriptAnswer { return {.hang = true}; });
    const ClientFixture fixture(server.url(), shortTiming());
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && !queue->ok());
    QCOMPARE(queue->error().kind, Error::Kind::Timeout);
}

void tst_comfyhttp::cancellingClosesTheConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const ClientFixture fixture(
        QUrl(u"http://127.0.0.1:"_s + QString::number(server.serverPort())));
    auto queue = fixture.client.queue();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *socket = server.nextPendingConnection();
    QSignalSpy gone(socket, &QTcpSocket::disconnected);
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    queue.cancel();
    QTRY_COMPARE(gone.count(), 1);
    QVERIFY(queue.isCanceled());
    QTRY_VERIFY(queue.isFinished());
}

void tst_comfyhttp::passingFaultsAreRepeated()
{
    ScriptServer server;
    int asked = 0;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        if (++asked < 3)
            return {.status = 503, .body = "later", .contentType = "text/plain"};
        return {.body = R"({"queue_running":[],"queue_pending":[]})"};
    });
    const ClientFixture fixture(server.url());
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && queue->ok());
    QCOMPARE(asked, 3);
}

void tst_comfyhttp::aLastingFaultIsNot()
{
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.status = 403, .body = {}, .contentType = "text/plain"};
    });
    const ClientFixture fixture(server.url());
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && !queue->ok());
    QCOMPARE(server.requests().size(), 1);
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.status = 500, .body = "trouble", .contentType = "text/plain"};
    });
    const auto again = await(fixture.client.queue());
    QVERIFY(again && !again->ok());
    QCOMPARE(server.requests().size(), 1 + 1 + quickTiming().repeats);
    QVERIFY(again->error().detail.contains("trouble"_L1));
}

void tst_comfyhttp::anAnswerBeyondTheLimitIsCut()
{
    ScriptServer server;
    server.setHandler(
        [](const ScriptRequest &) -> ScriptAnswer { return {.body = QByteArray(100000, ' ')}; });
    ClientFixture fixture(server.url());
    HttpRequest request;
    request.path = u"/queue"_s;
    request.maxBytes = 1000;
    Exchange *exchange = fixture.http.send(request);
    const auto got = std::make_shared<std::optional<HttpReply>>();
    connect(exchange, &Exchange::finished, this, [got](const HttpReply &reply) { *got = reply; });
    QTRY_VERIFY(*got);
    QVERIFY((*got)->error);
    QCOMPARE((*got)->error->kind, Error::Kind::Protocol);
    QVERIFY((*got)->body.size() < 200000);
}

void tst_comfyhttp::compressedAnswersAreRead()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &) -> ScriptAnswer {
        return {.body = gzipped(R"({"queue_running":[[1,"abc",{},{},[]]],"queue_pending":[]})"),
                .headers = {{"Content-Encoding", "deflate"}}};
    });
    const ClientFixture fixture(server.url());
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && queue->ok());
    QCOMPARE(queue->value().running.first().promptId, u"abc"_s);
    QVERIFY(server.requests().last().headers.value("accept-encoding").contains("gzip"));
}

void tst_comfyhttp::redirectsAreToldNotFollowed()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &request) -> ScriptAnswer {
        if (request.path == "/system_stats"_L1)
            return {.status = 302,
                    .body = {},
                    .headers = {{"Location", "https://other.example/comfy/system_stats"}}};
        return {.status = 302, .body = {}, .headers = {{"Location", "/oauth/login?next=x"}}};
    });
    const ClientFixture fixture(server.url());
    const auto stats = await(fixture.client.systemStats());
    QVERIFY(stats && stats->error().message.contains("https://other.example/comfy"_L1));
    const auto queue = await(fixture.client.queue());
    QVERIFY(queue && queue->error().message.contains("login page"_L1));
    QCOMPARE(server.requests().size(), 2);
}

void tst_comfyhttp::aDownloadStreamsAndCounts()
{
    const QByteArray bytes(3 << 20, 'x');
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.body = bytes, .contentType = "image/png"};
    });
    ClientFixture fixture(server.url());
    MemorySink sink;
    auto future = download(fixture.client.asker(), {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink,
                           10 << 20);
    const auto got = await(future);
    QVERIFY(got && got->ok());
    QCOMPARE(got->value(), bytes.size());
    QCOMPARE(sink.all, bytes);
    QCOMPARE(future.progressMaximum(), 3 * 1024);
}

void tst_comfyhttp::aDownloadThatIsCutIsAnError()
{
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.body = QByteArray(5000, 'x'), .contentType = "image/png", .announced = 9000};
    });
    ClientFixture fixture(server.url());
    MemorySink sink;
    const auto got = await(download(fixture.client.asker(),
                                    {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink, 1 << 20));
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, Error::Kind::Network);
    QVERIFY(sink.all.size() <= 5000); // not begun again: the sink had the beginning
}

void tst_comfyhttp::aDownloadBeyondTheLimitIsCut()
{
    ScriptServer server;
    server.setHandler(
        [&](const ScriptRequest &) -> ScriptAnswer { return {.body = QByteArray(4 << 20, 'x')}; });
    ClientFixture fixture(server.url());
    MemorySink sink;
    const auto got = await(
        download(fixture.client.asker(), {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink, 1000));
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, Error::Kind::Protocol);
    QVERIFY(sink.all.size() <= 1000);
}

void tst_comfyhttp::aFileThatIsGoneSaysSo()
{
    ScriptServer server; // trap 23: a cached rerun names files that somebody has deleted
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.status = 404, .body = {}, .contentType = "application/octet-stream"};
    });
    ClientFixture fixture(server.url());
    MemorySink sink;
    const auto got = await(
        download(fixture.client.asker(), {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink, 1000));
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, Error::Kind::NotFound);
    QVERIFY(got->error().message.contains("a.png"_L1));
    QVERIFY(sink.all.isEmpty());
}

void tst_comfyhttp::aFullSinkHoldsTheConnectionBack()
{
    const QByteArray bytes(24 << 20, 'x');
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer { return {.body = bytes}; });
    ClientFixture fixture(server.url());
    MemorySink sink;
    sink.held = 100 << 20;
    auto future = download(fixture.client.asker(), {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink,
                           100 << 20);
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(sink.all.size(), 0);
    sink.held = 0;
    emit sink.drained();
    const auto got = await(future);
    QVERIFY(got && got->ok());
    QCOMPARE(sink.all.size(), bytes.size());
}

void tst_comfyhttp::aFailedSinkEndsTheDownload()
{
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.body = QByteArray(100, 'x'), .announced = 1000000};
    });
    ClientFixture fixture(server.url());
    MemorySink sink;
    auto future = download(fixture.client.asker(), {u"9"_s, u"a.png"_s, {}, u"output"_s, {}}, &sink,
                           100 << 20);
    emit sink.failed(u"The disk is full."_s);
    const auto got = await(future);
    QVERIFY(got && !got->ok());
    QCOMPARE(got->error().kind, Error::Kind::Io);
    QCOMPARE(got->error().message, u"The disk is full."_s);
}

void tst_comfyhttp::viewAsksForTheNamesAsTheyAre()
{
    ScriptServer server; // traps 11, 12, 25: no preview=, the folder beside the name, backslashes
                         // of a Windows server
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer { return {.body = "x"}; });
    ClientFixture fixture(server.url());
    MemorySink sink;
    QVERIFY(await(download(fixture.client.asker(),
                           {u"9"_s, u"a+b & ü#1.png"_s, u"sub\\x"_s, u"temp"_s, {}}, &sink, 1000)));
    QCOMPARE(server.requests().last().target,
             u"/view?filename=a%2Bb%20%26%20%C3%BC%231.png&subfolder=sub%5Cx&type=temp"_s);
}

void tst_comfyhttp::anUploadGivesTheServersName()
{
    ScriptServer server; // trap 13
    server.setHandler([&](const ScriptRequest &) -> ScriptAnswer {
        return {.body = R"({"name":"city (1).png","subfolder":"s","type":"input"})"};
    });
    ClientFixture fixture(server.url());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"city.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(300000, 'p'));
    file.close();
    const auto name = await(uploadForPrompt(fixture.client.asker(),
                                            {.path = file.fileName(), .name = u"stä\"dt.png"_s}));
    QVERIFY(name && name->ok());
    QCOMPARE(name->value(), u"s/city (1).png"_s);
    const QByteArray body = server.requests().last().body;
    QVERIFY(body.contains("name=\"image\"; filename=\"stä%22dt.png\""));
    QVERIFY(body.contains(QByteArray(300000, 'p')));
    QVERIFY(!body.contains("overwrite"));
}

void tst_comfyhttp::anUploadWithoutAFile()
{
    const ClientFixture fixture(QUrl(u"http://127.0.0.1:1"_s));
    const auto name = await(uploadForPrompt(fixture.client.asker(),
                                            {.path = u"/no/such/file.png"_s, .name = u"a.png"_s}));
    QVERIFY(name && !name->ok());
    QCOMPARE(name->error().kind, Error::Kind::NotFound);
}

void tst_comfyhttp::anUploadLargerThanTheServerTakes()
{
    const ClientFixture fixture(QUrl(u"http://127.0.0.1:1"_s));
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"big.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(3 << 20));
    file.close();
    const auto name = await(
        uploadForPrompt(fixture.client.asker(),
                        {.path = file.fileName(), .name = u"a.png"_s, .maxBytes = 1 << 20}));
    QVERIFY(name && !name->ok());
    QCOMPARE(name->error().kind, Error::Kind::Invalid);
    QVERIFY(name->error().advice.contains("--max-upload-size"_L1));
}

void tst_comfyhttp::aMaskThatWasNotWrittenIsAnError()
{
    ScriptServer server; // trap 14
    bool written = false;
    server.setHandler([&](const ScriptRequest &request) -> ScriptAnswer {
        if (request.path == "/view"_L1)
            return {.status = written ? 200 : 404, .body = {}, .contentType = "image/png"};
        return {.body = R"({"name":"mask.png","subfolder":"","type":"input"})"};
    });
    ClientFixture fixture(server.url());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"mask.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("png");
    file.close();
    const UploadOrder order {.path = file.fileName(),
                             .name = u"mask.png"_s,
                             .maskOf = OutputFile {{}, u"a.png"_s, {}, u"input"_s, {}}};
    const auto missing = await(upload(fixture.client.asker(), order));
    QVERIFY(missing && !missing->ok());
    QCOMPARE(missing->error().kind, Error::Kind::NotFound);
    written = true;
    const auto kept = await(upload(fixture.client.asker(), order));
    QVERIFY(kept && kept->ok());
    QCOMPARE(kept->value().filename, u"mask.png"_s);
    QVERIFY(server.requests().at(0).body.contains("original_ref"));
}

void tst_comfyhttp::typedRoutes()
{
    ScriptServer server;
    server.setHandler([&](const ScriptRequest &request) -> ScriptAnswer {
        if (request.path == "/models"_L1)
            return {.body = R"(["checkpoints","vae"])"};
        if (request.path == "/models/checkpoints"_L1)
            return {.body = R"(["sd\\xl.safetensors"])"};
        if (request.path == "/embeddings"_L1)
            return {.body = "[]"};
        if (request.path == "/object_info/KSampler"_L1)
            return {
                .body
                = R"({"KSampler":{"input":{"required":{"steps":["INT",{"default":20}]}},"output":[],"name":"KSampler"}})"};
        if (request.path == "/object_info/None"_L1)
            return {.body = "{}"};
        return {.body = {}, .contentType = "application/octet-stream"};
    });
    const ClientFixture fixture(server.url());
    QCOMPARE(await(fixture.client.models())->value(), QStringList({u"checkpoints"_s, u"vae"_s}));
    QCOMPARE(await(fixture.client.models(u"checkpoints"_s))->value(),
             QStringList({u"sd\\xl.safetensors"_s}));
    QCOMPARE(await(fixture.client.embeddings())->value(), QStringList());
    QCOMPARE(await(fixture.client.objectInfo(u"KSampler"_s))->value()->inputs.first().name,
             u"steps"_s);
    QVERIFY(!await(fixture.client.objectInfo(u"None"_s))->value().has_value());
    QVERIFY(await(fixture.client.free(true, true))->ok());
    QCOMPARE(server.requests().last().body,
             QByteArray(R"({"unload_models":true,"free_memory":true})"));
}

void tst_comfyhttp::theCatalogueIsKeptPerServer()
{
    GESSO_NEED_SHARED();
    const QByteArray info = readShared(u"recordings/object_info.json"_s);
    ScriptedComfy comfy;
    comfy.answer("GET /object_info", {.body = info});
    const QTemporaryDir folder;
    {
        ServerFixture first(comfy.url(), quickTiming(), folder.path());
        first.server.open();
        QTRY_VERIFY(first.server.catalogue());
        QCOMPARE(first.server.catalogue()->size(), 887);
    }
    comfy.answer("GET /object_info", {.hang = true});
    ServerFixture second(comfy.url(), quickTiming(), folder.path());
    QSignalSpy changed(&second.server, &Server::catalogueChanged);
    second.server.open();
    QTRY_VERIFY(second.server.catalogue());
    QCOMPARE(second.server.catalogue()->size(), 887);
    ScriptedComfy other;
    ServerFixture third(other.url(), quickTiming(), folder.path());
    other.answer("GET /object_info", {.body = "[]"});
    QSignalSpy failed(&third.server, &Server::catalogueFailed);
    third.server.open();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!third.server.catalogue());
}

void tst_comfyhttp::everyFutureEndsWhenTheClientGoes()
{
    ScriptServer server;
    server.setHandler([](const ScriptRequest &) -> ScriptAnswer { return {.hang = true}; });
    auto fixture = std::make_unique<ClientFixture>(server.url());
    auto queue = fixture->client.queue();
    QTRY_COMPARE(server.requests().size(), 1);
    fixture.reset();
    QVERIFY(queue.isFinished());
    QVERIFY(queue.isCanceled());
}

QTEST_GUILESS_MAIN(tst_comfyhttp)
#include "tst_comfyhttp.moc"
