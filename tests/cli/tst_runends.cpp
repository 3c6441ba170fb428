// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "json/reader.h"
#include "support/shared.h"

#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using gesso::json::Value;
using gesso::test::DemoProcess;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// How `gesso run` ends when something is in the way, what it tells programs, and what a terminal
// shows.
class tst_RunEnds : public QObject
{
    Q_OBJECT

private slots:
    void jsonLines();
    void jsonOfAFailure();
    void serverAway();
    void notAComfy();
    void rejected();
    void serverGoneMidRun();
    void missingClass();
    void outputsThatWereLeftOut();
    void linkToNowhere();
    void executionFails();
    void cannotFetch();
    void cannotSave();
    void interruptStopsTheJobAtTheServer();
    void interruptWhileConnecting();
    void interruptWhileReadingInput();
    void secondInterruptLeavesAtOnce();
    void timeout();
    void closedStandardOutput();
    void fullStandardOutput();
    void barsOnATerminal();
    void serveDemoEndsOnInterrupt();
};

namespace {

QStringList runOn(const QString &server, const Workplace &place, const QStringList &arguments)
{
    return QStringList {u"run"_s, u"--server"_s, server} + place.library() + arguments;
}

QList<Value> events(const QByteArray &out)
{
    QList<Value> values;
    for (const QByteArray &line : out.trimmed().split('\n')) {
        const auto value = gesso::json::readValue(line);
        if (!value || !(*value)["event"].isString())
            QTest::qFail(line.constData(), __FILE__, __LINE__);
        else
            values.append(*value);
    }
    return values;
}

QStringList namesOf(const QList<Value> &events)
{
    QStringList names;
    for (const Value &event : events) {
        if (names.value(names.size() - 1) != event["event"].toString())
            names.append(event["event"].toString());
    }
    return names;
}

void interrupt(const QProcess &process)
{
    if (process.processId() > 0) // 0, of one that has ended, would be everybody in our group
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
}

// The jobs of a library as it lies on the disk: "state sent" of each.
QStringList storedJobs(const QString &path)
{
    QStringList jobs;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stored"_s);
        database.setDatabaseName(path);
        QSqlQuery rows(database);
        if (database.open() && rows.exec(u"SELECT state || ' ' || sent FROM jobs ORDER BY id"_s)) {
            while (rows.next())
                jobs += rows.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(u"stored"_s);
    return jobs;
}

// A job that takes minutes at this speed.
QString longWorkflow(const Workplace &place)
{
    return place.variant(u"long.json"_s, R"("steps": 4)"_ba, R"("steps": 9000)"_ba);
}

} // namespace

void tst_RunEnds::jsonLines()
{
    const DemoProcess demo;
    const Workplace place;
    const Ended ended
        = runGesso(runOn(demo.address(), place,
                         {place.workflow(), u"--json"_s, u"--seed"_s, u"18446744073709551615"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.err, QByteArray());
    const QList<Value> all = events(ended.out);
    QStringList names = namesOf(all);
    names.removeAll(u"progress"_s);
    QCOMPARE(names,
             QStringList({u"connected"_s, u"queued"_s, u"started"_s, u"result"_s, u"finished"_s,
                          u"end"_s}));
    for (const Value &event : all) {
        const QString name = event["event"].toString();
        if (name == "queued"_L1 || name == "result"_L1) {
            QVERIFY(event["seed"].number() != nullptr);
            QCOMPARE(event["seed"].number()->toUInt64(),
                     std::optional<quint64>(18446744073709551615ULL));
        }
        if (name == "result"_L1) {
            QVERIFY(QFile::exists(event["path"].toString()));
            QCOMPARE(event["mime"].toString(), u"image/png"_s);
            QCOMPARE(event["width"].toInt64(), 64);
            QCOMPARE(event["sha256"].toString().size(), 64);
        }
        if (name == "progress"_L1)
            QCOMPARE(event["nodes_total"].toInt64(), 7);
    }
    QCOMPARE(all.last()["exit_code"].toInt64(-1), 0);
    QCOMPARE(all.last()["results"].toInt64(), 1);
}

void tst_RunEnds::jsonOfAFailure()
{
    const Workplace place;
    const Ended ended = runGesso(runOn(u"127.0.0.1:1"_s, place, {place.workflow(), u"--json"_s}));
    QCOMPARE(ended.code, 3);
    const QList<Value> all = events(ended.out);
    QCOMPARE(namesOf(all), QStringList({u"error"_s, u"end"_s}));
    QCOMPARE(all.first()["exit_code"].toInt64(), 3);
    QVERIFY(!all.first()["error"]["message"].toString().isEmpty());
    QVERIFY2(ended.err.startsWith("gesso: "), ended.err.constData());
}

void tst_RunEnds::serverAway()
{
    const Workplace place;
    const Ended ended = runGesso(runOn(u"127.0.0.1:1"_s, place, {place.workflow()}));
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("127.0.0.1:1"), ended.err.constData());
}

void tst_RunEnds::notAComfy()
{
    QTcpServer server; // answers every request with somebody else's page
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n"
                          "Connection: close\r\n\r\n<html>Hi</html>");
            socket->disconnectFromHost();
        });
    });
    const Workplace place;
    const Ended ended
        = runGesso(runOn(u"127.0.0.1:%1"_s.arg(server.serverPort()), place, {place.workflow()}));
    QCOMPARE(ended.code, 3);
    QVERIFY2(ended.err.contains("ComfyUI"), ended.err.constData());
}

void tst_RunEnds::rejected()
{
    const DemoProcess demo;
    const Workplace place;
    const QString file = place.variant(u"no-model.json"_s, "sdXL_v10VAEFix.safetensors"_ba,
                                       "other.safetensors"_ba);
    const Ended ended = runGesso(runOn(demo.address(), place, {file}));
    QCOMPARE(ended.code, 4);
    QCOMPARE(ended.out, QByteArray());
    for (const char *words : {"Load Checkpoint (4)", "ckpt_name", "other.safetensors"})
        QVERIFY2(ended.err.contains(words), ended.err.constData());
    // It was the server that refused it, after a warning.
    QVERIFY2(ended.err.contains("lacks this"), ended.err.constData());
    QVERIFY2(ended.err.contains("failed"), ended.err.constData());
}

// A run does not wait for ever; what the server still has is settled by the next start.
void tst_RunEnds::serverGoneMidRun()
{
    DemoProcess demo({u"--speed"_s, u"1"_s});
    const Workplace place;
    const auto process = gesso::test::startGesso(
        runOn(demo.address(), place, {longWorkflow(place), u"--wait"_s, u"2"_s}));
    QByteArray err;
    QVERIFY2(gesso::test::waitForError(*process, "Sampler"_ba, &err), err.constData());
    demo.kill();
    const Ended ended = gesso::test::waitForEnd(*process);
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.out, QByteArray());
    err += ended.err;
    for (const QByteArray &words : {demo.address().toUtf8(), "waiting for it"_ba, "come back"_ba})
        QVERIFY2(err.contains(words), err.constData());
    const QStringList jobs = storedJobs(place.path(u"library/data/library.sqlite"_s));
    QCOMPARE(jobs.size(), 1);
    QVERIFY2(jobs.first() == "1 1"_L1 || jobs.first() == "2 1"_L1, qPrintable(jobs.first()));
}

void tst_RunEnds::missingClass()
{
    const DemoProcess demo;
    const Workplace place;
    const QString file = place.variant(u"no-class.json"_s, "VAEDecode"_ba, "VAEDecodeOfAPack"_ba);
    const Ended ended = runGesso(runOn(demo.address(), place, {file}));
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.err.contains("VAEDecodeOfAPack"), ended.err.constData());
}

void tst_RunEnds::outputsThatWereLeftOut()
{
    const DemoProcess demo;
    const Workplace place;
    const QString file = place.variant(
        u"half.json"_s, R"("9": {)"_ba,
        R"("90": {"class_type": "SaveImage", "inputs": {"images": ["99", 0], "filename_prefix": "b"}},
           "9": {)"_ba);
    Ended ended = runGesso(runOn(demo.address(), place, {file, u"--quiet"_s}));
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out.trimmed().split('\n').size(), 1);
    QVERIFY2(ended.err.contains("node 90"), ended.err.constData());
    ended = runGesso(runOn(demo.address(), place, {file, u"--json"_s}));
    QCOMPARE(ended.code, 0);
    bool warned = false;
    for (const Value &event : events(ended.out)) {
        warned = warned
            || (event["event"].toString() == "finished"_L1
                && !event["warning"]["message"].toString().isEmpty());
        if (event["event"].toString() == "progress"_L1)
            QVERIFY(event["nodes_total"].toInt64(0) <= 7);
    }
    QVERIFY(warned);
}

void tst_RunEnds::linkToNowhere()
{
    const DemoProcess demo;
    const Workplace place;
    const QString file = place.variant(u"nowhere.json"_s, R"("samples": ["3", 0])"_ba,
                                       R"("samples": ["99", 0])"_ba);
    const Ended ended = runGesso(runOn(demo.address(), place, {file}));
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.err.contains("samples"), ended.err.constData());
    QVERIFY2(ended.err.contains("node 99, which is not in the workflow"), ended.err.constData());
}

void tst_RunEnds::executionFails()
{
    const DemoProcess demo({u"--speed"_s, u"0"_s, u"--faults"_s});
    const Workplace place;
    QVERIFY(demo.fault(R"({"kind": "error", "class": "KSampler", "times": 3})"_ba));
    Ended ended = runGesso(runOn(demo.address(), place, {place.workflow()}));
    QCOMPARE(ended.code, 5);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("Sampler"), ended.err.constData());
    QVERIFY2(!ended.err.contains("File \""), ended.err.constData());
    ended = runGesso(runOn(demo.address(), place, {place.workflow(), u"--traceback"_s}));
    QCOMPARE(ended.code, 5);
    QVERIFY2(ended.err.contains("File \""), ended.err.constData());
    ended = runGesso(runOn(demo.address(), place, {place.workflow(), u"--json"_s}));
    QCOMPARE(ended.code, 5);
    const QList<Value> all = events(ended.out);
    QVERIFY(namesOf(all).contains(u"failed"_s));
    for (const Value &event : all) {
        if (event["event"].toString() != "failed"_L1)
            continue;
        QCOMPARE(event["error"]["kind"].toString(), u"execution"_s);
        QVERIFY(!event["traceback"].array().empty());
    }
}

// A file that cannot be fetched, while the job itself went well.
void tst_RunEnds::cannotFetch()
{
    const DemoProcess demo({u"--speed"_s, u"0"_s, u"--faults"_s});
    const Workplace place;
    QVERIFY(demo.fault(R"({"kind": "status", "path": "/view", "status": 404, "times": 0})"_ba));
    const Ended ended = runGesso(runOn(demo.address(), place, {place.workflow()}));
    QCOMPARE(ended.code, 7);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("failed"), ended.err.constData());
}

void tst_RunEnds::cannotSave()
{
    const DemoProcess demo;
    const Workplace place;
    const QString blocked = place.write(u"a-file"_s, "x"_ba);
    const Ended ended = runGesso(
        runOn(demo.address(), place, {place.workflow(), u"--out"_s, QString(blocked + u"/sub"_s)}));
    QCOMPARE(ended.code, 7);
    QVERIFY2(ended.err.contains("a-file"), ended.err.constData());
    const Ended noLibrary = runGesso(
        {u"run"_s, place.workflow(), u"--server"_s, demo.address(), u"--library"_s, blocked});
    QCOMPARE(noLibrary.code, 7);
}

void tst_RunEnds::interruptStopsTheJobAtTheServer()
{
    const DemoProcess demo({u"--speed"_s, u"1"_s});
    const Workplace place;
    const auto process = gesso::test::startGesso(
        runOn(demo.address(), place, {longWorkflow(place), u"--count"_s, u"2"_s}));
    QByteArray err;
    QVERIFY2(gesso::test::waitForError(*process, "Sampler"_ba, &err), err.constData());
    interrupt(*process);
    const Ended ended = gesso::test::waitForEnd(*process);
    QCOMPARE(ended.code, 6);
    // The server is free again at once: another job gets its turn.
    const Ended next = runGesso(runOn(demo.address(), place, {place.workflow()}));
    QVERIFY2(next.code == 0, next.err.constData());
    QCOMPARE(next.lines().size(), 1);
}

void tst_RunEnds::interruptWhileConnecting()
{
    QTcpServer silent; // takes connections and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const Workplace place;
    const auto process = gesso::test::startGesso(
        runOn(u"127.0.0.1:%1"_s.arg(silent.serverPort()), place, {place.workflow()}));
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), 30000);
    interrupt(*process);
    QCOMPARE(gesso::test::waitForEnd(*process, 5000).code, 6);
}

void tst_RunEnds::interruptWhileReadingInput()
{
    const auto process
        = gesso::test::startGesso({u"run"_s, u"-"_s, u"--server"_s, u"127.0.0.1:1"_s});
    QVERIFY(process->waitForStarted());
    // Until it watches for signals one of them ends it as it ends any program.
    QTRY_VERIFY_WITH_TIMEOUT((interrupt(*process), process->state() == QProcess::NotRunning), 5000);
    QVERIFY(process->exitStatus() == QProcess::CrashExit || process->exitCode() == 6);
}

void tst_RunEnds::secondInterruptLeavesAtOnce()
{
    // A server that falls silent in the middle cannot confirm the first one.
    const DemoProcess demo({u"--speed"_s, u"1"_s});
    const Workplace place;
    const auto process
        = gesso::test::startGesso(runOn(demo.address(), place, {longWorkflow(place)}));
    QByteArray err;
    QVERIFY2(gesso::test::waitForError(*process, "Sampler"_ba, &err), err.constData());
    demo.freeze();
    interrupt(*process);
    QVERIFY2(gesso::test::waitForError(*process, "Ctrl+C again"_ba, &err), err.constData());
    interrupt(*process);
    QCOMPARE(gesso::test::waitForEnd(*process, 5000).code, 6);
}

void tst_RunEnds::timeout()
{
    const DemoProcess demo({u"--speed"_s, u"1"_s});
    const Workplace place;
    const Ended ended
        = runGesso(runOn(demo.address(), place, {longWorkflow(place), u"--timeout"_s, u"2"_s}));
    QCOMPARE(ended.code, 5);
    QVERIFY2(ended.err.contains("2 seconds"), ended.err.constData());
}

void tst_RunEnds::closedStandardOutput()
{
    const DemoProcess demo;
    const Workplace place;
    QProcess process;
    process.setProgram(QStringLiteral(GESSO_BINARY));
    process.setArguments(runOn(demo.address(), place, {place.workflow()}));
    process.setChildProcessModifier([] {
        int ends[2] = {};
        if (pipe(ends) == 0) {
            ::close(ends[0]); // nobody reads
            ::dup2(ends[1], STDOUT_FILENO);
        }
    });
    process.start();
    const Ended ended = gesso::test::waitForEnd(process);
    QCOMPARE(ended.code, 0); // not a signal's
    QVERIFY2(ended.err.contains("standard output is closed"), ended.err.constData());
    QVERIFY2(ended.err.contains(".png"), ended.err.constData());
}

void tst_RunEnds::fullStandardOutput()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("This system has no /dev/full.");
    const Workplace place;
    QProcess process;
    process.setProgram(QStringLiteral(GESSO_BINARY));
    process.setArguments({u"info"_s, place.workflow()});
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start();
    const Ended ended = gesso::test::waitForEnd(process);
    QCOMPARE(ended.code, 7);
    QVERIFY2(ended.err.contains("Standard output cannot be written"), ended.err.constData());
}

void tst_RunEnds::barsOnATerminal()
{
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(terminal >= 0);
    QCOMPARE(grantpt(terminal), 0);
    QCOMPARE(unlockpt(terminal), 0);
    winsize size = {};
    size.ws_col = 60;
    size.ws_row = 20;
    const QByteArray name = ptsname(terminal);
    const int slave = ::open(name.constData(), O_RDWR | O_NOCTTY);
    QCOMPARE(ioctl(slave, TIOCSWINSZ, &size), 0);
    fcntl(terminal, F_SETFL, O_NONBLOCK);

    const DemoProcess demo({u"--speed"_s, u"20"_s});
    const Workplace place;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(GESSO_BINARY));
    process.setArguments(
        runOn(demo.address(), place, {place.workflow(), u"--set"_s, u"steps=40"_s}));
    process.setChildProcessModifier([slave] { ::dup2(slave, STDERR_FILENO); });
    process.start();
    QByteArray shown;
    const bool ended = QTest::qWaitFor(
        [&] {
            char buffer[4096];
            for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
                shown.append(buffer, got);
            return process.state() == QProcess::NotRunning;
        },
        60000);
    ::close(slave);
    ::close(terminal);
    QVERIFY(ended);
    QCOMPARE(process.exitCode(), 0);
    const QString text = QString::fromUtf8(shown);
    QVERIFY2(text.contains(u"Nodes "_s) && text.contains(u"Steps "_s), shown.constData());
    QVERIFY2(text.contains(u"of 40"_s), shown.constData());
    QVERIFY(text.contains(u'█'));
    QVERIFY(text.contains(u"\x1b[1A"_s)); // in place
    QVERIFY(text.contains(u"finished in"_s));
    static const QRegularExpression breaks(u"[\r\n]|\x1b\\[[0-9]*[A-Z]"_s);
    for (const QString &line : text.split(breaks)) {
        if (line.startsWith(u"Nodes"_s) || line.startsWith(u"Steps"_s))
            QVERIFY2(line.size() < 60, qPrintable(line));
    }
}

void tst_RunEnds::serveDemoEndsOnInterrupt()
{
    DemoProcess demo;
    QVERIFY(demo.address().startsWith(u"http://127.0.0.1:"_s));
    const Ended ended = demo.interrupt();
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray()); // its address was the only line
}

QTEST_GUILESS_MAIN(tst_RunEnds)
#include "tst_runends.moc"
