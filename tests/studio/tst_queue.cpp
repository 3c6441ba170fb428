// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/sample.h"
#include "studio/teststore.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

namespace {

const FieldId kSeed {u"3"_s, u"seed"_s};

} // namespace

// The queue with its database and without a server: who runs jobs is played here, by changing their
// state.
class TestQueue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aPressMakesAJob();
    void everyJobOfAPressHasItsSeed();
    void seedsStepFromJobToJob();
    void badRequestsAreRefusedBeforeAnythingIsStored_data();
    void badRequestsAreRefusedBeforeAnythingIsStored();
    void manyAreStoredAtOnce();
    void jobsAreThereAfterARestart();
    void moving_data();
    void moving();
    void movingForEverFindsAPlace();
    void rowsFollowTheStates();
    void cancelAndRemoveOfWaitingJobs();
    void jobsAtTheServerAreLeftToTheDispatcher();
    void duplicateAndRetry();
    void aFetchThatFailedIsFetchedAgain();
    void pausing();
    void aPauseOutlivesTheProgram();
    void aHoldDoesNot();
    void endedJobsAreThereAfterARestart();
    void manyAreRemovedAtOnce();
    void scatteredOnesAreRemovedTogether();
    void whatWasLeftOutIsTold();
    void aFullDatabaseIsTold();
    void valuesOfTheWorkflowAreTheServersToJudge();
    void endedJobsAreForgottenBeyondTheLimit();
    void timeLeftOfAll();
    void inputFilesAreKeptByContent();
    void aMissingInputFileNamesItsField();

private:
    JobRequest request(int count = 1, bool toFront = false);
    QList<JobId> add(int count, bool toFront = false);
    void setState(JobId id, JobState state);
    void restart();
    QStringList order() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TestStore> m_store;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<FormDocument> m_document;
};

void TestQueue::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<test::TestStore>(m_folder->path());
    QVERIFY(m_store->open());
    m_queue = m_store->makeQueue();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_queue.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_document
        = std::make_unique<FormDocument>(test::documentOf(test::textToImage()), u"portrait.json"_s);
}

void TestQueue::cleanup()
{
    m_tester.reset();
    m_queue.reset();
    m_store.reset();
}

JobRequest TestQueue::request(int count, bool toFront)
{
    JobRequest request = requestOf(*m_document);
    request.count = count;
    request.toFront = toFront;
    return request;
}

QList<JobId> TestQueue::add(int count, bool toFront)
{
    const auto ids = test::await(m_queue->add(request(count, toFront)));
    if (ids && *ids)
        return **ids;
    QTest::qFail("the jobs were not added", __FILE__, __LINE__);
    return {};
}

void TestQueue::setState(JobId id, JobState state)
{
    QVERIFY(*test::await(m_queue->update(id, [state](QueueEntry &entry) {
        entry.job.state = state;
        entry.job.sent = state != JobState::Waiting;
        entry.ending.state = isOver(state) ? state : JobState::Finished;
    })));
}

// "1 2 | 3": ids in row order.
QStringList TestQueue::order() const
{
    QStringList ids;
    for (int row = 0; row < m_queue->rowCount(); ++row)
        ids.append(m_queue->index(row).data(JobQueue::IdRole).toString());
    return ids;
}

void TestQueue::aPressMakesAJob()
{
    QSignalSpy counts(m_queue.get(), &JobQueue::countsChanged);
    m_store->random.numbers = {18446744073709551615ULL};
    const QList<JobId> ids = add(1);
    QCOMPARE(ids.size(), 1);
    QCOMPARE(counts.size(), 1);
    QCOMPARE(m_queue->waitingCount(), 1);
    const QModelIndex row = m_queue->index(0);
    QCOMPARE(row.data(JobQueue::TitleRole).toString(), u"a red dress in a crowd"_s);
    QCOMPARE(row.data(JobQueue::SubtitleRole).toString(), u"portrait"_s);
    QCOMPARE(row.data(JobQueue::StateRole).value<JobState>(), JobState::Waiting);
    QCOMPARE(row.data(JobQueue::PositionRole).toInt(), 1);
    QCOMPARE(row.data(JobQueue::ProgressRole).toInt(), -1);
    const Job *job = row.data(JobQueue::JobRole).value<const Job *>();
    QVERIFY(job);
    QCOMPARE(job->seed, u"18446744073709551615"_s);
    QCOMPARE(job->positive, u"a red dress in a crowd"_s);
    QCOMPARE(job->negative, u"blurry"_s);
    QCOMPARE(job->model, u"sdXL_v10VAEFix.safetensors"_s);
    QCOMPARE(job->createdMs, m_store->clock.now);
    QVERIFY(!job->prompt);
    const auto whole = test::await(m_queue->whole(job->id));
    QVERIFY(whole && *whole && (*whole)->prompt);
    QCOMPARE((*whole)->values["3.seed"].number()->text(), "18446744073709551615");
}

void TestQueue::everyJobOfAPressHasItsSeed()
{
    m_store->random.numbers = {3, 1, 2};
    QStringList seeds;
    for (const JobId id : add(3))
        seeds.append(m_queue->job(id)->seed);
    QCOMPARE(seeds, QStringList({u"3"_s, u"1"_s, u"2"_s}));
    QCOMPARE(m_queue->takeSeedsDrawn().value(kSeed), u"2"_s);
    QVERIFY(m_queue->takeSeedsDrawn().isEmpty());
}

void TestQueue::seedsStepFromJobToJob()
{
    m_document->setSeedMode(kSeed, SeedMode::Increment);
    m_document->setLastSeed(kSeed, u"18446744073709551614"_s);
    QStringList seeds;
    for (const JobId id : add(3))
        seeds.append(m_queue->job(id)->seed);
    QCOMPARE(seeds, QStringList({u"18446744073709551615"_s, u"0"_s, u"1"_s}));
}

void TestQueue::badRequestsAreRefusedBeforeAnythingIsStored_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<json::Value>("steps");
    QTest::addColumn<QString>("where");
    QTest::newRow("none") << 0 << json::Value(4) << QString();
    QTest::newRow("too many") << 1000 << json::Value(4) << QString();
    QTest::newRow("a value of the wrong type") << 1 << json::Value("many") << u"steps"_s;
}

void TestQueue::badRequestsAreRefusedBeforeAnythingIsStored()
{
    QFETCH(int, count);
    QFETCH(json::Value, steps);
    QFETCH(QString, where);
    JobRequest bad = request(count);
    bad.values.insert({u"3"_s, u"steps"_s}, steps);
    const auto added = test::await(m_queue->add(bad));
    QVERIFY(added && !*added);
    QCOMPARE(added->error().kind, Error::Kind::Invalid);
    QVERIFY2(added->error().where.contains(where), qPrintable(added->error().where));
    QCOMPARE(m_queue->rowCount(), 0);
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->size(), 0);
}

void TestQueue::manyAreStoredAtOnce()
{
    QSignalSpy inserted(m_queue.get(), &QAbstractItemModel::rowsInserted);
    QCOMPARE(add(999).size(), 999);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_queue->waitingCount(), 999);
    const auto loaded = m_store->on([](JobStore &store) { return store.load(); });
    QCOMPARE(loaded->size(), 999);
    QSet<QString> promptIds;
    for (const auto &[job, ending] : *loaded) {
        // Servers refuse braces and capitals (protocol sheet 8, trap 32).
        QCOMPARE(QUuid(job.promptId).toString(QUuid::WithoutBraces), job.promptId);
        promptIds.insert(job.promptId);
    }
    QCOMPARE(promptIds.size(), 999);
    // All of them share one prompt and one set of values.
    const auto texts = m_store->on([](JobStore &store) { return store.texts(1); });
    const auto lastTexts = m_store->on([](JobStore &store) { return store.texts(999); });
    QCOMPARE(texts->promptBlob, lastTexts->promptBlob);
    QCOMPARE(texts->valuesBlob, lastTexts->valuesBlob);
}

void TestQueue::jobsAreThereAfterARestart()
{
    const QList<JobId> ids = add(3);
    QVERIFY(*test::await(m_queue->toFront(ids.at(2))));
    const QStringList before = order();
    m_tester.reset();
    m_queue = m_store->makeQueue();
    m_queue->restore(
        *m_store->on([](JobStore &store) { return store.loadQueue(QueueModel::kOverLimit); }));
    QCOMPARE(order(), before);
    // New ones go behind the old ones, and to the front before them.
    const JobId last = add(1).constFirst();
    const JobId first = add(1, true).constFirst();
    QCOMPARE(order().constLast(), QString::number(last));
    QCOMPARE(order().constFirst(), QString::number(first));
}

void TestQueue::moving_data()
{
    QTest::addColumn<JobId>("moved");
    QTest::addColumn<JobId>("before");
    QTest::addColumn<QStringList>("after");
    QTest::newRow("up") << JobId {3} << JobId {2} << QStringList {u"1"_s, u"3"_s, u"2"_s, u"4"_s};
    QTest::newRow("to the top") << JobId {3} << JobId {1}
                                << QStringList {u"3"_s, u"1"_s, u"2"_s, u"4"_s};
    QTest::newRow("down") << JobId {1} << JobId {4} << QStringList {u"2"_s, u"3"_s, u"1"_s, u"4"_s};
    QTest::newRow("to the end") << JobId {1} << JobId {0}
                                << QStringList {u"2"_s, u"3"_s, u"4"_s, u"1"_s};
    QTest::newRow("before itself")
        << JobId {2} << JobId {2} << QStringList {u"1"_s, u"2"_s, u"3"_s, u"4"_s};
    QTest::newRow("before the next one: nothing changes")
        << JobId {2} << JobId {3} << QStringList {u"1"_s, u"2"_s, u"3"_s, u"4"_s};
}

void TestQueue::moving()
{
    QFETCH(JobId, moved);
    QFETCH(JobId, before);
    QFETCH(QStringList, after);
    add(4);
    QVERIFY(*test::await(m_queue->move(moved, before)));
    QCOMPARE(order(), after);
    QStringList stored;
    const auto loaded = m_store->on([](JobStore &store) { return store.load(); });
    for (const auto &[job, ending] : *loaded)
        stored.append(QString::number(job.id));
    QCOMPARE(stored, after);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(m_queue->index(row).data(JobQueue::PositionRole).toInt(), row + 1);
}

void TestQueue::movingForEverFindsAPlace()
{
    add(3);
    // The same gap is halved until no number lies between: then all places are given anew.
    for (int i = 0; i < 120; ++i) {
        const QStringList rows = order();
        QVERIFY(*test::await(m_queue->move(rows.at(2).toLongLong(), rows.at(1).toLongLong())));
        QCOMPARE(order(), QStringList({rows.at(0), rows.at(2), rows.at(1)}));
    }
}

void TestQueue::rowsFollowTheStates()
{
    add(4);
    QSignalSpy ended(m_queue.get(), &JobQueue::jobEnded);
    setState(1, JobState::Sending);
    setState(1, JobState::Running);
    setState(2, JobState::Sending);
    setState(2, JobState::Waiting); // held by the server
    QCOMPARE(order(), QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(m_queue->runningCount(), 1);
    JobProgress progress;
    progress.nodesDone = 1;
    progress.nodesTotal = 4;
    progress.step = 1;
    progress.steps = 2;
    m_queue->setProgress(1, progress);
    QCOMPARE(m_queue->index(0).data(JobQueue::ProgressRole).toInt(), 37);
    setState(1, JobState::Fetching);
    setState(2, JobState::Running);
    QCOMPARE(order(), QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    setState(1, JobState::Finished);
    QCOMPARE(order(), QStringList({u"2"_s, u"3"_s, u"4"_s, u"1"_s}));
    setState(2, JobState::Failed);
    QCOMPARE(order(), QStringList({u"3"_s, u"4"_s, u"2"_s, u"1"_s}));
    QCOMPARE(ended.size(), 2);
    QCOMPARE(m_queue->index(2).data(JobQueue::PositionRole).toInt(), 0);
    m_queue->setWaitReason(3, u"Paused"_s);
    QCOMPARE(m_queue->index(0).data(JobQueue::SubtitleRole).toString(), u"Paused"_s);
}

void TestQueue::cancelAndRemoveOfWaitingJobs()
{
    add(3);
    QVERIFY(*test::await(m_queue->cancel(2)));
    QCOMPARE(order(), QStringList({u"1"_s, u"3"_s, u"2"_s}));
    QCOMPARE(m_queue->job(2)->state, JobState::Cancelled);
    QVERIFY(*test::await(m_queue->remove(3)));
    QVERIFY(*test::await(m_queue->remove(2)));
    QCOMPARE(order(), QStringList({u"1"_s}));
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->size(), 1);
    QCOMPARE(test::await(m_queue->remove(3))->error().kind, Error::Kind::NotFound);
    QCOMPARE(test::await(m_queue->cancel(3))->error().kind, Error::Kind::NotFound);
}

void TestQueue::jobsAtTheServerAreLeftToTheDispatcher()
{
    add(2);
    QSignalSpy cancelled(m_queue.get(), &Queue::cancelWanted);
    setState(1, JobState::Running);
    QVERIFY(*test::await(m_queue->cancel(1)));
    QCOMPARE(m_queue->job(1)->state, JobState::Running);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(*test::await(m_queue->remove(1)));
    QCOMPARE(cancelled.size(), 2);
    setState(1, JobState::Cancelled);
    QVERIFY(!m_queue->job(1));
}

void TestQueue::duplicateAndRetry()
{
    add(3);
    const auto copy = test::await(m_queue->duplicate(1));
    QVERIFY(copy && *copy);
    QCOMPARE(order().constLast(), QString::number(**copy));
    QCOMPARE(m_queue->job(**copy)->seed, m_queue->job(1)->seed);
    QVERIFY(m_queue->job(**copy)->promptId != m_queue->job(1)->promptId);

    setState(1, JobState::Running);
    setState(1, JobState::Failed);
    const auto again = test::await(m_queue->retry(1));
    QVERIFY(again && *again);
    QVERIFY(!m_queue->job(1));
    QCOMPARE(order().constFirst(),
             QString::number(**again)); // in its place: before those that waited behind it
    QCOMPARE(test::await(m_queue->retry(2))->error().kind, Error::Kind::NotFound);
}

void TestQueue::aFetchThatFailedIsFetchedAgain()
{
    add(1);
    QSignalSpy wanted(m_queue.get(), &Queue::fetchWanted);
    QVERIFY(*test::await(m_queue->update(1, [](QueueEntry &entry) {
        entry.job.state = JobState::Failed;
        entry.job.canFetchAgain = true;
    })));
    const auto again = test::await(m_queue->retry(1));
    QCOMPARE(**again, JobId {1});
    QCOMPARE(wanted.size(), 1);
}

void TestQueue::pausing()
{
    QSignalSpy paused(m_queue.get(), &JobQueue::pausedChanged);
    m_queue->pause();
    m_queue->pause();
    QVERIFY(m_queue->isPaused());
    m_queue->resume();
    QVERIFY(!m_queue->isPaused());
    QCOMPARE(paused.size(), 2);
}

void TestQueue::aPauseOutlivesTheProgram()
{
    const auto reopen = [this] {
        m_tester.reset();
        m_queue = m_store->makeQueue();
        m_queue->restore(
            *m_store->on([](JobStore &store) { return store.loadQueue(QueueModel::kOverLimit); }));
    };
    m_queue->pause();
    reopen();
    QVERIFY(m_queue->isPaused());
    m_queue->resume();
    reopen();
    QVERIFY(!m_queue->isPaused());
    // Somebody else's queue is another one.
    m_queue->pause();
    JobStore other(m_store->library.database(), u"run-1"_s);
    const auto paused = test::await(m_store->worker.run([&other] { return other.isPaused(); }));
    QVERIFY(paused && *paused && !**paused);
}

void TestQueue::restart()
{
    m_tester.reset();
    m_queue = m_store->makeQueue();
    m_queue->restore(
        *m_store->on([](JobStore &store) { return store.loadQueue(QueueModel::kOverLimit); }));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_queue.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestQueue::endedJobsAreThereAfterARestart()
{
    add(5);
    for (const JobId id : {1, 2, 3}) {
        QVERIFY(*test::await(m_queue->update(id, [id](QueueEntry &entry) {
            entry.job.state = id == 2 ? JobState::Cancelled : JobState::Failed;
            entry.job.sent = true;
            entry.job.endedMs = 1000 + id;
            entry.ending.state = entry.job.state;
            entry.ending.error.message = u"it failed"_s;
        })));
    }
    setState(4, JobState::Running);
    restart();
    QCOMPARE(order(), QStringList({u"4"_s, u"5"_s, u"3"_s, u"2"_s, u"1"_s}));
    QCOMPARE(m_queue->job(1)->error.message, u"it failed"_s);
    QCOMPARE(m_queue->job(2)->state, JobState::Cancelled);
    QCOMPARE(m_queue->runningCount(), 1);
    QCOMPARE(m_queue->waitingCount(), 1);
    // What a person takes out, or runs again, stays out.
    QVERIFY(*test::await(m_queue->remove(3)));
    const auto again = test::await(m_queue->retry(1));
    QVERIFY(again && *again);
    restart();
    QCOMPARE(order(), QStringList({u"4"_s, QString::number(**again), u"5"_s, u"2"_s}));
}

void TestQueue::manyAreRemovedAtOnce()
{
    const QList<JobId> ids = add(999);
    setState(ids.at(0), JobState::Running);
    QSignalSpy removed(m_queue.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy counts(m_queue.get(), &JobQueue::countsChanged);
    QSignalSpy moved(m_queue.get(), &Queue::orderChanged);
    QSignalSpy told(m_queue.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(*test::await(m_queue->remove(ids.sliced(1, 900))));
    QCOMPARE(m_queue->waitingCount(), 98);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(counts.size(), 1);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(told.size(), 1); // the positions of those behind them
    QCOMPARE(m_store->on([](JobStore &store) { return store.load(); })->size(), 99);
    QCOMPARE(m_queue->index(1).data(JobQueue::PositionRole).toInt(), 1);
    QCOMPARE(test::await(m_queue->remove(ids.sliced(1, 900)))->error().kind, Error::Kind::NotFound);
}

void TestQueue::scatteredOnesAreRemovedTogether()
{
    add(6);
    setState(6, JobState::Failed);
    QSignalSpy counts(m_queue.get(), &JobQueue::countsChanged);
    QVERIFY(*test::await(m_queue->remove({1, 6, 3, 4, 77})));
    QCOMPARE(order(), QStringList({u"2"_s, u"5"_s}));
    QCOMPARE(counts.size(), 1);
    restart();
    QCOMPARE(order(), QStringList({u"2"_s, u"5"_s}));
}

void TestQueue::whatWasLeftOutIsTold()
{
    add(2);
    QSignalSpy warned(m_queue.get(), &JobQueue::warned);
    for (const JobId id : {1, 2}) {
        QVERIFY(*test::await(m_queue->update(id, [id](QueueEntry &entry) {
            entry.job.state = JobState::Finished;
            if (id == 2)
                entry.job.warning.message = u"The server left out a part of this workflow."_s;
        })));
    }
    QCOMPARE(warned.size(), 1);
    QCOMPARE(warned.at(0).at(0).value<JobId>(), JobId {2});
    QCOMPARE(warned.at(0).at(1).value<Error>().message,
             u"The server left out a part of this workflow."_s);
    QCOMPARE(m_queue->index(0).data(JobQueue::WarningRole).toString(),
             u"The server left out a part of this workflow."_s);
}

// The program stopped by itself, for a full disk: at the next start there may be room.
void TestQueue::aHoldDoesNot()
{
    QSignalSpy failed(m_queue.get(), &JobQueue::failed);
    Error full;
    full.kind = Error::Kind::DiskFull;
    full.message = u"There is no room left."_s;
    m_queue->hold(full);
    m_queue->hold(full); // each job that was under way
    QVERIFY(m_queue->isPaused());
    QCOMPARE(m_queue->pauseReason(), u"There is no room left."_s);
    QCOMPARE(failed.size(), 1);
    m_queue->resume();
    QCOMPARE(m_queue->pauseReason(), QString());
    m_queue->hold(full);
    m_tester.reset();
    m_queue = m_store->makeQueue();
    m_queue->restore(
        *m_store->on([](JobStore &store) { return store.loadQueue(QueueModel::kOverLimit); }));
    QVERIFY(!m_queue->isPaused());
}

void TestQueue::aFullDatabaseIsTold()
{
    const QList<JobId> ids = add(1);
    const auto limit = [this](const QString &pages) {
        auto *database = m_store->library.database();
        return *test::await(m_store->worker.run([database, pages]() -> Result<void> {
            auto query = database->prepare(QString(u"PRAGMA max_page_count = "_s + pages));
            return query ? database->run(*query) : query.error();
        }));
    };
    QVERIFY(limit(u"1"_s)); // not below what it has
    JobRequest large = request();
    QString text;
    for (int i = 0; i < 100000; ++i)
        text += QString::number(i * 7919);
    large.values.insert({u"6"_s, u"text"_s}, text);
    const auto added = test::await(m_queue->add(large));
    QVERIFY(added && !*added);
    QCOMPARE(added->error().kind, Error::Kind::DiskFull);
    QVERIFY(!added->error().advice.isEmpty());
    QCOMPARE(m_queue->rowCount(), 1);
    // A change that cannot be written is told; the job goes on as it is.
    QSignalSpy failed(m_queue.get(), &JobQueue::failed);
    const auto written = test::await(m_queue->update(ids.constFirst(), [&text](QueueEntry &entry) {
        entry.job.state = JobState::Failed;
        entry.ending.state = JobState::Failed;
        entry.ending.error.message = text;
    }));
    QVERIFY(written && !*written);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, Error::Kind::DiskFull);
    // With room again all of it is there, once, and as it was last written.
    QVERIFY(limit(u"1000000"_s));
    const auto stored = m_store->on([](JobStore &store) { return store.load(); });
    QCOMPARE(stored->size(), 1);
    QCOMPARE(stored->constFirst().first.state, JobState::Waiting);
    const auto again = test::await(m_queue->add(large));
    QVERIFY(again && *again);
}

void TestQueue::valuesOfTheWorkflowAreTheServersToJudge()
{
    const FieldId steps {u"3"_s, u"steps"_s};
    JobRequest odd = request();
    const auto field = std::ranges::find(odd.form.fields, steps, &Field::id);
    QVERIFY(field != odd.form.fields.end());
    field->maximum = json::Number(qint64 {2}); // a server's class, which is not the last word
    const auto added = test::await(m_queue->add(odd));
    QVERIFY(added && *added);
    odd.values.insert(steps, json::Value(3)); // what a person sets is
    const auto refused = test::await(m_queue->add(odd));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, Error::Kind::Invalid);
}

void TestQueue::endedJobsAreForgottenBeyondTheLimit()
{
    const QList<JobId> ids = add(QueueModel::kOverLimit + 10);
    for (const JobId id : ids)
        m_queue->change(id, [](QueueEntry &entry) { entry.job.state = JobState::Finished; });
    QCOMPARE(m_queue->rowCount(), QueueModel::kOverLimit);
    QVERIFY(!m_queue->job(ids.constFirst()));
    QVERIFY(m_queue->job(ids.constLast()));
}

void TestQueue::timeLeftOfAll()
{
    QCOMPARE(m_queue->msLeftOfAll(), 0);
    add(2);
    QCOMPARE(m_queue->msLeftOfAll(), -1);
    m_queue->pace().report(u"portrait"_s, 5000);
    QCOMPARE(m_queue->msLeftOfAll(), 10000);
    setState(1, JobState::Running);
    JobProgress progress;
    progress.jobMsLeft = 1000;
    m_queue->setProgress(1, progress);
    QCOMPARE(m_queue->msLeftOfAll(), 6000);
}

void TestQueue::inputFilesAreKeptByContent()
{
    const QString path = m_folder->filePath(u"in.png"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not really a picture");
    file.close();
    JobRequest withFile = request(2);
    withFile.inputFiles.insert({u"6"_s, u"text"_s}, path);
    const auto ids = test::await(m_queue->add(withFile));
    QVERIFY(ids && *ids);
    const Job *job = m_queue->job((*ids)->constFirst());
    QCOMPARE(job->inputs.size(), 1);
    QCOMPARE(job->inputs.constFirst().name, u"in.png"_s);
    QVERIFY(QFile::exists(m_store->library.inputPath(job->inputs.constFirst().sha256)));
}

void TestQueue::aMissingInputFileNamesItsField()
{
    JobRequest withFile = request();
    withFile.inputFiles.insert({u"6"_s, u"text"_s}, u"/nowhere/in.png"_s);
    const auto ids = test::await(m_queue->add(withFile));
    QVERIFY(ids && !*ids);
    QVERIFY(!ids->error().where.isEmpty());
    QCOMPARE(m_queue->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
