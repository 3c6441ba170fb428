// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace gesso::test {

// How a run of the real program ended.
struct Ended
{
    int code = -1; // -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QByteArray> lines() const; // of out, without the last line break
};

// Starts the real program; it ends with the object at the latest.
[[nodiscard]] std::unique_ptr<QProcess> startGesso(const QStringList &arguments);
[[nodiscard]] Ended waitForEnd(QProcess &process, int timeoutMs = 60000);
[[nodiscard]] Ended runGesso(const QStringList &arguments, const QByteArray &input = {});

// Waits, without reading it away, until the process has written this text to standard error.
[[nodiscard]] bool waitForError(QProcess &process, const QByteArray &text, QByteArray *soFar);

// `gesso serve-demo` in a process of its own.
class DemoProcess
{
public:
    explicit DemoProcess(const QStringList &options
                         = {QStringLiteral("--speed"), QStringLiteral("0")});
    ~DemoProcess();
    Q_DISABLE_COPY_MOVE(DemoProcess)

    [[nodiscard]] QString address() const { return m_address; } // empty: it did not start
    // Asks for a fault (needs --faults); whether the server took it.
    [[nodiscard]] bool fault(const QByteArray &json) const;
    void kill(); // at once, as a crash would
    void freeze() const; // it keeps its connections and says nothing any more
    [[nodiscard]] Ended interrupt(); // Ctrl+C

private:
    std::unique_ptr<QProcess> m_process;
    QString m_address;
};

// A folder with a small text-to-image workflow in it, and a place for a library.
class Workplace
{
public:
    Workplace();

    [[nodiscard]] QString workflow() const { return path(QStringLiteral("small.json")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    // The bytes as a new file; gives its path.
    QString write(const QString &name, const QByteArray &bytes) const;
    // The small workflow with one text replaced by another.
    QString variant(const QString &name, const QByteArray &before, const QByteArray &after) const;
    // "--library DIR": a library of this workplace.
    [[nodiscard]] QStringList library() const;

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] QByteArray smallWorkflow();

} // namespace gesso::test
