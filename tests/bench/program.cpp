// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/program.h"

#include "support/await.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

QProcessEnvironment environmentIn(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    for (const auto &[name, folder] : {std::pair {u"XDG_DATA_HOME"_s, u"data"_s},
                                       {u"XDG_CONFIG_HOME"_s, u"config"_s},
                                       {u"XDG_CACHE_HOME"_s, u"cache"_s},
                                       {u"XDG_RUNTIME_DIR"_s, u"run"_s}})
        environment.insert(name, QString(home + u'/' + folder));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_QPA_PLATFORMTHEME"_s, QString());
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

} // namespace

Program::Program(const QString &name, const QStringList &arguments, const QString &home)
    : m_errors(home + u"/stderr.txt"_s)
{
    const QString run = home + u"/run"_s;
    QDir().mkpath(run);
    QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_process.setProgram(QCoreApplication::applicationDirPath() + u'/' + name);
    m_process.setArguments(arguments);
    m_process.setProcessEnvironment(environmentIn(home));
    m_process.setStandardErrorFile(m_errors);
    QObject::connect(&m_process, &QProcess::stateChanged, &m_process,
                     [this](QProcess::ProcessState state) {
                         if (state == QProcess::NotRunning)
                             m_wallMs = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
                     });
}

Program::~Program()
{
    m_process.terminate();
    const auto ended = [this] { return m_process.state() == QProcess::NotRunning; };
    constexpr int kPatienceMs = 5000;
    if (!QTest::qWaitFor(ended, kPatienceMs))
        m_process.kill();
}

void Program::start()
{
    m_timer.start();
    m_process.start();
}

std::optional<QByteArray> Program::readLine(int timeoutMs)
{
    const auto told
        = [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; };
    if (!QTest::qWaitFor(told, timeoutMs) || !m_process.canReadLine())
        return std::nullopt;
    return m_process.readLine().trimmed();
}

void Program::writeLine()
{
    m_process.write("\n");
}

bool Program::hasEndedWell(int timeoutMs)
{
    const auto ended = [this] { return m_process.state() == QProcess::NotRunning; };
    const bool well = QTest::qWaitFor(ended, timeoutMs)
        && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    if (!well) {
        QFile errors(m_errors);
        const QByteArray words
            = errors.open(QIODevice::ReadOnly) ? errors.readAll().right(2000) : QByteArray();
        std::fprintf(stderr, "%s did not end well: %s\n%s\n", qPrintable(m_process.program()),
                     qPrintable(m_process.errorString()), words.constData());
    }
    return well;
}

std::optional<double> Program::residentMegabytes() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.sliced(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return std::nullopt;
}

} // namespace gesso::bench
