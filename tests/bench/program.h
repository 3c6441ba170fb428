// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>

namespace gesso::bench {

// A program of this build in a process of its own, whose home, settings and caches are in a folder
// that is given: nothing of the user's is read or written.
class Program
{
public:
    Program(const QString &name, const QStringList &arguments, const QString &home);
    ~Program(); // ends it when it still runs
    Q_DISABLE_COPY_MOVE(Program)

    void start();
    // The next line of its standard output; nothing when it ends first, or takes too long.
    [[nodiscard]] std::optional<QByteArray> readLine(int timeoutMs = 120000);
    void writeLine();
    // Whether it ended by itself, with exit code 0. Says what was wrong on standard error when not.
    [[nodiscard]] bool hasEndedWell(int timeoutMs = 120000);
    // From start() to its end.
    [[nodiscard]] double wallMs() const { return m_wallMs; }
    // Memory that it has in use now; nothing where the system does not tell (only Linux's /proc
    // does).
    [[nodiscard]] std::optional<double> residentMegabytes() const;

private:
    QProcess m_process;
    QString m_errors; // file of its standard error
    QElapsedTimer m_timer;
    double m_wallMs = 0;
};

} // namespace gesso::bench
