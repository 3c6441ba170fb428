// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/randomsource.h"
#include "base/worker.h"
#include "cli/exitcode.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <memory>

namespace gesso {
class Catalogue;
}
namespace gesso::comfy {
class Server;
}

namespace gesso::cli {

// The node classes that a command is to know: of a server, of a file with what a server answers to
// /object_info, or none. Tells exactly once, by one of its signals, within find() or later.
class ClassFinder : public QObject
{
    Q_OBJECT

public:
    explicit ClassFinder(QObject *parent = nullptr);
    ~ClassFinder() override;

    // Empty ones are not asked; the server goes before the file.
    void find(const QUrl &server, const QString &file);
    // Those that the server of the window's settings had when it was last met; it is not asked.
    void findKept();

signals:
    // Null: none are known.
    void found(const std::shared_ptr<const gesso::Catalogue> &catalogue);
    void failed(const gesso::Error &error, gesso::cli::ExitCode code);

private:
    void askServer(const QUrl &address);
    void readFile(const QString &path);
    void onServerReady();

    SystemClock m_clock;
    SystemRandomSource m_random;
    QNetworkAccessManager m_network;
    Worker m_worker {QStringLiteral("classes")};
    std::unique_ptr<comfy::Server> m_server;
};

} // namespace gesso::cli
