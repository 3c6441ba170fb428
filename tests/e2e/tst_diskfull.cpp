// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/testserver.h"
#include "e2e/teststudio.h"
#include "library/failingfiles.h"

#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

// The main job on a disk that has no room left: nothing is half written, nothing lost; what the
// server made is fetched, not made again, once there is room.
class TestDiskFull : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theQueueStopsAndGoesOn_data();
    void theQueueStopsAndGoesOn();
    void theNextStartFetchesWhatHadNoRoom();
    void aRealDisk();
    void aFolderThatCannotBeWrittenStopsTheQueue();

private:
    [[nodiscard]] QStringList pictures() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

// The machine's files; steps of this name find no room while `isFull`.
std::shared_ptr<library::FileOps> smallDisk(const QString &step, const std::atomic<bool> *isFull)
{
    return std::make_shared<test::FailingFiles>([step, isFull](const QString &now) -> Result<void> {
        if (*isFull && now == step)
            return Error {
                Error::Kind::DiskFull, u"There is no room left on the disk."_s, {}, {}, {}};
        return {};
    });
}

// A file system of its own, in memory, for as long as it lives.
class SmallMount
{
public:
    SmallMount(const QString &path, const QString &size)
        : m_path(path)
        , m_isMounted(
              QDir().mkpath(path)
              && run(u"mount"_s,
                     {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size="_s + size, u"gesso-test"_s, path}))
    {
    }
    ~SmallMount()
    {
        if (m_isMounted)
            run(u"umount"_s, {u"-l"_s, m_path});
    }
    Q_DISABLE_COPY_MOVE(SmallMount)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    // Takes all the room that is left.
    [[nodiscard]] bool fill()
    {
        QFile filler(fillerPath());
        if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        for (qint64 chunk = 1 << 16; chunk > 0; chunk /= 2) {
            while (filler.write(QByteArray(chunk, 'x')) == chunk) { }
        }
        return true;
    }
    [[nodiscard]] bool makeRoom() { return QFile::remove(fillerPath()); }

private:
    [[nodiscard]] QString fillerPath() const { return m_path + u"/filler"_s; }
    static bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10000)
            && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    QString m_path;
    bool m_isMounted;
};

} // namespace

void TestDiskFull::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

// Of the results folder, those that wait to be whole too.
QStringList TestDiskFull::pictures() const
{
    QStringList found;
    QDirIterator files(m_folder->filePath(u"results"_s), {u"*.png"_s, u"*.part"_s},
                       QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += files.next();
    return found;
}

void TestDiskFull::theQueueStopsAndGoesOn_data()
{
    QTest::addColumn<QString>("step");
    QTest::newRow("while the bytes arrive") << u"before write"_s;
    QTest::newRow("while they are flushed") << u"before flush"_s;
    QTest::newRow("while the file is moved") << u"before move"_s;
    QTest::newRow("while the folder is flushed") << u"before folderflush"_s;
}

void TestDiskFull::theQueueStopsAndGoesOn()
{
    GESSO_NEED_FAULTS();
    QFETCH(QString, step);
    std::atomic<bool> isFull = false;
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url(), false, smallDisk(step, &isFull));
    QVERIFY(gesso.open());
    JobQueue *queue = gesso.studio.queue();
    QSignalSpy failed(queue, &JobQueue::failed);
    isFull = true;
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 6);
    QVERIFY2(gesso.waitForEnd({ids.constFirst()}), gesso.describe().constData());
    const Job first = gesso.ended.value(ids.constFirst());
    QCOMPARE(first.state, JobState::Failed);
    QCOMPARE(first.error.kind, Error::Kind::DiskFull);
    QVERIFY(first.canFetchAgain);
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, Error::Kind::DiskFull);
    QVERIFY(queue->isPaused());
    QTRY_COMPARE(queue->runningCount(), 0);
    QCOMPARE(gesso.results().size(), 0);

    isFull = false;
    const QHash<JobId, Job> before = std::exchange(gesso.ended, {});
    queue->resume();
    for (auto it = before.keyBegin(); it != before.keyEnd(); ++it) {
        const JobId id = *it;
        const auto again = test::await(queue->retry(id));
        QVERIFY(again && *again);
        QCOMPARE(**again, id); // its files only
    }
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids) {
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
        QCOMPARE(gesso.ended.value(id).promptId, before.value(id, gesso.ended.value(id)).promptId);
    }
    QCOMPARE(gesso.results().size(), 6);
    QCOMPARE(pictures().size(), 6);
    QCOMPARE(gesso.damage(), QString());
    // Each was made once.
    QCOMPARE(QDir(server.folder() + u"/output"_s).entryList({u"*.png"_s}, QDir::Files).size(), 6);
}

void TestDiskFull::theNextStartFetchesWhatHadNoRoom()
{
    GESSO_NEED_FAULTS();
    std::atomic<bool> isFull = true;
    test::TestServer server;
    QList<JobId> ids;
    {
        test::TestStudio gesso(m_folder->path(), server.url(), false,
                               smallDisk(u"before write"_s, &isFull));
        QVERIFY(gesso.open());
        const auto document = gesso.document(test::textToImage(), m_folder->path());
        ids = gesso.generate(document.get(), 1);
        QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
        QCOMPARE(gesso.ended.value(ids.constFirst()).error.kind, Error::Kind::DiskFull);
    }
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    QVERIFY(!gesso.studio.queue()->isPaused());
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(ids.constFirst()).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 1);
    QCOMPARE(pictures().size(), 1);
    QCOMPARE(gesso.damage(), QString());
}

// Files and database on one file system that is full in the middle of a job.
void TestDiskFull::aRealDisk()
{
    GESSO_NEED_FAULTS();
    const QString folder = m_folder->filePath(u"disk"_s);
    SmallMount disk(folder, u"8m"_s);
    if (!disk.isMounted())
        QSKIP("no file system can be mounted here");
    test::TestServer server(1);
    QList<JobId> ids;
    {
        test::TestStudio gesso(folder, server.url());
        QVERIFY(gesso.open());
        const auto document = gesso.document(
            test::textToImage("sdXL_v10VAEFix.safetensors", 256, 256, 12), m_folder->path());
        ids = gesso.generate(document.get(), 2);
        QVERIFY2(gesso.waitForState(ids.at(0), JobState::Running), gesso.describe().constData());
        QSignalSpy failed(gesso.studio.queue(), &JobQueue::failed);
        QVERIFY(disk.fill());
        QVERIFY2(gesso.waitForEnd({ids.at(0)}), gesso.describe().constData());
        QCOMPARE(gesso.ended.value(ids.at(0)).error.kind, Error::Kind::DiskFull);
        QVERIFY(!failed.isEmpty());
        const auto more = test::await(gesso.studio.generate(document.get(), 1));
        QVERIFY(more && !*more);
        QCOMPARE(more->error().kind, Error::Kind::DiskFull);
        QCOMPARE(gesso.results().size(), 0);
    }
    QVERIFY(disk.makeRoom());
    test::TestStudio gesso(folder, server.url());
    QVERIFY(gesso.open());
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    for (const JobId id : ids)
        QCOMPARE(gesso.ended.value(id).error.toLine(), QString());
    QCOMPARE(gesso.results().size(), 2);
    QCOMPARE(gesso.damage(), QString());
    QCOMPARE(QDir(server.folder() + u"/output"_s).entryList({u"*.png"_s}, QDir::Files).size(), 2);
}

void TestDiskFull::aFolderThatCannotBeWrittenStopsTheQueue()
{
    GESSO_NEED_FAULTS();
    test::TestServer server;
    test::TestStudio gesso(m_folder->path(), server.url());
    QVERIFY(gesso.open());
    JobQueue *queue = gesso.studio.queue();
    QSignalSpy failed(queue, &JobQueue::failed);
    // As a disk that is pulled out. Whoever runs this, root too, cannot write below what is no
    // folder.
    const QString results = m_folder->filePath(u"results"_s);
    QVERIFY(QDir().rename(results, m_folder->filePath(u"away"_s)));
    QFile file(results);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto document = gesso.document(test::textToImage(), m_folder->path());
    const QList<JobId> ids = gesso.generate(document.get(), 40);
    QVERIFY2(gesso.waitForEnd({ids.constFirst()}), gesso.describe().constData());
    QCOMPARE(gesso.ended.value(ids.constFirst()).state, JobState::Failed);
    QTRY_VERIFY(queue->isPaused());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(queue->pauseReason(), failed.at(0).at(0).value<Error>().message);
    QTRY_COMPARE(queue->runningCount(), 0);
    QVERIFY2(queue->waitingCount() > 20, gesso.describe().constData());

    QVERIFY(file.remove());
    QVERIFY(QDir().rename(m_folder->filePath(u"away"_s), results));
    queue->resume();
    const QHash<JobId, Job> before = std::exchange(gesso.ended, {});
    for (auto it = before.keyBegin(); it != before.keyEnd(); ++it) {
        const JobId id = *it;
        const auto again = test::await(queue->retry(id));
        QVERIFY(again && *again);
    }
    QVERIFY2(gesso.waitForEnd(ids), gesso.describe().constData());
    QCOMPARE(gesso.results().size(), 40);
    QCOMPARE(gesso.damage(), QString());
}

QTEST_MAIN(TestDiskFull)
#include "tst_diskfull.moc"
