// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/client.h"
#include "comfy/serverfixture.h"
#include "demo/demoserver.h"
#include "json/writer.h"
#include "support/await.h"
#include "workflow/form.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::comfy;
using namespace gesso::test;

using Outcome = RunEnd::Outcome;

namespace {

class MemorySink : public ByteSink
{
    Q_OBJECT

public:
    void write(const QByteArray &bytes) override { all += bytes; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    QByteArray all;
};

} // namespace

// The real client against the built-in server and its faults; what needs no faults also against the
// ComfyUI at GESSO_COMFY_URL, where that is set.
class tst_comfydemo : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aRunGivesItsPicture();
    void theSameAgainIsCached();
    void previewsAndStepsCome();
    void anUnknownClassIsToldByName();
    void aMissingModelIsToldByName();
    void anUploadIsUsed();
    void twoRunsOneAfterTheOther();
    void aRunningOneIsCancelled();
    void aWaitingOneIsCancelled();

    void lostAnswersAndFrames_data();
    void lostAnswersAndFrames();
    void aServerThatDiesLosesTheRun();
    void outOfMemoryIsToldApart();
    void aTruncatedPictureIsAnError();
    void aSilentSocketIsReplaced();

private:
    [[nodiscard]] bool isReal() const { return qEnvironmentVariableIsSet("GESSO_COMFY_URL"); }
    void fault(const QByteArray &what);
    [[nodiscard]] QString model() const;
    [[nodiscard]] Prompt pictures(int seed) const;
    [[nodiscard]] Prompt sampling(const QString &checkpoint, int steps, int seed) const;
    std::unique_ptr<Run> start(const Prompt &prompt);
    [[nodiscard]] QByteArray fetch(const OutputFile &file);

    std::unique_ptr<demo::DemoServer> m_demo;
    std::unique_ptr<ServerFixture> m_fixture;
    QUrl m_url;
    QHash<Run *, RunEnd> m_ends;
    int m_previews = 0;
    int m_seed = 1;
};

void tst_comfydemo::init()
{
    m_ends.clear();
    m_previews = 0;
    if (isReal()) {
        m_url = *addressFromText(qEnvironmentVariable("GESSO_COMFY_URL"));
    } else {
        demo::DemoOptions options;
        options.speed = 0;
        options.faults = true;
        m_demo = std::make_unique<demo::DemoServer>(options);
        const auto url = m_demo->listen();
        QVERIFY(url.ok());
        m_url = *url;
    }
    Timing timing = quickTiming();
    timing.ping = Timing::Ms(500);
    m_fixture = std::make_unique<ServerFixture>(m_url, timing);
    m_fixture->server.open();
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->server.state(), Server::State::Ready, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->server.catalogue(), 60000);
}

void tst_comfydemo::cleanup()
{
    m_fixture.reset();
    m_demo.reset();
}

void tst_comfydemo::fault(const QByteArray &what)
{
    QUrl url = m_url;
    url.setPath(u"/gesso/fault"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_fixture->network.post(request, what);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait(10000));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    reply->deleteLater();
}

// The first checkpoint that the server has.
QString tst_comfydemo::model() const
{
    const auto loader = m_fixture->server.catalogue()->find(u"CheckpointLoaderSimple"_s);
    const InputSpec *input = loader ? loader->input(u"ckpt_name"_s) : nullptr;
    return input != nullptr && input->choices ? input->choices->texts.value(0) : QString();
}

Prompt tst_comfydemo::pictures(int seed) const
{
    return sampling(model(), 2, seed);
}

Prompt tst_comfydemo::sampling(const QString &checkpoint, int steps, int seed) const
{
    const json::Object sampler {{"model", json::Array {"4", 0}},
                                {"positive", json::Array {"6", 0}},
                                {"negative", json::Array {"6", 0}},
                                {"latent_image", json::Array {"5", 0}},
                                {"seed", seed},
                                {"steps", steps},
                                {"cfg", 2.0},
                                {"sampler_name", "euler"},
                                {"scheduler", "normal"},
                                {"denoise", 1.0}};
    const auto node = [](const char *name, json::Object inputs) {
        return json::Value(json::Object {{"class_type", name}, {"inputs", std::move(inputs)}});
    };
    return Prompt(json::Object {
        {"4", node("CheckpointLoaderSimple", {{"ckpt_name", checkpoint}})},
        {"5", node("EmptyLatentImage", {{"width", 64}, {"height", 64}, {"batch_size", 1}})},
        {"6", node("CLIPTextEncode", {{"text", "a house"}, {"clip", json::Array {"4", 1}}})},
        {"3", node("KSampler", sampler)},
        {"8",
         node("VAEDecode", {{"samples", json::Array {"3", 0}}, {"vae", json::Array {"4", 2}}})},
        {"9",
         node("SaveImage",
              {{"images", json::Array {"8", 0}}, {"filename_prefix", "gesso-test"}})}});
}

std::unique_ptr<Run> tst_comfydemo::start(const Prompt &prompt)
{
    Submission submission;
    submission.promptId = newId();
    submission.prompt = prompt;
    auto run = m_fixture->server.run(submission,
                                     reachableNodes(prompt, m_fixture->server.catalogue().get()));
    Run *key = run.get();
    connect(key, &Run::ended, this, [this, key](const RunEnd &end) { m_ends.insert(key, end); });
    connect(key, &Run::preview, this, [this] { ++m_previews; });
    return run;
}

QByteArray tst_comfydemo::fetch(const OutputFile &file)
{
    MemorySink sink;
    const auto got = await(m_fixture->server.download(file, &sink, 1 << 24));
    return got && got->ok() ? sink.all : QByteArray();
}

void tst_comfydemo::aRunGivesItsPicture()
{
    const auto run = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    const RunEnd end = m_ends.value(run.get());
    QVERIFY2(end.outcome == Outcome::Succeeded, qPrintable(end.error.toLine()));
    QCOMPARE(end.outputs.files.size(), 1);
    QCOMPARE(end.outputs.files.first().node, u"9"_s);
    QVERIFY(fetch(end.outputs.files.first()).startsWith("\x89PNG"));
    QCOMPARE(run->state().nodesDone(), run->state().nodesTotal());
}

void tst_comfydemo::theSameAgainIsCached()
{
    const Prompt prompt = pictures(m_seed++);
    const auto first = start(prompt);
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    const auto second = start(prompt);
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 2, 60000);
    QCOMPARE(m_ends.value(second.get()).outcome, Outcome::Succeeded);
    QCOMPARE(m_ends.value(second.get()).outputs,
             m_ends.value(first.get()).outputs); // trap 23: the old names
    QCOMPARE(second->state().nodesDone(), second->state().nodesTotal());
}

void tst_comfydemo::previewsAndStepsCome()
{
    const auto run = start(sampling(model(), 6, m_seed++));
    double most = 0;
    connect(run.get(), &Run::changed, this, [&] { most = std::max(most, run->state().maxStep); });
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    QCOMPARE(most, 6.0);
    QVERIFY(m_previews > 0);
}

void tst_comfydemo::anUnknownClassIsToldByName()
{
    Prompt prompt(json::Object {
        {"9", json::Object {{"class_type", "NoSuchClass"}, {"inputs", json::Object {}}}}});
    const auto run = start(prompt);
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Rejected);
    QCOMPARE(m_ends.value(run.get()).rejection.missingClass, u"NoSuchClass"_s);
}

void tst_comfydemo::aMissingModelIsToldByName()
{
    const auto run = start(sampling(u"nowhere.safetensors"_s, 2, m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Rejected);
    QCOMPARE(m_ends.value(run.get()).rejection.missingModel, u"nowhere.safetensors"_s);
}

void tst_comfydemo::anUploadIsUsed()
{
    const auto made = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"in.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(fetch(m_ends.value(made.get()).outputs.files.first()));
    file.close();
    const auto name = await(m_fixture->server.upload(file.fileName(), u"gesso-ü.png"_s));
    QVERIFY(name && name->ok());
    Prompt prompt(json::Object {
        {"1",
         json::Object {{"class_type", "LoadImage"},
                       {"inputs", json::Object {{"image", name->value()}}}}},
        {"2",
         json::Object {{"class_type", "PreviewImage"},
                       {"inputs", json::Object {{"images", json::Array {"1", 0}}}}}}});
    const auto run = start(prompt);
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 2, 60000);
    QVERIFY2(m_ends.value(run.get()).outcome == Outcome::Succeeded,
             qPrintable(m_ends.value(run.get()).error.toLine()));
    QCOMPARE(m_ends.value(run.get()).outputs.files.first().type, u"temp"_s);
}

void tst_comfydemo::twoRunsOneAfterTheOther()
{
    const auto first = start(pictures(m_seed++));
    const auto second = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 2, 60000);
    for (const RunEnd &end : std::as_const(m_ends))
        QCOMPARE(end.outcome, Outcome::Succeeded);
    QVERIFY(m_ends.value(first.get()).outputs != m_ends.value(second.get()).outputs);
}

void tst_comfydemo::aRunningOneIsCancelled()
{
    const auto run = start(sampling(model(), 5000, m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(run->state().currentNode, u"3"_s, 60000);
    run->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 60000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Interrupted);
}

void tst_comfydemo::aWaitingOneIsCancelled()
{
    const auto first = start(sampling(model(), 5000, m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(first->state().phase, RunState::Phase::Running, 60000);
    const auto second = start(pictures(m_seed++));
    QSignalSpy accepted(second.get(), &Run::accepted);
    QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, 60000);
    second->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(m_ends.contains(second.get()), 60000);
    QCOMPARE(m_ends.value(second.get()).outcome, Outcome::Interrupted);
    first->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(m_ends.contains(first.get()), 60000);
}

void tst_comfydemo::lostAnswersAndFrames_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("the answer to the prompt is swallowed")
        << QByteArray(R"({"kind":"swallow","path":"/prompt"})");
    QTest::newRow("every frame is lost") << QByteArray(R"({"kind":"lose","types":[],"times":0})");
    QTest::newRow("the final frames are lost")
        << QByteArray(R"({"kind":"lose","types":["execution_success","executing"],"times":0})");
    QTest::newRow("the outputs' frames are lost")
        << QByteArray(R"({"kind":"lose","types":["executed"],"times":0})");
    QTest::newRow("the beginning is lost")
        << QByteArray(R"({"kind":"lose","types":["execution_start"]})");
    QTest::newRow("history comes late") << QByteArray(R"({"kind":"latehistory","ms":300})");
    QTest::newRow("the socket is closed") << QByteArray(R"({"kind":"closesocket","abort":true})");
    QTest::newRow("the queue answers 500 once")
        << QByteArray(R"({"kind":"status","path":"/queue","status":500})");
}

void tst_comfydemo::lostAnswersAndFrames()
{
    if (isReal())
        QSKIP("a real server has no faults on demand");
    QFETCH(const QByteArray, what);
    fault(what);
    const auto run = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 30000);
    const RunEnd end = m_ends.value(run.get());
    QVERIFY2(end.outcome == Outcome::Succeeded, qPrintable(end.error.toLine()));
    QCOMPARE(end.outputs.files.size(), 1);
}

void tst_comfydemo::aServerThatDiesLosesTheRun()
{
    if (isReal())
        QSKIP("a real server has no faults on demand");
    fault(R"({"kind":"die","step":2,"ms":50})");
    const auto run = start(sampling(model(), 20, m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 30000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Lost);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->server.state(), Server::State::Ready, 20000);
    const auto again = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 2, 30000);
    QCOMPARE(m_ends.value(again.get()).outcome, Outcome::Succeeded);
}

void tst_comfydemo::outOfMemoryIsToldApart()
{
    if (isReal())
        QSKIP("a real server has no faults on demand");
    fault(R"({"kind":"error","class":"KSampler","error":"oom"})");
    const auto run = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 30000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Failed);
    QCOMPARE(m_ends.value(run.get()).execution.cause, ExecutionError::Cause::OutOfMemory);
}

void tst_comfydemo::aTruncatedPictureIsAnError()
{
    if (isReal())
        QSKIP("a real server has no faults on demand");
    const auto run = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 30000);
    fault(R"({"kind":"truncate","path":"/view"})");
    MemorySink sink;
    const auto got = await(
        m_fixture->server.download(m_ends.value(run.get()).outputs.files.first(), &sink, 1 << 24));
    QVERIFY(got && !got->ok());
}

void tst_comfydemo::aSilentSocketIsReplaced()
{
    if (isReal())
        QSKIP("a real server has no faults on demand");
    QSignalSpy states(&m_fixture->server, &Server::stateChanged);
    fault(R"({"kind":"silence"})");
    QTRY_VERIFY_WITH_TIMEOUT(states.count() >= 2, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->server.state(), Server::State::Ready, 20000);
    const auto run = start(pictures(m_seed++));
    QTRY_COMPARE_WITH_TIMEOUT(m_ends.size(), 1, 30000);
    QCOMPARE(m_ends.value(run.get()).outcome, Outcome::Succeeded);
}

QTEST_GUILESS_MAIN(tst_comfydemo)
#include "tst_comfydemo.moc"
