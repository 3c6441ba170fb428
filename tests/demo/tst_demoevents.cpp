// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "democlient.h"
#include "recording.h"
#include "support/shared.h"

#include <QImage>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// The frames that clients get, in their order, against those of a real ComfyUI 0.33.
class tst_demoevents : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFirstRun();
    void allCached();
    void partCachedWithoutFlags();
    void anErrorWhileExecuting();
    void anInterrupt();
    void twoClientsAndTheFrontOfTheQueue();
    void comingBackMidRun();
    void aRunThatEndsWhileTheClientIsAway();
    void theOldSocketsEndSilencesTheNew();
    void anonymousRunsReachEveryone();
    void previewsOnlyWhenAskedFor();
    void picturesOverTheSocket();

private:
    void serve(double speed);
    json::Value post(json::Value body, const QString &clientId);
    [[nodiscard]] static QStringList events(const DemoSocket &socket);

    std::unique_ptr<demo::DemoServer> m_server;
    std::unique_ptr<DemoClient> m_client;
    QUrl m_url;
};

void tst_demoevents::init()
{
    serve(0);
}

void tst_demoevents::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void tst_demoevents::serve(double speed)
{
    m_server
        = std::make_unique<demo::DemoServer>(demo::DemoOptions {.speed = speed, .faults = true});
    const auto url = m_server->listen();
    QVERIFY(url.ok());
    m_url = *url;
    m_client = std::make_unique<DemoClient>(m_url);
}

json::Value tst_demoevents::post(json::Value body, const QString &clientId)
{
    body.object()->set("client_id", clientId);
    const Answer answer = m_client->post("/prompt", body);
    return answer.status == 200 ? answer.json : json::Value();
}

QStringList tst_demoevents::events(const DemoSocket &socket)
{
    QStringList names;
    for (const json::Value &frame : socket.frames())
        names.append(eventName(frame));
    return names;
}

void tst_demoevents::aFirstRun()
{
    GESSO_NEED_SHARED();
    const auto recording = readRecording(u"01-first-run"_s);
    DemoSocket socket(m_url, u"a"_s, true);
    QVERIFY(!post(promptsOf(recording).first(), u"a"_s).isNull());
    QVERIFY(socket.waitForEnd());
    QCOMPARE(events(socket), eventsOf(recording, u"A"_s));
    QCOMPARE(socket.previews().size(), 4);
    for (const QByteArray &preview : socket.previews())
        QCOMPARE(QImage::fromData(preview, "JPEG").size(), QSize(512, 512));
    for (const json::Value &frame : socket.frames()) {
        if (frame["type"].toString() == "BIN4"_L1)
            QCOMPARE(frame["data"]["node_id"].toString(), u"3"_s);
    }
}

void tst_demoevents::allCached()
{
    GESSO_NEED_SHARED();
    const auto recording = readRecording(u"02-same-again-all-cached"_s);
    const json::Value prompt = promptsOf(recording).first();
    const json::Value first = m_client->run(prompt["prompt"].object());
    QVERIFY(first["status"]["completed"].toBool());
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Value accepted = post(prompt, u"a"_s);
    QVERIFY(socket.waitForEnd());
    QCOMPARE(events(socket), eventsOf(recording, u"A"_s));
    const json::Value again = m_client->waitForHistory(accepted["prompt_id"].toString());
    QCOMPARE(again["outputs"], first["outputs"]); // no new file
}

void tst_demoevents::partCachedWithoutFlags()
{
    GESSO_NEED_SHARED();
    const auto recording = readRecording(u"03-new-seed-part-cached"_s);
    const json::Value prompt = promptsOf(recording).first();
    QVERIFY(m_client->run(with(prompt["prompt"].object(), "3", "seed", 1))["status"]["completed"]
                .toBool());
    DemoSocket socket(m_url, u"a"_s, false);
    QVERIFY(!post(prompt, u"a"_s).isNull());
    QVERIFY(socket.waitForEnd());
    QCOMPARE(events(socket), eventsOf(recording, u"A"_s));
}

void tst_demoevents::anErrorWhileExecuting()
{
    GESSO_NEED_SHARED();
    const auto recording = readRecording(u"06-error-while-executing"_s);
    QCOMPARE(m_client->upload("/upload/image", "broken.png", "\x89PNG\r\n\x1a\nbroken").status,
             200);
    const json::Object warm = promptsOf(recording).last()["prompt"].object();
    QVERIFY(m_client->run(with(warm, "3", "seed", 1))["status"]["completed"].toBool());
    DemoSocket socket(m_url, u"a"_s, false);
    int ended = 0;
    for (const json::Value &prompt : promptsOf(recording)) {
        QVERIFY(!post(prompt, u"a"_s).isNull());
        QVERIFY(socket.waitForEnd(++ended));
    }
    QCOMPARE(events(socket), eventsOf(recording, u"A"_s));
    QCOMPARE(socket.count(u"execution_error"_s), 1);
}

void tst_demoevents::anInterrupt()
{
    GESSO_NEED_SHARED();
    serve(1);
    const auto recording = readRecording(u"07-interrupt"_s);
    json::Value prompt = promptsOf(recording).first();
    QVERIFY(m_client
                ->run(with(with(prompt["prompt"].object(), "3", "steps", 1), "3", "seed",
                           1))["status"]["completed"]
                .toBool());
    DemoSocket socket(m_url, u"a"_s, false);
    prompt.object()->set("prompt", with(prompt["prompt"].object(), "3", "steps", 2000));
    const json::Value accepted = post(prompt, u"a"_s);
    QVERIFY(socket.waitFor(u"progress"_s));
    QCOMPARE(m_client
                 ->post("/interrupt",
                        json::Object {{"prompt_id", "00000000-0000-0000-0000-000000000000"}})
                 .status,
             200);
    QVERIFY(socket.waitFor(u"progress"_s, 3));
    QCOMPARE(socket.count(u"execution_interrupted"_s), 0);
    QCOMPARE(
        m_client->post("/interrupt", json::Object {{"prompt_id", accepted["prompt_id"]}}).status,
        200);
    QVERIFY(socket.waitForEnd());
    QCOMPARE(collapsed(events(socket)), collapsed(eventsOf(recording, u"A"_s)));
    const json::Value entry = m_client->waitForHistory(accepted["prompt_id"].toString());
    QCOMPARE(entry["status"]["status_str"].toString(), u"error"_s);
}

void tst_demoevents::twoClientsAndTheFrontOfTheQueue()
{
    GESSO_NEED_SHARED();
    serve(1);
    const auto recording = readRecording(u"08-queue-of-three-two-clients"_s);
    const QList<json::Value> prompts = promptsOf(recording);
    QVERIFY(
        m_client
            ->run(with(prompts.first()["prompt"].object(), "3", "seed", 999))["status"]["completed"]
            .toBool());
    DemoSocket a(m_url, u"a"_s, true);
    DemoSocket b(m_url, u"b"_s, false);
    QStringList ids;
    const QStringList owners {u"a"_s, u"a"_s, u"b"_s, u"a"_s};
    for (qsizetype i = 0; i < prompts.size(); ++i) {
        json::Value prompt = prompts[i];
        if (i == 0) // long enough for all that follows
            prompt.object()->set("prompt", with(prompt["prompt"].object(), "3", "steps", 100));
        ids.append(post(prompt, owners[i])["prompt_id"].toString());
    }
    QVERIFY(a.waitFor(u"progress"_s));
    const Answer queue = m_client->get("/queue");
    QCOMPARE(queue.json["queue_running"].at(0).at(1).toString(), ids[0]);
    // Heap order, as the recording has it: -N, then the others as they fell.
    QStringList pending;
    for (const json::Value &item : queue.json["queue_pending"].array())
        pending.append(item.at(1).toString());
    QCOMPARE(pending, QStringList({ids[3], ids[2], ids[1]}));
    QCOMPARE(m_client->post("/queue", json::Object {{"delete", json::Array {json::Value(ids[1])}}})
                 .status,
             200);
    const Answer jobs = m_client->get("/api/jobs?limit=3&sort_order=desc");
    QStringList statuses;
    for (const json::Value &job : jobs.json["jobs"].array())
        statuses.append(job["status"].toString());
    QCOMPARE(statuses, QStringList({u"pending"_s, u"pending"_s, u"in_progress"_s}));
    QVERIFY(a.waitForEnd(2));
    QVERIFY(b.waitForEnd(1));
    QVERIFY(m_client->waitForIdle());
    QCOMPARE(collapsed(events(a)).filter(u"execut"_s),
             collapsed(eventsOf(recording, u"A"_s)).filter(u"execut"_s));
    QCOMPARE(collapsed(events(b)), collapsed(eventsOf(recording, u"B"_s)));
    QCOMPARE(a.count(u"status"_s), eventsOf(recording, u"A"_s).count(u"status"_s));
    QCOMPARE(m_client->get("/history/" + ids[1].toLatin1()).json, json::Value(json::Object()));
}

void tst_demoevents::comingBackMidRun()
{
    GESSO_NEED_SHARED();
    serve(1);
    const auto recording = readRecording(u"09-reconnect-mid-run"_s);
    json::Value prompt = promptsOf(recording).first();
    QVERIFY(m_client
                ->run(with(with(prompt["prompt"].object(), "3", "steps", 1), "3", "seed",
                           1))["status"]["completed"]
                .toBool());
    prompt.object()->set("prompt", with(prompt["prompt"].object(), "3", "steps", 40));
    auto first = std::make_unique<DemoSocket>(m_url, u"a"_s, true);
    QVERIFY(!post(prompt, u"a"_s).isNull());
    QVERIFY(first->waitFor(u"progress"_s));
    QStringList before = collapsed(events(*first));
    first->close();
    QVERIFY(QTest::qWaitFor([&] { return !first->isOpen(); }));
    DemoSocket second(m_url, u"a"_s, true);
    QVERIFY(second.waitForEnd());
    // The second run of the recording comes over the same socket; only the first is compared.
    QStringList wanted = collapsed(eventsOf(recording, u"A again"_s));
    wanted = wanted.mid(0, wanted.indexOf(u"executing"_s) + 1);
    // A step may come before the server has answered the flags; the status that follows the end may
    // have come with it, or not yet.
    QStringList seen = collapsed(events(second));
    const qsizetype flags = seen.indexOf(u"feature_flags"_s);
    if (flags > 0 && seen.at(flags - 1) == u"steps"_s)
        seen.removeAt(flags - 1);
    QCOMPARE(seen.mid(0, wanted.size()), wanted);
    QCOMPARE(before, collapsed(eventsOf(recording, u"A"_s)));
    QCOMPARE(second.frames().at(1)["data"], json::Value(json::Object {{"node", "3"}}));
}

void tst_demoevents::aRunThatEndsWhileTheClientIsAway()
{
    auto first = std::make_unique<DemoSocket>(m_url, u"a"_s, true);
    first->close();
    QVERIFY(QTest::qWaitFor([&] { return !first->isOpen(); }));
    const json::Value accepted = post(json::Object {{"prompt", smallGraph()}}, u"a"_s);
    const json::Value entry = m_client->waitForHistory(accepted["prompt_id"].toString());
    QVERIFY(entry["status"]["completed"].toBool());
    const DemoSocket third(m_url, u"a"_s, true);
    QCOMPARE(events(third), QStringList({u"status"_s, u"feature_flags"_s}));
}

void tst_demoevents::theOldSocketsEndSilencesTheNew()
{
    auto old = std::make_unique<DemoSocket>(m_url, u"a"_s, false);
    DemoSocket fresh(m_url, u"a"_s, false);
    old->close();
    QVERIFY(QTest::qWaitFor([&] { return !old->isOpen(); }));
    DemoSocket other(m_url, u"b"_s, false);
    fresh.forget();
    const json::Value accepted = post(json::Object {{"prompt", smallGraph()}}, u"a"_s);
    QVERIFY(!m_client->waitForHistory(accepted["prompt_id"].toString()).isNull());
    QVERIFY(other.waitFor(u"status"_s, 4)); // its own, in, out, done
    QVERIFY(fresh.isOpen());
    QCOMPARE(fresh.frames().size(), 0);
}

void tst_demoevents::anonymousRunsReachEveryone()
{
    DemoSocket socket(m_url, u"a"_s, true);
    socket.forget();
    const json::Object extra {{"preview_method", "auto"}};
    const json::Value entry = m_client->run(smallGraph(), {{"extra_data", extra}});
    QVERIFY(entry["status"]["completed"].toBool());
    QVERIFY(socket.waitFor(u"status"_s, 3));
    QVERIFY(socket.count(u"progress"_s) == 3);
    QVERIFY(socket.count(u"progress_state"_s) > 3);
    QCOMPARE(socket.count(u"BIN1"_s), 3); // although event 4 was agreed on
    for (const QString &type :
         {u"BIN4"_s, u"execution_start"_s, u"executing"_s, u"executed"_s, u"execution_success"_s})
        QCOMPARE(socket.count(type), 0);
}

void tst_demoevents::previewsOnlyWhenAskedFor()
{
    DemoSocket socket(m_url, u"a"_s, true);
    QVERIFY(!post(json::Object {{"prompt", smallGraph()}}, u"a"_s).isNull());
    QVERIFY(socket.waitForEnd());
    QCOMPARE(socket.previews().size(), 0);
    QCOMPARE(socket.count(u"progress"_s), 3);
}

void tst_demoevents::picturesOverTheSocket()
{
    const json::Array image {json::Value("1"), json::Value(0)};
    const json::Object graph {{"1",
                               json::Object {{"class_type", "LoadImage"},
                                             {"inputs", json::Object {{"image", "example.png"}}}}},
                              {"2",
                               json::Object {{"class_type", "SaveImageWebsocket"},
                                             {"inputs", json::Object {{"images", image}}}}}};
    DemoSocket socket(m_url, u"a"_s, true);
    const json::Value accepted = post(json::Object {{"prompt", graph}}, u"a"_s);
    QVERIFY(socket.waitForEnd());
    QCOMPARE(socket.previews().size(), 1);
    QCOMPARE(QImage::fromData(socket.previews().first(), "PNG").size(), QSize(512, 512));
    QCOMPARE(socket.count(u"executed"_s), 0);
    QCOMPARE(m_client->waitForHistory(accepted["prompt_id"].toString())["outputs"],
             json::Value(json::Object()));
}

QTEST_GUILESS_MAIN(tst_demoevents)
#include "tst_demoevents.moc"
