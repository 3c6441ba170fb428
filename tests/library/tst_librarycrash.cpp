// SPDX-License-Identifier: GPL-3.0-or-later
// What is left when a process ends at any moment, and that several may work at once.
#include "library/failingfiles.h"
#include "library/testlibrary.h"
#include "support/shared.h"

#include <QImage>
#include <QMutex>
#include <QProcess>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

class tst_librarycrash : public QObject
{
    Q_OBJECT

private slots:
    void endsAtAnyStep_data();
    void endsAtAnyStep();
    void isKilledAtAnyMoment_data();
    void isKilledAtAnyMoment();
    void isOnTheDiskBeforeItIsRecorded();
    void recordsNothingThatIsNotOnTheDisk();
    void findsAgainWhatThePowerTookFromTheDatabase();
    void endsOnTheWayToTheTrash_data();
    void endsOnTheWayToTheTrash();
    void endsOnTheWayBack_data();
    void endsOnTheWayBack();
    void leavesAlivesAlone();
    void worksBesideOthers();
    void tellsOfAFullDisk_data();
    void tellsOfAFullDisk();
    void tellsOfAFullDatabase();
    void keepsTryingWhatCannotBePutInPlace();
    void copiesAnInputThatChangesMeanwhile();
    void refusesAnInputThatKeepsOnChanging();
};

namespace {

void start(QProcess *process, const QStringList &arguments)
{
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationDirPath() + u"/libraryprocess"_s, arguments);
}

bool ends(const QProcess &process)
{
    return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000);
}

ResultDraft draftOf(qint64 job)
{
    ResultDraft draft;
    draft.job = job;
    draft.origin = u"9/images/0"_s;
    draft.serverName = u"a.png"_s;
    return draft;
}

QStringList pictures(const QString &folder)
{
    return filesBelow(folder + u"/results"_s).filter(u".png"_s);
}

// Each record has its file, whole, and each file its record.
void checkConsistent(TestLibrary *test, const QString &folder)
{
    const auto all = await(test->library.page(0, 100000));
    QVERIFY(all && *all);
    QSet<QString> recorded;
    for (const ResultRecord &record : **all) {
        QCOMPARE(QFileInfo(record.path).size(), record.bytes);
        QVERIFY(!QImage(record.path).isNull());
        recorded.insert(QDir(folder + u"/results"_s).relativeFilePath(record.path));
    }
    QCOMPARE(recorded.size(), (*all)->size());
    const QStringList found = pictures(folder);
    QCOMPARE(QSet<QString>(found.cbegin(), found.cend()), recorded);
    QCOMPARE(filesBelow(folder).filter(u".part"_s), QStringList());
}

} // namespace

void tst_librarycrash::endsAtAnyStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("kept");
    QTest::newRow("before the file is written") << u"before write"_s << 0;
    QTest::newRow("with half of it written") << u"after write"_s << 0;
    QTest::newRow("before it is on the disk") << u"before flush"_s << 0;
    QTest::newRow("when it is on the disk") << u"after flush"_s << 0;
    QTest::newRow("before its move") << u"before move"_s << 1;
    QTest::newRow("between its move and its record") << u"after move"_s << 1;
    QTest::newRow("before its name is on the disk") << u"before folderflush of it"_s << 1;
    QTest::newRow("when its name is on the disk") << u"after folderflush of it"_s << 1;
    QTest::newRow("when it is recorded") << u"after record"_s << 1;
}

void tst_librarycrash::endsAtAnyStep()
{
    QFETCH(QString, step);
    QFETCH(int, kept);
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"die"_s, step});
    QVERIFY(ends(process));
    QCOMPARE(process.exitCode(), 42);
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE(test.library.note(), QString());
    QCOMPARE((*await(test.library.page(0, 10)))->size(), kept);
    checkConsistent(&test, dir.path());
    // The job is settled again: now it is there, once.
    const auto again = test.keep(picture(1), draftOf(1));
    QVERIFY(again);
    QCOMPARE(readFile(again->path), picture(1));
    QCOMPARE(pictures(dir.path()).size(), 1);
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::isKilledAtAnyMoment_data()
{
    QTest::addColumn<int>("lines");
    for (const int lines : {0, 1, 2, 5, 13, 21})
        QTest::addRow("after %d pictures", lines) << lines;
}

void tst_librarycrash::isKilledAtAnyMoment()
{
    QFETCH(int, lines);
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"keep"_s, u"1"_s, u"500"_s});
    QVERIFY(process.waitForStarted());
    QByteArray out;
    QVERIFY(QTest::qWaitFor(
        [&] { return (out += process.readAllStandardOutput()).count('\n') >= lines; }, 60000));
    process.kill();
    QVERIFY(ends(process));
    out += process.readAllStandardOutput();
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    checkConsistent(&test, dir.path());
    // What it told is there; it may have done one more.
    const auto all = *await(test.library.page(0, 100000));
    QVERIFY(all->size() >= out.count('\n') && all->size() <= out.count('\n') + 1);
}

void tst_librarycrash::isOnTheDiskBeforeItIsRecorded()
{
    QTemporaryDir dir;
    QMutex mutex; // the steps are on several threads
    QStringList steps;
    TestLibrary test(dir.path(),
                     std::make_unique<FailingFiles>([&](const QString &now) -> Result<void> {
                         const QMutexLocker lock(&mutex);
                         steps += now;
                         return {};
                     }));
    QVERIFY(test.open());
    steps.clear();
    QVERIFY(test.keep(picture(1), draftOf(1)));
    const qsizetype moved = steps.indexOf(u"after move"_s);
    QVERIFY(steps.indexOf(u"after flush"_s) >= 0 && steps.indexOf(u"after flush"_s) < moved);
    QVERIFY2(steps.lastIndexOf(u"after folderflush"_s) > moved, qPrintable(steps.join(u' ')));
    // Many at once share the flushes of their folder.
    steps.clear();
    QList<QFuture<Result<ResultRecord>>> keeping;
    for (int job = 2; job < 42; ++job) {
        auto file = test.library.stage();
        file->write(picture(job));
        keeping += test.library.keep(std::move(file), draftOf(job));
    }
    for (const auto &future : std::as_const(keeping))
        QVERIFY(await(future).value_or(TestLibrary::noAnswer()));
    QVERIFY(steps.count(u"after folderflush"_s) <= 40);
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::recordsNothingThatIsNotOnTheDisk()
{
    QTemporaryDir dir;
    bool isBroken = false;
    TestLibrary test(dir.path(),
                     std::make_unique<FailingFiles>([&](const QString &now) -> Result<void> {
                         if (isBroken && now == "before folderflush"_L1)
                             return Error {Error::Kind::Io, u"broken disk"_s, {}, {}, {}};
                         return {};
                     }));
    QVERIFY(test.open());
    QVERIFY(test.keep(picture(2), draftOf(2))); // makes the folder of the day
    isBroken = true;
    const auto kept = test.keep(picture(1), draftOf(1));
    QVERIFY(!kept);
    QCOMPARE(kept.error().message, u"broken disk"_s);
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 1);
    // The file is fetched again: it is there once.
    isBroken = false;
    QVERIFY(test.keep(picture(1), draftOf(1)));
    QCOMPARE(pictures(dir.path()).size(), 2);
    checkConsistent(&test, dir.path());
}

// The database's last changes are lost with the power (its write-ahead log is not flushed at each
// change), the files are not: a job that is settled again finds its file.
void tst_librarycrash::findsAgainWhatThePowerTookFromTheDatabase()
{
    QTemporaryDir dir;
    const QString database = dir.path() + u"/data/library.sqlite"_s;
    QProcess before;
    start(&before, {dir.path(), u"keep"_s, u"1"_s, u"2"_s});
    QVERIFY(ends(before));
    QVERIFY(QFile::copy(database, dir.filePath(u"durable"_s)));
    QProcess process;
    start(&process, {dir.path(), u"keep"_s, u"3"_s, u"500"_s});
    QByteArray out;
    QVERIFY(QTest::qWaitFor(
        [&] { return (out += process.readAllStandardOutput()).count('\n') >= 3; }, 60000));
    process.kill();
    QVERIFY(ends(process));
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(QString(database + suffix));
    QVERIFY(QFile::copy(dir.filePath(u"durable"_s), database));

    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE((*await(test.library.page(0, 1000)))->size(), 2);
    const qsizetype files = pictures(dir.path()).size();
    QVERIFY(files >= 5);
    // In another order than the first time, under another pattern.
    for (const int job : {5, 3, 4}) {
        ResultDraft draft = draftOf(job);
        draft.mayBeThere = true;
        const auto kept = test.keep(picture(job), draft);
        QVERIFY(kept);
        QVERIFY2(out.contains(kept->path.toUtf8()), qPrintable(kept->path));
        QCOMPARE(readFile(kept->path), picture(job));
    }
    QCOMPARE(pictures(dir.path()).size(), files);
    QCOMPARE((*await(test.library.page(0, 1000)))->size(), 5);
    // What nobody settles again is somebody's file: a new job leaves it alone.
    QVERIFY(test.keep(picture(6), draftOf(6)));
    QCOMPARE(pictures(dir.path()).size(), files + 1);
}

void tst_librarycrash::endsOnTheWayToTheTrash_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("left");
    QTest::newRow("before the first is moved") << u"before trash"_s << 2;
    QTest::newRow("between the move and the record") << u"after trash"_s << 1;
    QTest::newRow("when both are moved") << u"end"_s << 0;
}

void tst_librarycrash::endsOnTheWayToTheTrash()
{
    QFETCH(QString, step);
    QFETCH(int, left);
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"trash"_s, step});
    QVERIFY(ends(process));
    QCOMPARE(process.exitCode(), 42);
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE(test.library.note(), QString());
    QCOMPARE((*await(test.library.page(0, 10)))->size(), left);
    checkConsistent(&test, dir.path());
    // What was thrown away does not come back when its job is settled again.
    for (const int job : {1, 2})
        QVERIFY(test.keep(picture(job), draftOf(job)));
    QCOMPARE(pictures(dir.path()).size(), left);
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::endsOnTheWayBack_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("left");
    QTest::newRow("before it is moved") << u"before move"_s << 0;
    QTest::newRow("between the move and the record") << u"after move"_s << 1;
    QTest::newRow("when it is back") << u"end"_s << 1;
}

void tst_librarycrash::endsOnTheWayBack()
{
    QFETCH(QString, step);
    QFETCH(int, left);
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"restore"_s, step});
    QVERIFY(ends(process));
    QCOMPARE(process.exitCode(), 42);
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE((*await(test.library.page(0, 10)))->size(), left);
    checkConsistent(&test, dir.path());
    if (left == 0)
        QVERIFY(*await(test.library.restore({readFile(dir.filePath(u"id"_s)).toLongLong()})));
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 1);
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::leavesAlivesAlone()
{
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"hold"_s});
    QVERIFY(QTest::qWaitFor([&] { return process.canReadLine(); }, 60000));
    const QString staged = QString::fromUtf8(process.readLine()).trimmed();
    {
        TestLibrary test(dir.path());
        QVERIFY(test.open());
        QVERIFY(QFile::exists(staged));
    }
    QVERIFY(QFile::exists(staged));
    process.kill();
    QVERIFY(ends(process));
    QVERIFY(QFile::exists(staged));
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QVERIFY(!QFile::exists(staged));
}

void tst_librarycrash::worksBesideOthers()
{
    constexpr int kEach = 25;
    QTemporaryDir dir;
    std::array<QProcess, 3> processes;
    int first = 1;
    for (QProcess &process : processes) {
        start(&process, {dir.path(), u"keep"_s, QString::number(first), QString::number(kEach)});
        first += kEach;
    }
    for (QProcess &process : processes) {
        QVERIFY(ends(process));
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 out.constData());
    }
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    checkConsistent(&test, dir.path());
    QCOMPARE((*await(test.library.page(0, 1000)))->size(), 3 * kEach);
    // The numbers were given once each.
    QCOMPARE(pictures(dir.path()).first(), u"portrait/00001.png"_s);
    QCOMPARE(pictures(dir.path()).size(), 3 * kEach);
    QCOMPARE(filesBelow(dir.path() + u"/results/.gesso-staging"_s).filter(u".part"_s),
             QStringList());
}

void tst_librarycrash::tellsOfAFullDisk_data()
{
    QTest::addColumn<QString>("step");
    QTest::newRow("while it is written") << u"after write"_s;
    QTest::newRow("while it is flushed") << u"before flush"_s;
    QTest::newRow("while its folder is made") << u"before folder"_s;
    QTest::newRow("while it is moved") << u"before move"_s;
    QTest::newRow("while its name is flushed") << u"before folderflush"_s;
}

void tst_librarycrash::tellsOfAFullDisk()
{
    QFETCH(QString, step);
    QTemporaryDir dir;
    bool isFull = false;
    TestLibrary test(dir.path(),
                     std::make_unique<FailingFiles>([&](const QString &now) -> Result<void> {
                         if (isFull && now == step)
                             return Error {Error::Kind::DiskFull, u"full"_s, {}, {}, {}};
                         return {};
                     }));
    QVERIFY(test.open());
    isFull = true;
    auto file = test.library.stage();
    QSignalSpy failed(file.get(), &ByteSink::failed);
    file->write(picture(1));
    const auto finished = await(file->finish());
    QVERIFY(finished);
    const bool isWriting = step == "after write"_L1;
    QCOMPARE(finished->ok(), !isWriting);
    QCOMPARE(failed.size(), isWriting ? 1 : 0);
    const auto kept = await(test.library.keep(std::move(file), draftOf(1)));
    QVERIFY(kept && !*kept);
    QCOMPARE(kept->error().kind, Error::Kind::DiskFull);
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 0);
    checkConsistent(&test, dir.path());
    // With room again it goes on.
    isFull = false;
    QVERIFY(test.keep(picture(1), draftOf(1)));
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::tellsOfAFullDatabase()
{
    QTemporaryDir dir;
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    const auto limit = [&](const QString &pages) {
        return await(test.worker.run([database = test.library.database(), pages]() -> Result<void> {
            auto query = database->prepare(QString(u"PRAGMA max_page_count = "_s + pages));
            return query ? database->run(*query) : query.error();
        }));
    };
    QVERIFY(limit(u"1"_s)); // not below what it has
    ResultDraft large = draftOf(1);
    for (int i = 0; i < 3000; ++i)
        large.positive += QString::number(i * 7919);
    const auto kept = test.keep(picture(1), large);
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, Error::Kind::DiskFull);
    QVERIFY(!kept.error().advice.isEmpty());
    checkConsistent(&test, dir.path());
    QVERIFY(limit(u"1000000"_s));
    QVERIFY(test.keep(picture(1), large));
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::keepsTryingWhatCannotBePutInPlace()
{
    QTemporaryDir dir;
    QProcess process;
    start(&process, {dir.path(), u"die"_s, u"before move"_s});
    QVERIFY(ends(process));
    {
        TestLibrary test(dir.path(),
                         std::make_unique<FailingFiles>([](const QString &now) -> Result<void> {
                             if (now == "before move"_L1)
                                 return Error {Error::Kind::Io, u"not now"_s, {}, {}, {}};
                             return {};
                         }));
        QVERIFY(test.open()); // opens all the same, and says so
        QVERIFY(test.library.note().contains(u"not now"_s));
        QCOMPARE((*await(test.library.page(0, 10)))->size(), 0);
    }
    TestLibrary test(dir.path());
    QVERIFY(test.open());
    QCOMPARE(test.library.note(), QString());
    QCOMPARE((*await(test.library.page(0, 10)))->size(), 1);
    checkConsistent(&test, dir.path());
}

void tst_librarycrash::copiesAnInputThatChangesMeanwhile()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"in.png"_s);
    const auto replace = [path](const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    const QByteArray later = picture(2, "PNG", {640, 480});
    QVERIFY(replace(picture(1)));
    bool isChanged = false;
    TestLibrary test(
        dir.path(), std::make_unique<FailingFiles>([&](const QString &now) -> Result<void> {
            if (now == "before write"_L1 && !std::exchange(isChanged, true) && !replace(later))
                return Error {Error::Kind::Io, u"test"_s, {}, {}, {}};
            return {};
        }));
    QVERIFY(test.open());
    const auto kept = await(test.library.keepInput(path));
    QVERIFY(kept && *kept);
    QCOMPARE(readFile(test.library.inputPath(**kept)), later);
}

void tst_librarycrash::refusesAnInputThatKeepsOnChanging()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"in.bin"_s);
    QByteArray content("x");
    const auto grow = [&] {
        content += "x";
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(grow());
    TestLibrary test(dir.path(),
                     std::make_unique<FailingFiles>([&](const QString &now) -> Result<void> {
                         if (now == "before write"_L1 && !grow())
                             return Error {Error::Kind::Invalid, u"test"_s, {}, {}, {}};
                         return {};
                     }));
    QVERIFY(test.open());
    const auto kept = await(test.library.keepInput(path));
    QVERIFY(kept && !*kept);
    QCOMPARE(kept->error().kind, Error::Kind::Io);
    QCOMPARE(filesBelow(dir.path() + u"/data/inputs"_s).filter(u".part"_s), QStringList());
}

QTEST_GUILESS_MAIN(tst_librarycrash)
#include "tst_librarycrash.moc"
