// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/worker.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "workflow/document.h"

#include <QNetworkAccessManager>

#include <memory>

namespace gesso {
class Catalogue;
}
namespace gesso::comfy {
class Server;
}

namespace gesso::cli {

// `gesso info`: reads a workflow and tells what it is.
class InfoCommand : public Command
{
    Q_OBJECT

public:
    // The console is not owned.
    InfoCommand(InfoOptions options, Console *console, QObject *parent = nullptr);
    ~InfoCommand() override;

    void start() override;
    void stop() override;

private:
    void askServer();
    void onServerReady();
    void print(const Catalogue *catalogue);
    void fail(const Error &error, ExitCode code);

    InfoOptions m_options;
    Console *m_console;
    Document m_document;
    SystemClock m_clock;
    SystemRandomSource m_random;
    QNetworkAccessManager m_network;
    Worker m_worker {QStringLiteral("info")};
    std::unique_ptr<comfy::Server> m_server;
};

} // namespace gesso::cli
