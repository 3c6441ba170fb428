// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"
#include "library/library.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace gesso::comfy {
class Server;
}

namespace gesso::studio {

// One output on its way into the library.
struct FetchTask
{
    comfy::Server *server = nullptr; // not owned, outlives the fetch
    comfy::OutputFile file;
    QString text; // instead of a file: what a node showed
    library::ResultDraft draft;
};

// Brings one file from a server into the library: downloads it into a staging file, has it checked
// and kept; tries again after a fault that may pass, and waits for the server to come back. Ends
// exactly once. GUI thread.
class FileFetch : public QObject
{
    Q_OBJECT

public:
    FileFetch(library::Library *library, const FetchTask &task, QObject *parent = nullptr);
    ~FileFetch() override;

    void start();
    // Whether it needs the server no more: the library is looking at the file.
    [[nodiscard]] bool isKeeping() const { return m_state == State::Keeping; }

signals:
    void keeping();
    // Without an error the file is kept.
    void ended(const std::optional<gesso::Error> &error);

private:
    enum class State {
        Idle,
        Downloading,
        Downloaded,
        Keeping,
        WaitingForServer,
        WaitingToTryAgain,
        Ended
    };

    void download();
    void writeText();
    void downloaded(const Result<qint64> &bytes);
    void keep();
    void kept(const Result<library::ResultRecord> &record);
    void tryAgain(const Error &error);
    void serverChanged();
    void end(const std::optional<Error> &error);

    library::Library *m_library;
    FetchTask m_task;
    State m_state = State::Idle;
    std::unique_ptr<library::StagingFile> m_staging;
    QFuture<Result<qint64>> m_download;
    QTimer m_again;
    int m_attempts = 0;
};

} // namespace gesso::studio
