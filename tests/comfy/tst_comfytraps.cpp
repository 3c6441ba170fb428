// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/client.h"
#include "comfy/scriptedcomfy.h"
#include "comfy/serverfixture.h"
#include "json/reader.h"
#include "support/await.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::comfy;
using namespace gesso::test;

using Outcome = RunEnd::Outcome;

// The traps of protocol sheet section 8, by their numbers, as far as the connection is concerned.
// Elsewhere: 5, 10, 16 to 19, 25, 29: tst_comfywire and the tests of workflow; 11 to 14, 23:
// tst_comfyhttp; 20, 26: no route with such times, nor one of the cloud's, is used; 28: the name
// pattern is the library's; 32: tst_queue.
class tst_comfytraps : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void t01_previewsAreAskedForPerPrompt();
    void t02_a200CanHideDroppedOutputs();
    void t02_nodesOfDroppedOutputsAreNotWaitedFor();
    void t02_anOldServerDropsOutputsWithoutAWord();
    void t03_badJsonIsA500();
    void t04_interruptGoesByIdOnly();
    void t06_historyMayBeEmptyOnSuccess();
    void t07_theOldSocketEndsBeforeTheNewOneBegins();
    void t07_aSilencedSocketIsOpenedAnew();
    void t08_eventsMayPrecedeTheAnswer();
    void t09_executedMayHaveNoOutput();
    void t15_seedsAreExact();
    void t21_otherPeoplesFramesAreIgnored();
    void t21_olderPreviewsBelongToTheRunThatExecutes();
    void t22_anExecutionBlockedIsNotTheEnd();
    void t24_flagsGoFirstOnEveryConnection();
    void t27_aMissingCancelRouteFallsBackToTheOldWay();
    void t30_aSilentSocketIsNoticedByOwnPings();
    void t31_queueRemainingIsTheServers();
    void t33_aNullWorkflowIsNeverSent();

    void aLostAnswerIsSettledById();
    void aLostAnswerOfAnUnknownPromptIsNotSent();
    void aRefusedConnectionIsNotSent();
    void aProxyFaultIsSettledById();
    void aRunWithoutAnyEventEnds();
    void aRestartedServerLosesTheRun();
    void aWaitingRunIsCancelled();
    void aRunningOneIsInterruptedUntilItEnds();
    void aCancelBeforeTheAnswerComesAfterIt();
    void aRunOfAnEarlierLifeIsFoundInHistory();
    void anEndedFrameThatGotLostIsAskedFor();
    void picturesOverTheSocketAloneEndWell();
    void destroyingARunLeavesTheServerAlone();
    void aRunEndsInItsOwnSignal();
    void aRunMayOutliveItsServer();

private:
    // Posts a prompt of one node and waits until the server has it.
    std::unique_ptr<Run> post(const QString &id);
    [[nodiscard]] json::Value lastBody() const;
    void waitForReady();

    std::unique_ptr<ScriptedComfy> m_comfy;
    std::unique_ptr<ServerFixture> m_fixture;
    std::optional<RunEnd> m_end;
    int m_accepted = 0;
    int m_previews = 0;
};

void tst_comfytraps::init()
{
    m_comfy = std::make_unique<ScriptedComfy>();
    m_fixture = std::make_unique<ServerFixture>(m_comfy->url());
    m_end.reset();
    m_accepted = 0;
    m_previews = 0;
    m_fixture->server.open();
    waitForReady();
}

void tst_comfytraps::cleanup()
{
    m_fixture.reset();
    m_comfy.reset();
}

void tst_comfytraps::waitForReady()
{
    QTRY_COMPARE(m_fixture->server.state(), Server::State::Ready);
}

std::unique_ptr<Run> tst_comfytraps::post(const QString &id)
{
    Submission submission;
    submission.promptId = id;
    submission.prompt
        = promptFrom(R"({"9":{"class_type":"SaveImage","inputs":{"seed":18446744073709551615}}})");
    auto run = m_fixture->server.run(submission, {u"9"_s});
    connect(run.get(), &Run::ended, this, [this](const RunEnd &end) { m_end = end; });
    connect(run.get(), &Run::accepted, this, [this] { ++m_accepted; });
    connect(run.get(), &Run::preview, this, [this] { ++m_previews; });
    return run;
}

json::Value tst_comfytraps::lastBody() const
{
    for (const ScriptRequest &request : m_comfy->server().requests()) {
        if (request.path == "/prompt"_L1)
            return *json::readValue(request.body);
    }
    return {};
}

void tst_comfytraps::t01_previewsAreAskedForPerPrompt()
{
    const auto run = post(newId());
    QTRY_COMPARE(m_accepted, 1);
    QCOMPARE(lastBody()["extra_data"]["preview_method"].toString(), u"auto"_s);
}

void tst_comfytraps::t02_a200CanHideDroppedOutputs()
{
    const QString id = newId();
    m_comfy->answer(
        "POST /prompt",
        {.body = "{\"prompt_id\":\"" + id.toUtf8()
             + R"(","number":1,"node_errors":{"21":{"class_type":"LoadImage","dependent_outputs":["20"],"errors":[{"type":"custom_validation_failed","message":"m","details":"image - gone","extra_info":{"input_name":"image"}}]}}})"});
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->droppedOutputs.size(), 1);
    QCOMPARE(m_end->droppedOutputs.first().input, u"image"_s);
}

void tst_comfytraps::t02_nodesOfDroppedOutputsAreNotWaitedFor()
{
    const QString id = newId();
    m_comfy->pending = {id};
    m_comfy->answer(
        "POST /prompt",
        {.body = "{\"prompt_id\":\"" + id.toUtf8()
             + R"(","number":1,"node_errors":{"21":{"class_type":"LoadImage","dependent_outputs":["20"],"errors":[{"type":"custom_validation_failed","message":"m","details":"image - gone","extra_info":{"input_name":"image"}}]}}})"});
    Submission submission;
    submission.promptId = id;
    submission.prompt = promptFrom(
        R"({"1":{"class_type":"A"},"9":{"class_type":"SaveImage","inputs":{"images":["1",0]}},"21":{"class_type":"LoadImage"},"22":{"class_type":"B","inputs":{"image":["21",0]}},"20":{"class_type":"SaveImage","inputs":{"images":["22",0],"more":["1",0]}}})");
    const auto run = m_fixture->server.run(submission, {u"1"_s, u"9"_s, u"21"_s, u"22"_s, u"20"_s});
    QSignalSpy accepted(run.get(), &Run::accepted);
    QCOMPARE(run->state().nodesTotal(), 5);
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(run->state().expected, QSet<QString>({u"1"_s, u"9"_s}));
}

void tst_comfytraps::t02_anOldServerDropsOutputsWithoutAWord()
{
    m_comfy->setOld(true);
    m_fixture = std::make_unique<ServerFixture>(m_comfy->url());
    m_fixture->server.open();
    waitForReady();
    const QString id = newId();
    Submission submission;
    submission.promptId = id;
    submission.prompt = promptFrom(
        R"({"9":{"class_type":"SaveImage","inputs":{}},"30":{"class_type":"SaveImage","inputs":{}}})");
    const auto run = m_fixture->server.run(submission, {u"9"_s, u"30"_s});
    connect(run.get(), &Run::ended, this, [this](const RunEnd &end) { m_end = end; });
    QSignalSpy accepted(run.get(), &Run::accepted);
    QTRY_COMPARE(accepted.count(), 1);
    m_comfy->history[id] = ScriptedComfy::successEntry(id).replace(
        R"("inputs":{}}})", R"("inputs":{}},"30":{"class_type":"SaveImage","inputs":{}}})");
    m_comfy->sendStart(id);
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    m_comfy->sendFinished(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->droppedOutputs.size(), 1);
    QCOMPARE(m_end->droppedOutputs.first().node, u"30"_s);
}

void tst_comfytraps::t03_badJsonIsA500()
{
    m_comfy->answer("POST /prompt",
                    {.status = 500,
                     .body = "500 Internal Server Error\n\nServer got itself in trouble",
                     .contentType = "text/plain"});
    const auto run = post(newId());
    QTRY_VERIFY(m_end);
    // Not sent again for ever: the server was asked, and has an error of its own.
    QCOMPARE(m_end->outcome, Outcome::Rejected);
    QVERIFY(m_end->error.detail.contains("got itself in trouble"_L1));
    QCOMPARE(m_comfy->server().count("POST", u"/prompt"_s), 1);
}

void tst_comfytraps::t04_interruptGoesByIdOnly()
{
    Http http(m_comfy->url(), &m_fixture->network, quickTiming());
    const Client client(Asker {&http, nullptr});
    const auto refused = await(client.interrupt({}));
    QVERIFY(refused && !refused->ok());
    QCOMPARE(refused->error().kind, Error::Kind::Invalid);
    QCOMPARE(m_comfy->server().count("POST", u"/interrupt"_s), 0);
    const auto sent = await(client.interrupt(u"abc"_s));
    QVERIFY(sent && sent->ok());
    QCOMPARE(m_comfy->server().requests().last().body, QByteArray(R"({"prompt_id":"abc"})"));
}

void tst_comfytraps::t06_historyMayBeEmptyOnSuccess()
{
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->running = {id};
    m_comfy->sendStart(id);
    // What the node made is told by no frame, so history has the last word; it comes only later.
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_comfy->server().count("GET", u"/queue"_s) >= 2);
    QVERIFY(!m_end);
    m_comfy->running.clear();
    m_comfy->history[id] = ScriptedComfy::successEntry(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->outputs.files.size(), 1);
}

void tst_comfytraps::t07_theOldSocketEndsBeforeTheNewOneBegins()
{
    QList<int> open; // how many there were when a new one came, itself included
    connect(&m_comfy->server(), &ScriptServer::socketOpened, this,
            [&] { open.append(m_comfy->server().socketsNow()); });
    for (int i = 0; i < 5; ++i) {
        const int before = m_comfy->server().socketsOpened();
        m_comfy->server().closeSocket();
        QTRY_COMPARE(m_comfy->server().socketsOpened(), before + 1);
        QTRY_COMPARE(m_fixture->server.state(), Server::State::Ready);
    }
    QCOMPARE(open, QList<int>({1, 1, 1, 1, 1}));
}

void tst_comfytraps::t07_aSilencedSocketIsOpenedAnew()
{
    QList<int> open;
    connect(&m_comfy->server(), &ScriptServer::socketOpened, this,
            [&] { open.append(m_comfy->server().socketsNow()); });
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->running = {id}; // it runs, and no frame says so
    QTRY_COMPARE(open.size(), 1);
    QCOMPARE(open.first(), 1); // the old one had ended
    QCOMPARE(run->state().phase, RunState::Phase::Running);
    m_comfy->sendEvent("executing", R"({"node":"9"})"); // what is replayed has no prompt id
    QTRY_COMPARE(run->state().currentNode, u"9"_s);
    m_comfy->running.clear();
    m_comfy->history[id] = ScriptedComfy::successEntry(id);
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outputs.files.size(), 1);
}

void tst_comfytraps::t08_eventsMayPrecedeTheAnswer()
{
    const QString id = newId();
    m_comfy->on("POST /prompt", [&](const ScriptRequest &) -> ScriptAnswer {
        m_comfy->sendStart(id);
        m_comfy->sendExecuted(id);
        m_comfy->sendSuccess(id);
        return {.body = "{\"prompt_id\":\"" + id.toUtf8() + R"(","number":1,"node_errors":{}})"};
    });
    const auto run = post(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->outputs.files.size(), 1);
    QCOMPARE(m_accepted, 1);
    QCOMPARE(m_comfy->server().count("GET", u"/queue"_s), 0);
}

void tst_comfytraps::t09_executedMayHaveNoOutput()
{
    const QString id = newId();
    m_comfy->pending = {id}; // whoever is slow and asks must not hear that it is gone
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    m_comfy->sendEvent("executed",
                       "{\"prompt_id\":\"" + id.toUtf8()
                           + R"(","node":"9","display_node":"9","output":null})");
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outputs.files.size(), 1);
}

void tst_comfytraps::t15_seedsAreExact()
{
    const auto run = post(newId());
    QTRY_COMPARE(m_accepted, 1);
    QCOMPARE(
        QByteArray::fromStdString(lastBody()["prompt"]["9"]["inputs"]["seed"].number()->text()),
        QByteArray("18446744073709551615"));
}

void tst_comfytraps::t21_otherPeoplesFramesAreIgnored()
{
    const QString id = newId();
    m_comfy->pending = {id}; // whoever is slow and asks must not hear that it is gone
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    QTRY_COMPARE(run->state().phase, RunState::Phase::Running);
    const QString other = newId();
    m_comfy->sendEvent("progress",
                       "{\"prompt_id\":\"" + other.toUtf8() + R"(","node":"9","value":3,"max":5})");
    m_comfy->sendEvent("execution_interrupted",
                       "{\"prompt_id\":\"" + other.toUtf8() + R"(","node_id":"9"})");
    m_comfy->sendSuccess(other);
    m_comfy->server().sendBinary(QByteArray::fromHex("0000000300000001") + "9text");
    m_comfy->sendEvent("some_pack", R"({"anything":[1]})");
    m_comfy->sendEvent("progress",
                       "{\"prompt_id\":\"" + id.toUtf8() + R"(","node":"9","value":1,"max":2})");
    QTRY_COMPARE(run->state().maxStep, 2.0);
    QCOMPARE(run->state().phase, RunState::Phase::Running);
    QVERIFY(!m_end);
}

void tst_comfytraps::t21_olderPreviewsBelongToTheRunThatExecutes()
{
    const QByteArray older = QByteArray::fromHex("0000000100000001ffd8ffe0");
    const QString id = newId();
    m_comfy->pending = {id}; // whoever is slow and asks must not hear that it is gone
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->server().sendBinary(older); // nothing of ours executes: somebody else's
    m_comfy->sendStart(id);
    QTRY_COMPARE(run->state().currentNode, u"9"_s);
    QCOMPARE(m_previews, 0);
    m_comfy->server().sendBinary(older);
    QTRY_COMPARE(m_previews, 1);
    // Once the server describes its previews, the older kind comes from anonymous runs only.
    m_comfy->sendEvent("feature_flags", R"({"supports_preview_metadata":true})");
    m_comfy->server().sendBinary(older);
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_previews, 1);
}

void tst_comfytraps::t22_anExecutionBlockedIsNotTheEnd()
{
    const QString id = newId();
    m_comfy->pending = {id}; // whoever is slow and asks must not hear that it is gone
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    m_comfy->sendEvent(
        "execution_error",
        "{\"prompt_id\":\"" + id.toUtf8()
            + R"(","node_id":"9","exception_type":"ExecutionBlocked","exception_message":"no"})");
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
}

void tst_comfytraps::t24_flagsGoFirstOnEveryConnection()
{
    m_comfy->server().closeSocket();
    QTRY_COMPARE(m_comfy->server().socketsOpened(), 2);
    for (int i = 0; i < 2; ++i) {
        QTRY_COMPARE(m_comfy->server().textsFrom(i).size(), 1);
        QCOMPARE(m_comfy->server().textsFrom(i).first(),
                 uR"({"type":"feature_flags","data":{"supports_preview_metadata":true}})"_s);
    }
    // Nothing that a server checks for its own pages (protocol sheet 1.2).
    const auto headers = m_comfy->server().upgradeHeaders();
    QVERIFY(!headers.contains("origin"));
    QVERIFY(!headers.contains("sec-fetch-site"));
    for (const ScriptRequest &request : m_comfy->server().requests()) {
        QVERIFY(!request.headers.contains("origin"));
        QVERIFY(!request.headers.contains("sec-fetch-site"));
    }
}

void tst_comfytraps::t27_aMissingCancelRouteFallsBackToTheOldWay()
{
    const QString id = newId();
    m_comfy->answer("POST /api/jobs/", {.status = 405, .body = {}, .contentType = "text/plain"});
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->pending = {id};
    m_comfy->on("POST /queue", [&](const ScriptRequest &) -> ScriptAnswer {
        m_comfy->pending.clear();
        return {.body = {}};
    });
    run->cancel();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Interrupted);
    QCOMPARE(m_end->error.kind, Error::Kind::Cancelled);
    QCOMPARE(m_comfy->server().count("POST", u"/interrupt"_s), 1);
}

void tst_comfytraps::t30_aSilentSocketIsNoticedByOwnPings()
{
    Timing timing = quickTiming();
    timing.ping = Timing::Ms(40);
    m_fixture = std::make_unique<ServerFixture>(m_comfy->url(), timing);
    m_fixture->server.open();
    waitForReady();
    const int before = m_comfy->server().socketsOpened();
    m_comfy->server().deafen();
    QTRY_VERIFY(m_comfy->server().socketsOpened() > before);
    QTRY_COMPARE(m_fixture->server.state(), Server::State::Ready);
    const Timing real;
    QVERIFY(real.ping * real.silentPings <= std::chrono::seconds(20));
}

void tst_comfytraps::t31_queueRemainingIsTheServers()
{
    m_comfy->sendEvent("status", R"({"status":{"exec_info":{"queue_remaining":7}}})");
    QTRY_COMPARE(m_fixture->server.queueRemaining(), 7);
    m_comfy->sendEvent("status", R"({"status":{"exec_info":{"queue_remaining":-3}}})");
    QTRY_COMPARE(m_fixture->server.queueRemaining(), 0);
}

void tst_comfytraps::t33_aNullWorkflowIsNeverSent()
{
    Submission submission;
    submission.promptId = newId();
    submission.prompt = promptFrom(R"({"9":{"class_type":"A"},"version":1})");
    submission.extraPnginfo = *json::readValue(R"({"workflow":null,"note":"kept"})");
    const auto run = m_fixture->server.run(submission, {u"9"_s});
    QTRY_COMPARE(m_comfy->server().count("POST", u"/prompt"_s), 1);
    const json::Value body = lastBody();
    QVERIFY(!body["extra_data"]["extra_pnginfo"].object().contains("workflow"));
    QCOMPARE(body["extra_data"]["extra_pnginfo"]["note"].toString(), u"kept"_s);
    QVERIFY(!body["prompt"].object().contains("version")); // would be judged as a node
    QVERIFY(body["prompt"]["9"]["inputs"].isObject());
    QVERIFY(body["prompt"]["9"]["_meta"].isObject());
    QCOMPARE(body["prompt_id"].toString(), submission.promptId);
}

void tst_comfytraps::aLostAnswerIsSettledById()
{
    const QString id = newId();
    m_comfy->on("POST /prompt", [&](const ScriptRequest &) -> ScriptAnswer {
        m_comfy->running = {id};
        return {.close = true};
    });
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    QVERIFY(!m_end);
    m_comfy->running.clear();
    m_comfy->history[id] = ScriptedComfy::successEntry(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->outputs.files.first().filename, u"a.png"_s);
    QCOMPARE(m_comfy->server().count("POST", u"/prompt"_s), 1); // never twice, not by Qt either
}

void tst_comfytraps::aLostAnswerOfAnUnknownPromptIsNotSent()
{
    m_comfy->answer("POST /prompt", {.close = true});
    const QString id = newId();
    const auto run = post(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::NotSent);
    QCOMPARE(m_end->error.kind, Error::Kind::Network);
    QCOMPARE(m_comfy->server().count("POST", u"/prompt"_s), 1);
    QCOMPARE(m_comfy->server().count("GET", u"/history/"_s + id), 2); // two looks
    QCOMPARE(m_accepted, 0);
}

void tst_comfytraps::aRefusedConnectionIsNotSent()
{
    ServerFixture away(QUrl(u"http://127.0.0.1:1"_s));
    Submission submission;
    submission.promptId = newId();
    const auto run = away.server.run(submission, {});
    QSignalSpy ended(run.get(), &Run::ended);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.first().first().value<RunEnd>().outcome, Outcome::NotSent);
}

void tst_comfytraps::aProxyFaultIsSettledById()
{
    const QString id = newId();
    m_comfy->history[id] = ScriptedComfy::successEntry(id);
    m_comfy->answer("POST /prompt",
                    {.status = 504,
                     .body = "<html><title>504 Gateway Time-out</title></html>",
                     .contentType = "text/html"});
    const auto run = post(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_comfy->server().count("POST", u"/prompt"_s), 1);
}

void tst_comfytraps::aRunWithoutAnyEventEnds()
{
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->pending = {id};
    QTRY_VERIFY(m_comfy->server().count("GET", u"/queue"_s) >= 1);
    QVERIFY(!m_end);
    m_comfy->pending.clear();
    m_comfy->history[id] = ScriptedComfy::successEntry(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QCOMPARE(m_end->outputs.files.size(), 1);
}

void tst_comfytraps::aRestartedServerLosesTheRun()
{
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    QTRY_COMPARE(run->state().phase, RunState::Phase::Running);
    m_comfy->server().stopListening();
    m_comfy->server().closeSocket();
    QTRY_VERIFY(m_fixture->server.state() != Server::State::Ready);
    QVERIFY(!m_end);
    m_comfy->server().listenAgain();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Lost);
    QVERIFY(!m_end->error.advice.isEmpty());
}

void tst_comfytraps::aWaitingRunIsCancelled()
{
    const QString id = newId();
    m_comfy->on("POST /api/jobs/", [&](const ScriptRequest &request) -> ScriptAnswer {
        if (request.path != "/api/jobs/"_L1 + id + "/cancel"_L1)
            return {.status = 404};
        m_comfy->pending.clear();
        return {.body = R"({"cancelled":true})"};
    });
    m_comfy->pending = {id};
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    run->cancel();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Interrupted);
    QCOMPARE(m_comfy->server().count("POST", u"/interrupt"_s), 0);
}

void tst_comfytraps::aRunningOneIsInterruptedUntilItEnds()
{
    const QString id = newId();
    int asked = 0;
    m_comfy->on("POST /api/jobs/", [&](const ScriptRequest &) -> ScriptAnswer {
        if (++asked == 3) { // the first two came in the moment between dequeue and start
            m_comfy->running.clear();
            m_comfy->sendEvent("execution_interrupted",
                               "{\"prompt_id\":\"" + id.toUtf8() + R"(","node_id":"9"})");
        }
        return {.body = R"({"cancelled":true})"};
    });
    m_comfy->running = {id};
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    QTRY_COMPARE(run->state().phase, RunState::Phase::Running);
    run->cancel();
    run->cancel();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Interrupted);
    QCOMPARE(asked, 3);
}

void tst_comfytraps::aCancelBeforeTheAnswerComesAfterIt()
{
    const QString id = newId();
    QByteArrayList order;
    m_comfy->on("POST /prompt", [&](const ScriptRequest &) -> ScriptAnswer {
        order.append("prompt");
        return {.body = "{\"prompt_id\":\"" + id.toUtf8() + R"(","number":1,"node_errors":{}})"};
    });
    m_comfy->on("POST /api/jobs/", [&](const ScriptRequest &) -> ScriptAnswer {
        order.append("cancel");
        return {.body = R"({"cancelled":true})"};
    });
    const auto run = post(id);
    run->cancel();
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Interrupted);
    QCOMPARE(order.mid(0, 2), QByteArrayList({"prompt", "cancel"}));
}

void tst_comfytraps::aRunOfAnEarlierLifeIsFoundInHistory()
{
    const QString id = newId();
    m_comfy->history[id] = ScriptedComfy::successEntry(id, "old.png");
    const auto run = m_fixture->server.resume(id, {u"9"_s});
    QSignalSpy ended(run.get(), &Run::ended);
    QTRY_COMPARE(ended.count(), 1);
    const auto end = ended.first().first().value<RunEnd>();
    QCOMPARE(end.outcome, Outcome::Succeeded);
    QCOMPARE(end.outputs.files.first().filename, u"old.png"_s);
    const auto gone = m_fixture->server.resume(newId(), {u"9"_s});
    QSignalSpy lost(gone.get(), &Run::ended);
    QTRY_COMPARE(lost.count(), 1);
    QCOMPARE(lost.first().first().value<RunEnd>().outcome, Outcome::Lost);
}

void tst_comfytraps::anEndedFrameThatGotLostIsAskedFor()
{
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    m_comfy->history[id]
        = QByteArray(ScriptedComfy::successEntry(id))
              .replace(
                  R"(["execution_success",{)",
                  R"(["execution_error",{"node_id":"9","node_type":"SaveImage","exception_type":"torch.OutOfMemoryError","exception_message":"Allocation on device\n","traceback":["a\n"],)");
    m_comfy->sendFinished(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Failed); // messages before status_str
    QCOMPARE(m_end->execution.cause, ExecutionError::Cause::OutOfMemory);
    QVERIFY(m_end->error.message.contains("memory"_L1));
}

void tst_comfytraps::picturesOverTheSocketAloneEndWell()
{
    const QString id = newId();
    const auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->history[id]
        = R"({"prompt":[1,"x",{},{},["9"]],"outputs":{},"status":{"status_str":"success","messages":[]}})";
    m_comfy->sendStart(id);
    m_comfy->sendSuccess(id);
    m_comfy->sendFinished(id);
    QTRY_VERIFY(m_end);
    QCOMPARE(m_end->outcome, Outcome::Succeeded);
    QVERIFY(m_end->outputs.files.isEmpty());
}

void tst_comfytraps::destroyingARunLeavesTheServerAlone()
{
    const QString id = newId();
    auto run = post(id);
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->running = {id};
    m_comfy->sendStart(id);
    QTRY_COMPARE(run->state().phase, RunState::Phase::Running);
    run.reset();
    m_comfy->sendEvent("status", R"({"status":{"exec_info":{"queue_remaining":3}}})");
    QTRY_COMPARE(m_fixture->server.queueRemaining(), 3);
    QCOMPARE(m_comfy->server().count("POST", u"/interrupt"_s), 0);
    QVERIFY(!m_end);
}

void tst_comfytraps::aRunEndsInItsOwnSignal()
{
    const QString id = newId();
    auto run = post(id);
    bool gone = false;
    connect(run.get(), &Run::ended, this, [&] {
        run.reset(); // as a queue does that is done with it
        gone = true;
    });
    QTRY_COMPARE(m_accepted, 1);
    m_comfy->sendStart(id);
    m_comfy->sendExecuted(id);
    m_comfy->sendSuccess(id);
    QTRY_VERIFY(gone);
}

void tst_comfytraps::aRunMayOutliveItsServer()
{
    const auto watched = post(newId());
    QTRY_COMPARE(m_accepted, 1);
    const auto posting = post(newId()); // its answer is still to come
    m_fixture.reset();
    watched->cancel();
    posting->cancel();
    // Longer than any of its timers, by a connection of somebody else.
    QTcpSocket other;
    other.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_comfy->url().port()));
    QTRY_COMPARE(other.state(), QAbstractSocket::ConnectedState);
    const auto before = m_comfy->server().requests().size();
    QElapsedTimer time;
    time.start();
    QTRY_VERIFY(time.hasExpired(quickTiming().pollMost.count()));
    QCOMPARE(m_comfy->server().requests().size(), before);
    QVERIFY(!m_end);
}

QTEST_GUILESS_MAIN(tst_comfytraps)
#include "tst_comfytraps.moc"
