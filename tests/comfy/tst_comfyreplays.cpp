// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/historyreader.h"
#include "comfy/replay.h"
#include "comfy/serverfixture.h"
#include "support/await.h"
#include "support/shared.h"
#include "workflow/form.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::comfy;
using namespace gesso::test;

namespace {

using Outcome = RunEnd::Outcome;

// What the recorded runs of the main client must come to.
struct Expected
{
    Outcome outcome;
    QStringList files; // "type/subfolder/name"
    QStringList texts;
    bool hasHistory = false;
};

QStringList namesOf(const Outputs &outputs)
{
    QStringList names;
    for (const OutputFile &file : outputs.files)
        names.append(file.type + u'/' + file.subfolder + u'/' + file.filename);
    return names;
}

QStringList textsOf(const Outputs &outputs)
{
    QStringList texts;
    for (const OutputText &text : outputs.texts)
        texts.append(text.text);
    return texts;
}

} // namespace

// Each recording, 0.33 and 0.3.64, through the real Server over real HTTP and WebSocket
// connections.
class tst_comfyreplays : public QObject
{
    Q_OBJECT

private slots:
    void everyRunEndsAsItWasRecorded_data();
    void everyRunEndsAsItWasRecorded();
    void everyRefusalIsToldAsItWasRecorded_data();
    void everyRefusalIsToldAsItWasRecorded();
    void progressOfAFirstRun();
};

void tst_comfyreplays::everyRunEndsAsItWasRecorded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("runs");
    QTest::newRow("a first run, with previews") << u"01-first-run.jsonl"_s << 1;
    QTest::newRow("the same again, all cached") << u"02-same-again-all-cached.jsonl"_s << 1;
    QTest::newRow("another seed, partly cached, older previews")
        << u"03-new-seed-part-cached.jsonl"_s << 1;
    QTest::newRow("img2img with a preview node") << u"04-img2img-upload.jsonl"_s << 1;
    QTest::newRow("one good output beside a bad one") << u"05-rejected-prompts.jsonl"_s << 1;
    QTest::newRow("a node fails, another run works") << u"06-error-while-executing.jsonl"_s << 2;
    QTest::newRow("an interrupt") << u"07-interrupt.jsonl"_s << 1;
    QTest::newRow("a queue of three beside another client")
        << u"08-queue-of-three-two-clients.jsonl"_s << 3;
    QTest::newRow("0.3.64: a queue of three")
        << u"old-0.3.64/08-queue-of-three-two-clients.jsonl"_s << 3;
    QTest::newRow("the socket goes away and comes back") << u"09-reconnect-mid-run.jsonl"_s << 2;
    QTest::newRow("animations, video, audio, text") << u"10-other-outputs.jsonl"_s << 7;
    QTest::newRow("0.3.64: a first run") << u"old-0.3.64/01-first-run.jsonl"_s << 1;
    QTest::newRow("0.3.64: all cached") << u"old-0.3.64/02-same-again-all-cached.jsonl"_s << 1;
    QTest::newRow("0.3.64: another seed") << u"old-0.3.64/03-new-seed-part-cached.jsonl"_s << 1;
    QTest::newRow("0.3.64: img2img") << u"old-0.3.64/04-img2img-upload.jsonl"_s << 1;
    QTest::newRow("0.3.64: a node fails") << u"old-0.3.64/06-error-while-executing.jsonl"_s << 1;
    QTest::newRow("0.3.64: an interrupt") << u"old-0.3.64/07-interrupt.jsonl"_s << 1;
    QTest::newRow("0.3.64: the socket goes away")
        << u"old-0.3.64/09-reconnect-mid-run.jsonl"_s << 1;
}

// The truth that a run must come to is what the recorded history says of it.
static Expected expectedOf(const Recording &recording, const QString &promptId)
{
    Expected expected {
        Outcome::Lost, {}, {}}; // one that was deleted from the queue leaves no trace
    for (const RecordedEntry &entry : recording.entries()) {
        if (entry.kind != RecordedEntry::Kind::Frame || !entry.text.contains(promptId.toUtf8()))
            continue;
        if (expected.outcome == Outcome::Lost)
            expected.outcome = Outcome::Succeeded;
        if (entry.text.contains("\"execution_error\""))
            expected.outcome = Outcome::Failed;
        if (entry.text.contains("\"execution_interrupted\""))
            expected.outcome = Outcome::Interrupted;
    }
    const RecordedEntry *history = recording.lastGet(u"/history/"_s + promptId);
    if (history == nullptr)
        return expected;
    const auto entry = readHistory(history->body, promptId, {});
    if (entry && *entry) {
        expected.hasHistory = true;
        expected.files = namesOf((*entry)->outputs);
        expected.texts = textsOf((*entry)->outputs);
    }
    return expected;
}

void tst_comfyreplays::everyRunEndsAsItWasRecorded()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, name);
    QFETCH(const int, runs);
    Replay replay(name);
    Timing timing = quickTiming();
    timing.unknownGap
        = Timing::Ms(500); // the frames are all on their way when the recording is over
    ServerFixture fixture(replay.server().url(), timing);
    fixture.server.open();
    QTRY_COMPARE(fixture.server.state(), Server::State::Ready);
    const QList<RecordedEntry> posts = replay.recording().posts(200);
    QVERIFY(posts.size() >= runs);
    std::vector<std::unique_ptr<Run>> all;
    QHash<QString, RunEnd> ends;
    QHash<QString, int> accepted;
    for (const RecordedEntry &post : posts) {
        Submission submission;
        submission.promptId = Recording::promptIdOf(post);
        submission.prompt = Prompt(post.request["prompt"].object());
        const QString id = submission.promptId;
        QTRY_VERIFY(replay.wantsPost(id));
        all.push_back(fixture.server.run(submission, submission.prompt.nodeIds()));
        connect(all.back().get(), &Run::ended, this,
                [&ends, id](const RunEnd &end) { ends.insert(id, end); });
        connect(all.back().get(), &Run::accepted, this, [&accepted, id] { ++accepted[id]; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), posts.size(), 20000);
    for (auto it = ends.cbegin(); it != ends.cend(); ++it) {
        const Expected expected = expectedOf(replay.recording(), it.key());
        QCOMPARE(accepted.value(it.key()), 1);
        QCOMPARE(it->outcome, expected.outcome);
        QCOMPARE(it->error.message.isEmpty(), it->outcome == Outcome::Succeeded);
        // An older server's history lists what cached nodes made, also those that were not asked
        // (protocol sheet 7).
        if (replay.isOld() && it->outcome != Outcome::Succeeded)
            QVERIFY(it->outputs.files.size() <= expected.files.size());
        else if (expected.hasHistory)
            QCOMPARE(namesOf(it->outputs), expected.files);
        if (expected.hasHistory)
            QCOMPARE(textsOf(it->outputs), expected.texts);
    }
}

void tst_comfyreplays::everyRefusalIsToldAsItWasRecorded_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("0.33") << u"05-rejected-prompts.jsonl"_s;
    QTest::newRow("0.3.64") << u"old-0.3.64/05-rejected-prompts.jsonl"_s;
}

void tst_comfyreplays::everyRefusalIsToldAsItWasRecorded()
{
    GESSO_NEED_SHARED();
    QFETCH(const QString, name);
    Replay replay(name);
    ServerFixture fixture(replay.server().url());
    fixture.server.open();
    QTRY_COMPARE(fixture.server.state(), Server::State::Ready);
    const QList<RecordedEntry> posts = replay.recording().posts(400);
    QVERIFY(posts.size() > 10);
    for (const RecordedEntry &post : posts) {
        Submission submission;
        submission.promptId = newId();
        submission.prompt = Prompt(post.request["prompt"].object());
        const auto run = fixture.server.run(submission, submission.prompt.nodeIds());
        QSignalSpy ended(run.get(), &Run::ended);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20000);
        const auto end = ended.first().first().value<RunEnd>();
        const QString note = post.note;
        QCOMPARE(end.outcome, Outcome::Rejected);
        QVERIFY2(!end.error.message.isEmpty(), qPrintable(note));
        if (note == "unknown node type"_L1)
            QCOMPARE(end.rejection.missingClass, u"NoSuchSampler"_s);
        if (note == "value not in list"_L1 || note == "two errors"_L1)
            QCOMPARE(end.rejection.missingModel, u"missing.safetensors"_s);
        if (note == "required input missing"_L1)
            QCOMPARE(end.rejection.inputs.first().input, u"steps"_s);
    }
}

void tst_comfyreplays::progressOfAFirstRun()
{
    GESSO_NEED_SHARED();
    Replay replay(u"01-first-run.jsonl"_s);
    ServerFixture fixture(replay.server().url());
    fixture.server.open();
    QTRY_COMPARE(fixture.server.state(), Server::State::Ready);
    const RecordedEntry post = replay.recording().posts(200).first();
    Submission submission;
    submission.promptId = Recording::promptIdOf(post);
    submission.prompt = Prompt(post.request["prompt"].object());
    const auto run = fixture.server.run(submission, submission.prompt.nodeIds());
    QStringList nodes;
    QList<double> steps;
    int previews = 0;
    int mostDone = 0;
    bool ended = false;
    connect(run.get(), &Run::changed, this, [&] {
        const RunState &state = run->state();
        if (!state.currentNode.isEmpty() && (nodes.isEmpty() || nodes.last() != state.currentNode))
            nodes.append(state.currentNode);
        if (state.maxStep > 0 && (steps.isEmpty() || steps.last() != state.step))
            steps.append(state.step);
        mostDone = std::max(mostDone, state.nodesDone());
    });
    connect(run.get(), &Run::preview, this, [&](const QByteArray &image, const QString &node) {
        QVERIFY(image.startsWith("\xff\xd8"));
        QCOMPARE(node, u"3"_s);
        ++previews;
    });
    connect(run.get(), &Run::ended, this, [&] { ended = true; });
    QTRY_VERIFY(ended);
    QCOMPARE(nodes, QStringList({u"4"_s, u"5"_s, u"7"_s, u"6"_s, u"3"_s, u"8"_s, u"9"_s}));
    QCOMPARE(steps, QList<double>({1, 2, 3, 4}));
    QCOMPARE(previews, 4);
    QCOMPARE(mostDone, 7);
    QCOMPARE(run->state().nodesTotal(), 7);
    // Nothing was asked for that the frames had said already.
    QCOMPARE(replay.server().count("GET", u"/queue"_s), 0);
    QCOMPARE(replay.server().count("GET", u"/history/"_s + submission.promptId), 0);
}

QTEST_GUILESS_MAIN(tst_comfyreplays)
#include "tst_comfyreplays.moc"
