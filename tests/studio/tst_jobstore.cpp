// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "studio/queueowner.h"
#include "studio/sample.h"
#include "studio/teststore.h"

#include <QTest>

#include <array>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

namespace {

JobEnding fullEnding()
{
    JobEnding ending;
    ending.state = JobState::Failed;
    ending.error
        = {Error::Kind::Execution, u"it failed"_s, u"Painter (node 3)"_s, u"retry"_s, u"detail"_s};
    ending.warning = {Error::Kind::Rejected, u"left out"_s, {}, {}, {}};
    ending.inputErrors = {{u"3"_s, u"KSampler"_s, u"steps"_s, u"value_bigger_than_max"_s,
                           u"message"_s, u"details"_s}};
    ending.traceback = {u"line 1\n"_s, u"line 2"_s};
    ending.canFetchAgain = true;
    ending.outputs.files = {{u"9"_s, u"a_00001_.png"_s, u"sub"_s, u"output"_s, u"image/png"_s}};
    ending.outputs.texts = {{u"10"_s, u"gr\u00fcn"_s}};
    return ending;
}

Job jobOf(const QString &id, double place)
{
    Job job;
    job.promptId = id;
    job.place = place;
    job.workflow = u"portrait"_s;
    job.title = u"Steps 30"_s;
    job.seed = u"18446744073709551615"_s;
    job.positive = u"a red dress"_s;
    job.model = u"sdXL.safetensors"_s;
    job.values = {{"3.seed", json::Number("18446744073709551615")}};
    job.inputs = {{{u"1"_s, u"image"_s}, QByteArray(32, 'x'), u"in.png"_s}};
    job.savePreviews = true;
    job.createdMs = 1795521600000;
    return job;
}

JobBatch batchOf(const QList<Job> &jobs)
{
    JobBatch batch;
    batch.prompt = test::textToImage();
    batch.values = R"({"3.seed":5,"3.steps":30,"1.image":"old.png"})";
    batch.jobs = jobs;
    return batch;
}

} // namespace

class TestJobStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void endingsAreReadBackWhole();
    void damagedEndingsSaySo();
    void jobsAreThereAgain();
    void jobsThatAreOverAreNotLoaded();
    void failedOnesAreShownUntilTheyAreRemoved();
    void aWishToCancelOutlivesTheProgram();
    void aPressOfManyIsAllOrNothing();
    void placesAndRemoval();
    void copiesWaitAnew();
    void preparedJobsHaveValuesSeedsAndUploads();
    void preparingNotesThatItIsSent();
    void damagedJobsAreToldApart();
    void uploadsAreKnownByServerAndContent();
    void deadRunsAreSettledAndLivingOnesLeftAlone();
    void oneWindowToALibrary();
    void claimOfAProgramThatWasKilledIsNoClaim();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TestStore> m_store;
};

void TestJobStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<test::TestStore>(m_folder->path());
    QVERIFY(m_store->open());
}

void TestJobStore::cleanup()
{
    m_store.reset();
}

void TestJobStore::endingsAreReadBackWhole()
{
    QCOMPARE(endingFromBytes(toBytes(fullEnding())), fullEnding());
    QCOMPARE(endingFromBytes(toBytes(JobEnding())), JobEnding());
}

void TestJobStore::damagedEndingsSaySo()
{
    const JobEnding ending = endingFromBytes("{\"state\":");
    QCOMPARE(ending.state, JobState::Failed);
    QVERIFY(!ending.error.message.isEmpty());
}

void TestJobStore::jobsAreThereAgain()
{
    const Job job = jobOf(u"p1"_s, 2);
    const auto ids = m_store->on([job](JobStore &store) { return store.insert(batchOf({job})); });
    QVERIFY(ids);
    Job fetching = job;
    fetching.id = ids->constFirst();
    fetching.state = JobState::Fetching;
    fetching.sent = true;
    fetching.server = u"http://studio:8188"_s;
    fetching.startedMs = 12;
    fetching.results = 3;
    QVERIFY(
        m_store->on([fetching](JobStore &store) { return store.save(fetching, fullEnding()); }));

    const auto loaded = m_store->on([](JobStore &store) { return store.load(); });
    QVERIFY(loaded);
    QCOMPARE(loaded->size(), 1);
    const auto &[again, ending] = loaded->constFirst();
    QCOMPARE(ending, fullEnding());
    QCOMPARE(again.id, ids->constFirst());
    QCOMPARE(again.promptId, u"p1"_s);
    QCOMPARE(again.state, JobState::Fetching);
    QCOMPARE(again.place, 2.0);
    QCOMPARE(again.workflow, job.workflow);
    QCOMPARE(again.title, job.title);
    QCOMPARE(again.seed, u"18446744073709551615"_s);
    QCOMPARE(again.positive, job.positive);
    QCOMPARE(again.negative, QString());
    QCOMPARE(again.model, job.model);
    QCOMPARE(again.server, fetching.server);
    QVERIFY(again.sent && again.savePreviews);
    QCOMPARE(again.startedMs, 12);
    QCOMPARE(again.results, 3);
    QCOMPARE(again.inputs.size(), 1);
    QCOMPARE(again.inputs.constFirst().sha256, QByteArray(32, 'x'));
    QCOMPARE(again.inputs.constFirst().field, (FieldId {u"1"_s, u"image"_s}));
    QCOMPARE(again.traceback, fullEnding().traceback);
}

void TestJobStore::jobsThatAreOverAreNotLoaded()
{
    const auto ids = m_store->on([](JobStore &store) {
        return store.insert(batchOf({jobOf(u"p1"_s, 1), jobOf(u"p2"_s, 2)}));
    });
    QVERIFY(ids);
    Job done = jobOf(u"p1"_s, 1);
    done.id = ids->constFirst();
    done.state = JobState::Finished;
    QVERIFY(m_store->on([done](JobStore &store) { return store.save(done, JobEnding()); }));
    const auto loaded = m_store->on([](JobStore &store) { return store.load(); });
    QCOMPARE(loaded->size(), 1);
    QCOMPARE(loaded->constFirst().first.promptId, u"p2"_s);
    QVERIFY(m_store->on([id = done.id](JobStore &store) { return store.find(id); }));
}

void TestJobStore::failedOnesAreShownUntilTheyAreRemoved()
{
    const auto ids = m_store->on([](JobStore &store) {
        return store.insert(
            batchOf({jobOf(u"p1"_s, 1), jobOf(u"p2"_s, 2), jobOf(u"p3"_s, 3), jobOf(u"p4"_s, 4)}));
    });
    QVERIFY(ids);
    const std::array states {JobState::Failed, JobState::Cancelled, JobState::Finished,
                             JobState::Failed};
    for (qsizetype i = 0; i < ids->size(); ++i) {
        Job over = jobOf(u"p%1"_s.arg(i + 1), 1);
        over.id = ids->at(i);
        over.sent = true;
        over.state = states.at(static_cast<std::size_t>(i));
        over.endedMs = 100 + i;
        QVERIFY(m_store->on([over](JobStore &store) { return store.save(over, fullEnding()); }));
    }
    const auto shown = [this](int limit) {
        QList<JobId> found;
        const auto ended = m_store->on([limit](JobStore &store) { return store.loadEnded(limit); });
        for (const auto &[job, ending] : *ended)
            found.append(job.id);
        return found;
    };
    QCOMPARE(shown(10), QList<JobId>({ids->at(3), ids->at(1), ids->at(0)}));
    QCOMPARE(shown(2), QList<JobId>({ids->at(3), ids->at(1)}));
    QVERIFY(m_store->on([ids](JobStore &store) { return store.remove({ids->at(3)}); }));
    Job fresh;
    fresh.promptId = u"p5"_s;
    const auto again = m_store->on(
        [id = ids->at(1), fresh](JobStore &store) { return store.replace(id, fresh); });
    QVERIFY(again);
    QCOMPARE(shown(10), QList<JobId>({ids->at(0)}));
    // What was sent is known for ever, so that its files have a name.
    QVERIFY(m_store->on([id = ids->at(3)](JobStore &store) { return store.find(id); }));
}

void TestJobStore::aWishToCancelOutlivesTheProgram()
{
    const auto ids = m_store->on([](JobStore &store) {
        return store.insert(batchOf({jobOf(u"p1"_s, 1), jobOf(u"p2"_s, 2)}));
    });
    QVERIFY(ids);
    const Leftover left {u"p1"_s, u"http://studio:8188"_s};
    QVERIFY(m_store->on([left](JobStore &store) { return store.addLeftover(left); }));
    QVERIFY(m_store->on([](JobStore &store) { return store.endCancelled(500); }));
    const auto stored = m_store->on([](JobStore &store) { return store.loadQueue(10); });
    QVERIFY(stored);
    QCOMPARE(stored->jobs.size(), 1);
    QCOMPARE(stored->jobs.constFirst().first.id, ids->at(1));
    QCOMPARE(stored->ended.size(), 1);
    QCOMPARE(stored->ended.constFirst().first.state, JobState::Cancelled);
    QCOMPARE(stored->ended.constFirst().second.state, JobState::Cancelled);
    QCOMPARE(stored->leftovers, QList<Leftover>({left}));
    QVERIFY(m_store->on([](JobStore &store) { return store.dropLeftover(u"p1"_s); }));
    QCOMPARE(m_store->on([](JobStore &store) { return store.leftovers(); })->size(), 0);
}

void TestJobStore::aPressOfManyIsAllOrNothing()
{
    // The same prompt id twice: the second cannot be stored.
    const auto ids = m_store->on([](JobStore &store) {
        return store.insert(batchOf({jobOf(u"p1"_s, 1), jobOf(u"p1"_s, 2)}));
    });
    QVERIFY(!ids);
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->size(), 0);
}

void TestJobStore::placesAndRemoval()
{
    const auto ids = m_store->on([](JobStore &store) {
        return store.insert(batchOf({jobOf(u"p1"_s, 1), jobOf(u"p2"_s, 2)}));
    });
    QVERIFY(m_store->on([ids](JobStore &store) { return store.setPlaces({{ids->at(1), 0.5}}); }));
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->constFirst().first.promptId,
             u"p2"_s);
    QVERIFY(m_store->on([ids](JobStore &store) { return store.remove({ids->at(1)}); }));
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->size(), 1);
}

void TestJobStore::copiesWaitAnew()
{
    const auto ids
        = m_store->on([](JobStore &store) { return store.insert(batchOf({jobOf(u"p1"_s, 1)})); });
    Job fresh;
    fresh.promptId = u"p2"_s;
    fresh.place = 9;
    fresh.createdMs = 77;
    const auto copy = m_store->on(
        [ids, fresh](JobStore &store) { return store.copy(ids->constFirst(), fresh); });
    QVERIFY(copy);
    QCOMPARE(copy->state, JobState::Waiting);
    QCOMPARE(copy->promptId, u"p2"_s);
    QCOMPARE(copy->seed, u"18446744073709551615"_s);
    QCOMPARE(copy->place, 9.0);
    QVERIFY(copy->id > ids->constFirst());
    const auto missing = m_store->on([fresh](JobStore &store) { return store.copy(12345, fresh); });
    QCOMPARE(missing.error().kind, Error::Kind::NotFound);
}

void TestJobStore::preparedJobsHaveValuesSeedsAndUploads()
{
    Job job = jobOf(u"p1"_s, 1);
    JobBatch batch = batchOf({job});
    batch.values = R"({"3.seed":5,"3.steps":30,"6.text":"a dog"})";
    batch.pnginfo = R"({"workflow":{"nodes":[]}})";
    const auto ids = m_store->on([batch](JobStore &store) { return store.insert(batch); });
    job.id = ids->constFirst();
    PrepareOrder order;
    order.job = job;
    order.uploads = {{{u"4"_s, u"ckpt_name"_s}, u"uploaded.png"_s}};
    const auto prepared = test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, order] { return preparer->prepare(order); }));
    QVERIFY(prepared && *prepared);
    const Prompt &prompt = (*prepared)->submission.prompt;
    QCOMPARE(prompt.input({u"3"_s, u"seed"_s})->number()->text(), "18446744073709551615");
    QCOMPARE(prompt.input({u"3"_s, u"steps"_s}), json::Value(30));
    QCOMPARE(prompt.input({u"6"_s, u"text"_s}), json::Value("a dog"));
    QCOMPARE(prompt.input({u"4"_s, u"ckpt_name"_s}), json::Value("uploaded.png"));
    QCOMPARE((*prepared)->submission.promptId, u"p1"_s);
    QCOMPARE(json::write((*prepared)->submission.extraPnginfo),
             QByteArray(R"({"workflow":{"nodes":[]}})"));
    QCOMPARE((*prepared)->expected.size(), 7);
    QCOMPARE((*prepared)->draft.seed, job.seed);
    QVERIFY((*prepared)->draft.values.contains("18446744073709551615"));
    QVERIFY((*prepared)->draft.prompt.contains("a dog"));

    const auto whole = test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, id = job.id] { return preparer->whole(id); }));
    QVERIFY(whole && *whole);
    QCOMPARE((*whole)->values["3.seed"].number()->text(), "18446744073709551615");
    QCOMPARE((*whole)->values["6.text"], json::Value("a dog"));
    QVERIFY((*whole)->prompt);
}

void TestJobStore::preparingNotesThatItIsSent()
{
    Job job = jobOf(u"p1"_s, 1);
    const auto ids = m_store->on([job](JobStore &store) { return store.insert(batchOf({job})); });
    job.id = ids->constFirst();
    PrepareOrder order;
    order.store = true;
    order.job = job;
    order.job.sent = true;
    order.job.state = JobState::Sending;
    order.job.server = u"http://studio:8188"_s;
    QVERIFY(*test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, order] { return preparer->prepare(order); })));
    const auto found = m_store->on([id = job.id](JobStore &store) { return store.find(id); });
    QVERIFY(found->sent);
    QCOMPARE(found->server, u"http://studio:8188"_s);
}

void TestJobStore::damagedJobsAreToldApart()
{
    Job job = jobOf(u"p1"_s, 1);
    JobBatch batch = batchOf({job});
    batch.prompt = "{\"3\": ";
    const auto ids = m_store->on([batch](JobStore &store) { return store.insert(batch); });
    PrepareOrder order;
    order.job = job;
    order.job.id = ids->constFirst();
    const auto prepared = test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, order] { return preparer->prepare(order); }));
    QCOMPARE(prepared->error().kind, Error::Kind::Invalid);
    order.job.id = 999;
    const auto missing = test::await(m_store->worker.run(
        [preparer = m_store->backstage.preparer, order] { return preparer->prepare(order); }));
    QCOMPARE(missing->error().kind, Error::Kind::NotFound);
}

void TestJobStore::uploadsAreKnownByServerAndContent()
{
    const QByteArray hash(32, 'a');
    QVERIFY(m_store->on(
        [hash](JobStore &store) { return store.setUploadName(u"s1"_s, hash, u"a (1).png"_s); }));
    const auto name = [this](const QString &server, const QByteArray &content) {
        return m_store->on([=](JobStore &store) { return store.uploadName(server, content); });
    };
    QCOMPARE(*name(u"s1"_s, hash), std::optional(u"a (1).png"_s));
    QCOMPARE(*name(u"s2"_s, hash), std::nullopt);
    QCOMPARE(*name(u"s1"_s, QByteArray(32, 'b')), std::nullopt);
    QVERIFY(m_store->on([hash](JobStore &store) { return store.forgetUpload(u"s1"_s, hash); }));
    QCOMPARE(*name(u"s1"_s, hash), std::nullopt);
}

void TestJobStore::deadRunsAreSettledAndLivingOnesLeftAlone()
{
    const QString data = m_store->library.paths().data;
    auto dead = std::make_unique<QueueOwner>(data, true);
    QueueOwner living(data, true);
    QVERIFY(dead->claim());
    QVERIFY(living.claim());
    const auto fill = [this](const QString &owner, const QString &mark) {
        auto store = std::make_shared<JobStore>(m_store->library.database(), owner);
        return test::await(m_store->worker.run([store, mark] {
            const auto ids = store->insert(batchOf({jobOf(mark + u'1', 1), jobOf(mark + u'2', 2)}));
            Job sent = jobOf(mark + u'2', 2);
            sent.id = ids->at(1);
            sent.sent = true;
            return store->save(sent, JobEnding());
        }));
    };
    QVERIFY(*fill(dead->name(), u"dead"_s));
    QVERIFY(*fill(living.name(), u"living"_s));
    dead.reset();

    const QueueOwner window(data, false);
    QVERIFY(m_store->on([&window](JobStore &store) { return adoptOrphans(window, store, 99); }));
    const auto loaded = m_store->on([](JobStore &store) { return store.load(); });
    QCOMPARE(loaded->size(), 1);
    QCOMPARE(loaded->constFirst().first.promptId, u"dead2"_s);
    const auto unsent = m_store->on([](JobStore &store) { return store.find(1); });
    QCOMPARE(unsent->state, JobState::Failed);
    QCOMPARE(unsent->error.message, u"gesso run ended before this job was sent."_s);
    QCOMPARE(unsent->endedMs, 99);
    QCOMPARE(m_store->on([](JobStore &store) { return store.otherOwners(); })->size(), 1);
}

void TestJobStore::oneWindowToALibrary()
{
    const QString data = m_store->library.paths().data;
    QueueOwner first(data, false);
    QVERIFY(first.claim());
    {
        QueueOwner second(data, false);
        const Result<void> claimed = second.claim();
        QVERIFY(!claimed);
        QCOMPARE(claimed.error().kind, Error::Kind::Io);
        QVERIFY(claimed.error().message.contains(u"another Gesso window"_s));
    }
    QueueOwner run(data, true);
    QVERIFY(run.claim());
    QueueOwner otherRun(data, true);
    QVERIFY(otherRun.claim());
    QVERIFY(run.name() != otherRun.name());
}

// Killed at any moment: also before it wrote anything, or when its number is another program's now.
void TestJobStore::claimOfAProgramThatWasKilledIsNoClaim()
{
    const QString data = m_store->library.paths().data;
    QVERIFY(QDir().mkpath(data + u"/owners"_s));
    const QByteArray ofThisProcess = QByteArray::number(QCoreApplication::applicationPid()) + '\n'
        + QCoreApplication::applicationName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8()
        + '\n';
    for (const QByteArray &left : {QByteArray(), ofThisProcess}) {
        QFile file(data + u"/owners/window.lock"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(left), left.size());
        file.close();
        QueueOwner owner(data, false);
        const Result<void> claimed = owner.claim();
        QVERIFY2(claimed, qPrintable(claimed ? QString() : claimed.error().message));
    }
}

QTEST_GUILESS_MAIN(TestJobStore)
#include "tst_jobstore.moc"
