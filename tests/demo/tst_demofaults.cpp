// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "demo/demothread.h"
#include "democlient.h"
#include "json/writer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// Faults on demand, and what a client that means harm gets.
class tst_demofaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void requestFaults_data();
    void requestFaults();
    void aSwallowedAnswerIsDoneAllTheSame();
    void skipAndTimesCount();
    void slowAnswersTakeTheirTime();
    void refusingClosesAndComesBack();
    void socketsAreClosed();
    void silentSocketsAnswerNoPing();
    void eventsAreLost();
    void aNodeFailsOnDemand();
    void dyingForgetsEverything();
    void dyingAtAStep();
    void exitIsTold();
    void theHistoryComesLate();
    void hostileFileNames_data();
    void hostileFileNames();
    void unknownFaultsAreRefused();
    void harmfulBytes_data();
    void harmfulBytes();
    void aPortThatIsTaken();
    void aThreadOfItsOwn();
    void destroyedWhileItRuns();

private:
    void serve(double speed);
    Answer fault(const json::Object &what) { return m_client->post("/gesso/fault", what); }

    std::unique_ptr<demo::DemoServer> m_server;
    std::unique_ptr<DemoClient> m_client;
    QUrl m_url;
};

void tst_demofaults::init()
{
    serve(0);
}

void tst_demofaults::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void tst_demofaults::serve(double speed)
{
    m_server
        = std::make_unique<demo::DemoServer>(demo::DemoOptions {.speed = speed, .faults = true});
    const auto url = m_server->listen();
    QVERIFY(url.ok());
    m_url = *url;
    m_client = std::make_unique<DemoClient>(m_url);
}

void tst_demofaults::requestFaults_data()
{
    QTest::addColumn<json::Object>("what");
    QTest::addColumn<int>("status"); // 0: no answer at all
    // For ever, since a QNetworkAccessManager asks again by itself where a connection is closed.
    const auto of = [](const char *kind) {
        return json::Object {{"kind", kind}, {"path", "/object_info"}, {"times", 0}};
    };
    QTest::newRow("no answer") << of("hang") << 0;
    QTest::newRow("closed at once") << of("close") << 0;
    QTest::newRow("500") << of("status") << 500;
    json::Object login = of("status");
    login.set("status", 200);
    login.set("body", "<html>log in</html>");
    login.set("type", "text/html");
    QTest::newRow("a login page") << login << 200;
    QTest::newRow("half of the body") << of("truncate") << 200;
    QTest::newRow("other bytes") << of("corrupt") << 200;
    QTest::newRow("a huge length") << of("huge") << 200;
    QTest::newRow("swallowed") << of("swallow") << 0;
}

void tst_demofaults::requestFaults()
{
    QFETCH(json::Object, what);
    QFETCH(int, status);
    const QByteArray whole = m_client->get("/object_info").body;
    QCOMPARE(fault(what).status, 200);
    const Answer answer = m_client->send("GET", "/api/object_info", {}, {}, 1500);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.body != whole);
    // Other paths never; and no longer than wanted.
    QCOMPARE(m_client->get("/queue").status, 200);
    QCOMPARE(fault({{"kind", "clear"}}).status, 200);
    QCOMPARE(m_client->get("/object_info").body, whole);
}

void tst_demofaults::aSwallowedAnswerIsDoneAllTheSame()
{
    const QString id = u"00000000-0000-4000-8000-000000000009"_s;
    QCOMPARE(
        fault({{"kind", "swallow"}, {"path", "/prompt"}, {"method", "POST"}, {"times", 0}}).status,
        200);
    const json::Object body {{"prompt", smallGraph()}, {"prompt_id", id}};
    QCOMPARE(m_client->post("/prompt", body).status, 0);
    QVERIFY(m_client->waitForHistory(id)["status"]["completed"].toBool());
}

void tst_demofaults::skipAndTimesCount()
{
    QCOMPARE(fault({{"kind", "status"}, {"path", "/queue"}, {"times", 2}, {"skip", 1}}).status,
             200);
    QList<int> statuses;
    for (int i = 0; i < 4; ++i)
        statuses.append(m_client->get("/queue").status);
    QCOMPARE(statuses, QList<int>({200, 500, 500, 200}));
    QCOMPARE(fault({{"kind", "status"}, {"times", 0}}).status, 200);
    QCOMPARE(m_client->get("/features").status, 500);
    const Answer left = m_client->get("/gesso/fault");
    QCOMPARE(left.json.array().size(), 1U);
    QCOMPARE(fault({{"kind", "clear"}}).status, 200);
    QCOMPARE(m_client->get("/features").status, 200);
}

void tst_demofaults::slowAnswersTakeTheirTime()
{
    QCOMPARE(fault({{"kind", "slow"}, {"ms", 300}}).status, 200);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_client->get("/features").status, 200);
    QVERIFY(timer.elapsed() >= 290);
}

void tst_demofaults::refusingClosesAndComesBack()
{
    DemoSocket socket(m_url, u"a"_s, true);
    QCOMPARE(fault({{"kind", "refuse"}, {"ms", 400}}).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return !socket.isOpen(); }));
    QVERIFY(QTest::qWaitFor([this] { return m_client->get("/queue").status == 200; }, 20000));
}

void tst_demofaults::socketsAreClosed()
{
    DemoSocket socket(m_url, u"a"_s, true);
    QCOMPARE(fault({{"kind", "closesocket"}}).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return !socket.isOpen(); }));
    DemoSocket other(m_url, u"a"_s, true);
    QCOMPARE(fault({{"kind", "closesocket"}, {"abort", true}}).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return !other.isOpen(); }));
    QCOMPARE(m_client->get("/queue").status, 200);
}

void tst_demofaults::silentSocketsAnswerNoPing()
{
    DemoSocket socket(m_url, u"a"_s, true);
    QSignalSpy pongs(&socket.socket(), &QWebSocket::pong);
    socket.socket().ping();
    QVERIFY(pongs.wait());
    QCOMPARE(fault({{"kind", "silence"}}).status, 200);
    socket.forget();
    socket.socket().ping();
    QVERIFY(!m_client->run(smallGraph(), {{"client_id", "a"}}).isNull());
    QCOMPARE(pongs.size(), 1);
    QCOMPARE(socket.frames().size(), 0);
    QVERIFY(socket.isOpen());
    DemoSocket fresh(m_url, u"a"_s, true);
    QCOMPARE(fresh.frames().size(), 2);
}

void tst_demofaults::eventsAreLost()
{
    QCOMPARE(
        fault({{"kind", "lose"},
               {"types", json::Array {json::Value("execution_success"), json::Value("preview")}},
               {"times", 0}})
            .status,
        200);
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Object extra {{"preview_method", "auto"}};
    QVERIFY(!m_client->run(smallGraph(), {{"client_id", "a"}, {"extra_data", extra}}).isNull());
    QVERIFY(socket.waitForEnd());
    QCOMPARE(socket.count(u"execution_success"_s), 0);
    QCOMPARE(socket.previews().size(), 0);
    QCOMPARE(socket.count(u"executed"_s), 1);
}

void tst_demofaults::aNodeFailsOnDemand()
{
    QCOMPARE(fault({{"kind", "error"}, {"class", "VAEDecode"}, {"error", "oom"}}).status, 200);
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Value entry = m_client->run(smallGraph(), {{"client_id", "a"}});
    QCOMPARE(entry["status"]["status_str"].toString(), u"error"_s);
    const json::Value &data = entry["status"]["messages"].array().back().at(1);
    QCOMPARE(data["node_id"].toString(), u"8"_s);
    QVERIFY(data["exception_type"].toString().contains("OutOfMemory"_L1));
    QVERIFY(data["exception_message"].toString().contains("out of memory"_L1));
    QCOMPARE(
        fault({{"kind", "error"}, {"exception_type", "ValueError"}, {"exception_message", "no"}})
            .status,
        200);
    const json::Value other = m_client->run(smallGraph(2));
    QCOMPARE(other["status"]["messages"].array().back().at(1)["exception_message"].toString(),
             u"no\n"_s);
    QVERIFY(m_client->run(smallGraph(3))["status"]["completed"].toBool());
}

void tst_demofaults::dyingForgetsEverything()
{
    QVERIFY(!m_client->run(smallGraph()).isNull());
    DemoSocket socket(m_url, u"a"_s, true);
    QCOMPARE(fault({{"kind", "die"}, {"ms", 100}}).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return !socket.isOpen(); }));
    QVERIFY(QTest::qWaitFor([this] { return m_client->get("/queue").status == 200; }, 20000));
    QCOMPARE(m_client->get("/history").json, json::Value(json::Object()));
    const Answer again = m_client->post("/prompt", json::Object {{"prompt", smallGraph()}});
    QCOMPARE(again.json["number"], json::Value(0));
    const json::Value entry = m_client->waitForHistory(again.json["prompt_id"].toString());
    QCOMPARE(entry["status"]["messages"].at(1).at(1)["nodes"], json::Value(json::Array()));
}

void tst_demofaults::dyingAtAStep()
{
    QCOMPARE(fault({{"kind", "die"}, {"step", 2}}).status, 200);
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Object body {{"prompt", smallGraph(1, 4)}, {"client_id", "a"}};
    const Answer accepted = m_client->post("/prompt", body);
    QCOMPARE(accepted.status, 200);
    QVERIFY(QTest::qWaitFor([&] { return !socket.isOpen(); }, 30000));
    QCOMPARE(socket.count(u"progress"_s), 1);
    QCOMPARE(socket.count(u"execution_interrupted"_s), 0);
    QVERIFY(QTest::qWaitFor([this] { return m_client->get("/queue").status == 200; }, 20000));
    QVERIFY(m_client->waitForIdle());
    QCOMPARE(m_client->get("/history").json, json::Value(json::Object()));
    QVERIFY(m_client->run(smallGraph())["status"]["completed"].toBool());
}

void tst_demofaults::exitIsTold()
{
    QSignalSpy exits(m_server.get(), &demo::DemoServer::exitRequested);
    QCOMPARE(fault({{"kind", "die"}, {"exit", true}}).status, 200);
    QTRY_COMPARE(exits.size(), 1);
}

void tst_demofaults::theHistoryComesLate()
{
    QCOMPARE(fault({{"kind", "latehistory"}, {"ms", 600}}).status, 200);
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Object body {{"prompt", smallGraph()}, {"client_id", "a"}};
    const QString id = m_client->post("/prompt", body).json["prompt_id"].toString();
    QVERIFY(socket.waitForEnd());
    QVERIFY(m_client->waitForHistory(id)["status"]["completed"].toBool());
}

void tst_demofaults::hostileFileNames_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("subfolder");
    QTest::newRow("leaves the folder") << u"../../evil.png"_s << QString();
    QTest::newRow("a folder that leaves") << u"evil.png"_s << u"../../.."_s;
    QTest::newRow("absolute") << u"/etc/cron.d/evil"_s << QString();
    QTest::newRow("a drive") << u"C:\\Windows\\evil.png"_s << QString();
    QTest::newRow("backslashes") << u"..\\..\\evil.png"_s << QString();
    QTest::newRow("a device") << u"NUL.png"_s << QString();
    QTest::newRow("very long") << QString(4000, u'x') << QString();
    QTest::newRow("a NUL") << QString(u"a"_s + QChar(u'\0') + u".png"_s) << QString();
    QTest::newRow("line breaks") << u"a\r\nb.png"_s << QString();
}

void tst_demofaults::hostileFileNames()
{
    QFETCH(QString, fileName);
    QFETCH(QString, subfolder);
    QCOMPARE(fault({{"kind", "name"}, {"filename", fileName}, {"subfolder", subfolder}}).status,
             200);
    const json::Value entry = m_client->run(smallGraph());
    const json::Value &file = entry["outputs"]["9"]["images"].at(0);
    QCOMPARE(file["filename"].toString(), fileName);
    QCOMPARE(file["subfolder"].toString(), subfolder);
    QVERIFY(m_client->fetch(file).startsWith("\x89PNG"));
}

void tst_demofaults::unknownFaultsAreRefused()
{
    QCOMPARE(fault({{"kind", "nonsense"}}).status, 400);
    QCOMPARE(m_client->send("POST", "/gesso/fault", "[").status, 400);
}

void tst_demofaults::harmfulBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01\x02garbage\r\n\r\n");
    QTest::newRow("half a request")
        << QByteArray("POST /prompt HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
    QTest::newRow("a huge header")
        << QByteArray("GET /queue HTTP/1.1\r\nX: ") + QByteArray(4 << 20, 'x') + "\r\n\r\n";
    QTest::newRow("an endless header")
        << QByteArray("GET /queue HTTP/1.1\r\nX: ") + QByteArray(120 << 20, 'x');
    QTest::newRow("a negative length")
        << QByteArray("POST /prompt HTTP/1.1\r\nContent-Length: -5\r\n\r\n{}");
    QTest::newRow("a path of percent signs")
        << QByteArray("GET /%%%%ff%zz HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("an escape of the root")
        << QByteArray("GET /view?filename=..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("a form without end") << QByteArray(
        "POST /upload/image HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        "Content-Length: 14\r\n\r\n--b\r\nContent-D");
    QTest::newRow("a form without a boundary")
        << QByteArray("POST /upload/image HTTP/1.1\r\nContent-Type: multipart/form-data\r\n"
                      "Content-Length: 5\r\n\r\n--b--");
    QTest::newRow("a socket without a key")
        << QByteArray("GET /ws HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    QTest::newRow("a socket elsewhere")
        << QByteArray("GET /other HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
}

void tst_demofaults::harmfulBytes()
{
    QFETCH(QByteArray, bytes);
    QTcpSocket socket;
    socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    socket.write(bytes);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return socket.bytesToWrite() == 0 || socket.state() != QAbstractSocket::ConnectedState;
        },
        30000));
    QCOMPARE(m_client->get("/queue").status, 200);
    QVERIFY(!socket.readAll().contains("root:"));
    QVERIFY(m_client->run(smallGraph(1, 1, 16))["status"]["completed"].toBool());
}

void tst_demofaults::aPortThatIsTaken()
{
    demo::DemoServer second({.port = static_cast<quint16>(m_url.port()), .speed = 0});
    const auto url = second.listen();
    QVERIFY(!url.ok());
    QCOMPARE(url.error().kind, Error::Kind::Io);
    QVERIFY(!url.error().advice.isEmpty());
}

void tst_demofaults::aThreadOfItsOwn()
{
    demo::DemoThread thread({.speed = 0});
    QSignalSpy listening(&thread, &demo::DemoThread::listening);
    thread.start();
    QTRY_COMPARE(listening.size(), 1);
    QCOMPARE(listening.first().first().toUrl(), thread.url());
    DemoClient client(thread.url());
    QVERIFY(client.run(smallGraph(1, 1, 16))["status"]["completed"].toBool());
    thread.start();
    QTRY_COMPARE(listening.size(), 2);

    demo::DemoThread second({.port = static_cast<quint16>(thread.url().port())});
    QSignalSpy failed(&second, &demo::DemoThread::failed);
    second.start();
    QTRY_COMPARE(failed.size(), 1);
}

void tst_demofaults::destroyedWhileItRuns()
{
    serve(1);
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Object body {{"prompt", smallGraph(1, 5000)}, {"client_id", "a"}};
    QCOMPARE(m_client->post("/prompt", body).status, 200);
    QVERIFY(socket.waitFor(u"progress"_s));
    QElapsedTimer timer;
    timer.start();
    cleanup();
    QVERIFY(timer.elapsed() < 20000);
    QVERIFY(QTest::qWaitFor([&] { return !socket.isOpen(); }));
}

QTEST_GUILESS_MAIN(tst_demofaults)
#include "tst_demofaults.moc"
