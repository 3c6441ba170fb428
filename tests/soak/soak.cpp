// SPDX-License-Identifier: GPL-3.0-or-later
// soak [KILLS [SEED]]: Gesso's jobs against a server, both in processes of their own; at KILLS
// random moments (200) one of them or both are killed and started again. At the end nothing may be
// lost, doubled or half. The same SEED gives the same moments.

#include "soak/soakcheck.h"
#include "support/await.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

constexpr int kJobsOfALife = 3;
constexpr int kLongestLifeMs = 1200;
constexpr int kLastLifeMs = 240000;

// Whether the program ended in that time.
bool waitForEnd(const QProcess &process, int timeoutMs = 30000)
{
    return QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; },
                           timeoutMs);
}

bool killAndWait(QProcess *process)
{
    process->kill();
    return waitForEnd(*process);
}

class Soak
{
public:
    Soak(int kills, quint32 seed)
        : m_kills(kills)
        , m_random(seed)
    {
    }

    int run();

private:
    [[nodiscard]] QString program(const QString &name) const
    {
        return QCoreApplication::applicationDirPath() + u'/' + name;
    }
    bool startServer();
    void startLife(int jobs);
    void readTold();
    bool killSomething();
    bool live();
    [[nodiscard]] bool lastLife();
    int report() const;

    int m_kills;
    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_life;
    QString m_url;
    QSet<qint64> m_told;
};

bool Soak::startServer()
{
    const QString port = m_url.isEmpty() ? u"0"_s : QString::number(QUrl(m_url).port());
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(program(u"soakserver"_s), {port, m_folder.filePath(u"server"_s)});
    const bool told = QTest::qWaitFor([this] { return m_server.canReadLine(); }, 30000);
    m_url = QString::fromUtf8(m_server.readLine()).trimmed();
    return told && !m_url.isEmpty();
}

void Soak::startLife(int jobs)
{
    m_life.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"home"_s)); // with the trash
    m_life.setProcessEnvironment(environment);
    m_life.start(program(u"soakdriver"_s),
                 {m_folder.filePath(u"library"_s), m_url, QString::number(jobs)});
}

void Soak::readTold()
{
    while (m_life.canReadLine())
        m_told.insert(m_life.readLine().trimmed().toLongLong());
}

bool Soak::killSomething()
{
    const quint32 who = m_random.bounded(4U);
    const bool lifeIsGone = who == 0 || killAndWait(&m_life);
    const bool serverIsGone = (who != 0 && who != 3) || killAndWait(&m_server);
    readTold();
    return lifeIsGone && serverIsGone;
}

bool Soak::lastLife()
{
    startLife(0);
    const bool ended = waitForEnd(m_life, kLastLifeMs);
    return ended && m_life.exitCode() == 0 && m_life.exitStatus() == QProcess::NormalExit;
}

bool Soak::live()
{
    if (!startServer())
        return false;
    for (int kill = 0; kill < m_kills; ++kill) {
        if (m_life.state() == QProcess::NotRunning)
            startLife(kJobsOfALife);
        const bool endedByItself = waitForEnd(m_life, m_random.bounded(1, kLongestLifeMs));
        readTold();
        if (endedByItself && m_life.exitCode() != 0)
            return false;
        if (!killSomething())
            return false;
        if (m_server.state() == QProcess::NotRunning && !startServer())
            return false;
    }
    return killAndWait(&m_life);
}

int Soak::run()
{
    const bool lived = live();
    readTold();
    const bool settled = lived && lastLife();
    const bool ended = killAndWait(&m_life) && killAndWait(&m_server);
    if (!lived)
        std::printf("a program did not start, or ended by itself with an error\n");
    else if (!settled)
        std::printf("the last life did not empty the queue\n");
    return ended && settled && report() == 0 ? 0 : 1;
}

int Soak::report() const
{
    const SoakFindings findings = checkLibrary(m_folder.filePath(u"library"_s), m_told);
    std::printf("%d kills, %d jobs (%d told): %d finished, %d failed with a reason, %d results, %d "
                "in the trash, "
                "%d wrong\n",
                m_kills, findings.jobs, static_cast<int>(m_told.size()), findings.finished,
                findings.failed, findings.results, findings.trashed,
                static_cast<int>(findings.wrong.size()));
    for (const QString &wrong : findings.wrong)
        std::printf("  %s\n", qPrintable(wrong));
    return static_cast<int>(findings.wrong.size());
}

} // namespace

} // namespace gesso::test

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    const int kills = argc > 1 ? QByteArray(argv[1]).toInt() : 200;
    const quint32 seed
        = argc > 2 ? QByteArray(argv[2]).toUInt() : QRandomGenerator::global()->generate();
    std::printf("soak %d %u\n", kills, seed);
    std::fflush(stdout);
    return gesso::test::Soak(kills, seed).run();
}
