// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/testserver.h"
#include "e2e/teststudio.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

// The main job while things go wrong at the server.
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theSocketBreaksMidRun();
    void theServerDiesAndComesBack();
    void jobsWaitForAServerThatIsAway();
    void outOfMemorySaysWhatToDo();
    void brokenDownloadsAreRepeated_data();
    void brokenDownloadsAreRepeated();
    void whatCannotBeFetchedIsFetchedLater();
    void anotherServerTakesTheWaitingJobs();
    void jobsOfABuiltInServerRunAgain();
    void theNextStartFetchesWhatCouldNotBeFetched();
    void jobsLeaveAServerThatIsGone();
    void aCancelledJobIsTakenOutOfItsServerLater();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestFaults::theSocketBreaksMidRun()
{
    GESSO_NEED_FAULTS();
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(
        test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 20), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 2);
    QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
    server.fault({{"kind", "closesocket"}, {"abort", true}});
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids)
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 2);
    QCOMPARE(gesso.damage(), QString());
}

void TestFaults::theServerDiesAndComesBack()
{
    GESSO_NEED_FAULTS();
    test::TestServer server(1);
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(
        test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 20), m_folder->path());
    server.fault({{"kind", "die"}, {"step", 5}, {"ms", 300}});
    const QList<JobId> ids = gesso.generate(document.get(), 3);
    const auto sendings = std::make_shared<QList<JobId>>();
    const JobQueue *queue = gesso.studio.queue();
    connect(queue, &JobQueue::jobChanged, this, [sendings, queue](JobId id) {
        const Job *job = queue->job(id);
        if (job && job->state == JobState::Sending)
            sendings->append(id);
    });
    QVERIFY2(gesso.waitForEnd(ids, 90000), gesso.describe().constData());
    disconnect(queue, nullptr, this, nullptr);
    // In their order, also those that the server forgot.
    QVERIFY(sendings->lastIndexOf(ids.at(1)) >= 0);
    QVERIFY(sendings->lastIndexOf(ids.at(1)) < sendings->indexOf(ids.at(2)));
    // The one that ran is lost, and says so; those that had not begun are done.
    QCOMPARE(gesso.ended.value(ids.at(0)).state, JobState::Failed);
    QVERIFY(!gesso.ended.value(ids.at(0)).error.message.isEmpty());
    QCOMPARE(gesso.ended.value(ids.at(1)).error.toLine(), QString());
    QCOMPARE(gesso.ended.value(ids.at(2)).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 2);
    QCOMPARE(gesso.damage(), QString());
}

void TestFaults::jobsWaitForAServerThatIsAway()
{
    GESSO_NEED_FAULTS();
    quint16 port = 0;
    QString name;
    {
        test::TestServer gone;
        port = static_cast<quint16>(gone.url().port());
        name = gone.url().toString();
    }
    test::TestStudio gesso(m_folder->path(), QUrl(name));
    QVERIFY(gesso.open());
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 2);
    QCOMPARE(gesso.studio.queue()->waitingCount(), 2);
    QCOMPARE(gesso.studio.queue()->index(0, 0).data(JobQueue::SubtitleRole).toString(),
             u"Waiting for 127.0.0.1:%1"_s.arg(port));
    test::TestServer server(0, port);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.results().size(), 2);
}

void TestFaults::outOfMemorySaysWhatToDo()
{
    GESSO_NEED_FAULTS();
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    server.fault({{"kind", "error"}, {"class", "KSampler"}, {"error", "oom"}});
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 2);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    const Job failed = gesso.ended.value(ids.at(0));
    QCOMPARE(failed.state, JobState::Failed);
    QCOMPARE(failed.error.message, u"The server ran out of memory in Painter (node 3)."_s);
    QVERIFY(failed.error.advice.contains(u"smaller"_s));
    QVERIFY(!failed.traceback.isEmpty());
    QCOMPARE(gesso.ended.value(ids.at(1)).state, JobState::Finished);
}

void TestFaults::brokenDownloadsAreRepeated_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("half a file") << u"truncate"_s;
    QTest::newRow("bytes that are no picture") << u"corrupt"_s;
    QTest::newRow("a broken connection") << u"close"_s;
    QTest::newRow("an error of the server") << u"status"_s;
}

void TestFaults::brokenDownloadsAreRepeated()
{
    GESSO_NEED_FAULTS();
    QFETCH(QString, kind);
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    server.fault({{"kind", kind}, {"path", "/view"}, {"times", 1}});
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get());
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(ids.constFirst()).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 1);
    QCOMPARE(gesso.damage(), QString());
}

void TestFaults::whatCannotBeFetchedIsFetchedLater()
{
    GESSO_NEED_FAULTS();
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    server.fault({{"kind", "status"}, {"path", "/view"}, {"times", 0}});
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const JobId id = gesso.generate(document.get()).constFirst();
    QVERIFY2(gesso.waitForEnd({id}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(id).state, JobState::Failed);
    QVERIFY(!gesso.ended.value(id).error.message.isEmpty());
    QVERIFY(gesso.ended.value(id).canFetchAgain);
    server.fault({{"kind", "clear"}});
    gesso.ended.clear();
    const auto again = test::await(gesso.studio.queue()->retry(id));
    QVERIFY(again && *again);
    QCOMPARE(**again, id);
    QVERIFY2(gesso.waitForEnd({id}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 1);
}

void TestFaults::anotherServerTakesTheWaitingJobs()
{
    GESSO_NEED_FAULTS();
    test::TestServer first(1);
    test::TestServer second;
    test::TestStudio gesso(m_folder->path(), first.url());
    QVERIFY(gesso.open());
    const auto document = gesso.document(
        test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 20), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 4);
    QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
    gesso.studio.setServer(second.url());
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids)
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.ended.value(ids.at(0)).server, first.url().toString());
    QCOMPARE(gesso.ended.value(ids.at(3)).server, second.url().toString());
    QCOMPARE(gesso.results().size(), 4);
}

void TestFaults::jobsOfABuiltInServerRunAgain()
{
    GESSO_NEED_FAULTS();
    QList<JobId> ids;
    {
        test::TestServer first(1);
        test::TestStudio gesso(m_folder->path(), {});
        QVERIFY(gesso.open());
        gesso.studio.setServer(first.url(), true);
        const auto document = gesso.document(
            test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 20), m_folder->path());
        ids = gesso.generate(document.get(), 2);
        QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
    }
    test::TestServer second;
    test::TestStudio gesso(m_folder->path(), {});
    QVERIFY(gesso.open());
    QCOMPARE(gesso.studio.queue()->waitingCount(), 2);
    gesso.studio.setServer(second.url(), true);
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.results().size(), 2);
    QCOMPARE(gesso.damage(), QString());
}

void TestFaults::theNextStartFetchesWhatCouldNotBeFetched()
{
    GESSO_NEED_FAULTS();
    test::TestServer server;
    server.fault({{"kind", "status"}, {"path", "/view"}, {"times", 0}});
    JobId id = 0;
    {
        test::TestStudio gesso(m_folder->path(), server.url());
        QVERIFY(gesso.open());
        const auto document = gesso.document(test::textToImage(), m_folder->path());
        id = gesso.generate(document.get()).constFirst();
        QVERIFY2(gesso.waitForEnd({id}), gesso.describe().constData());
        QVERIFY(gesso.ended.value(id).canFetchAgain);
    }
    server.fault({{"kind", "clear"}});
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    QVERIFY2(gesso.waitForEnd({id}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 1);
    QCOMPARE(gesso.damage(), QString());
}

// Its jobs that wait go to the server that is chosen now; the one that ran there is over as soon as
// somebody says so, and for good.
void TestFaults::jobsLeaveAServerThatIsGone()
{
    GESSO_NEED_FAULTS();
    auto first = std::make_unique<test::TestServer>(1);
    test::TestServer second;
    const QString gone = first->url().authority();
    QList<JobId> ids;
    {
        test::TestStudio gesso(m_folder->path(), first->url());
        QVERIFY(gesso.open());
        const auto document = gesso.document(
            test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 40), m_folder->path());
        ids = gesso.generate(document.get(), 3);
        QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
        JobQueue *queue = gesso.studio.queue();
        QTRY_VERIFY(queue->job(ids.at(1))->sent);
        first.reset();
        gesso.studio.setServer(second.url());
        QVERIFY2(gesso.waitForEnd({ids.at(1), ids.at(2)}), gesso.describe().constData());
        QCOMPARE(gesso.ended.value(ids.at(1)).error.toLine(), QString());
        QCOMPARE(gesso.ended.value(ids.at(1)).server, second.url().toString());
        QCOMPARE(queue->index(0, 0).data(JobQueue::ServerRole).toString(), gone);
        QVERIFY(queue->index(0, 0).data(JobQueue::SubtitleRole).toString().contains(gone));
        QVERIFY(!gesso.ended.contains(ids.at(0)));
        QVERIFY(*test::await(queue->cancel(ids.at(0))));
        QCOMPARE(gesso.ended.value(ids.at(0)).state, JobState::Cancelled); // at once
        QCOMPARE(queue->runningCount(), 0);
    }
    test::TestStudio gesso(m_folder->path(), second.url());
    QVERIFY(gesso.open());
    QCOMPARE(gesso.studio.queue()->runningCount(), 0);
    QCOMPARE(gesso.studio.queue()->waitingCount(), 0);
    QCOMPARE(gesso.studio.queue()->job(ids.at(0))->state, JobState::Cancelled);
    QCOMPARE(gesso.results().size(), 2);
}

void TestFaults::aCancelledJobIsTakenOutOfItsServerLater()
{
    GESSO_NEED_FAULTS();
    test::TestServer server(1);
    {
        test::TestStudio gesso(m_folder->path(), server.url());
        QVERIFY(gesso.open());
        const auto document = gesso.document(
            test::textToImage("sdXL_v10VAEFix.safetensors", 64, 64, 2000), m_folder->path());
        const QList<JobId> ids = gesso.generate(document.get(), 2);
        QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
        QTRY_VERIFY(gesso.studio.queue()->job(ids.at(1))->sent);
        server.fault({{"kind", "refuse"}, {"ms", 1500}});
        QTRY_VERIFY(gesso.studio.server()->state() != comfy::Server::State::Ready);
        QVERIFY(*test::await(gesso.studio.queue()->remove(ids)));
        QCOMPARE(gesso.ended.size(), 2);
        QCOMPARE(gesso.studio.queue()->rowCount(), 0);
    }
    // The next life knows of it.
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    QCOMPARE(gesso.studio.queue()->rowCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(gesso.studio.server()->state(), comfy::Server::State::Ready, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(gesso.studio.server()->queueRemaining(), 0, 20000);
    QCOMPARE(gesso.results().size(), 0);
}

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
