// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/result.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/runreport.h"
#include "studio/job.h"

#include <QTimer>

#include <memory>

namespace gesso::demo {
class DemoThread;
}
namespace gesso::studio {
class FormDocument;
class Studio;
} // namespace gesso::studio

namespace gesso::cli {

class JobWatch;

// `gesso run`: reads a workflow, waits for the server, makes the jobs, and stays until all are
// over.
class RunCommand : public Command
{
    Q_OBJECT

public:
    // The console is not owned.
    RunCommand(RunOptions options, Console *console, QObject *parent = nullptr);
    ~RunCommand() override;

    void start() override;
    void stop() override;

private:
    enum class State { Starting, Running, Stopping, Ended };

    void startDemo();
    void openStudio(const QUrl &server);
    void waitForServer();
    void onServerReady();
    void onCatalogueRefreshed();
    [[nodiscard]] Result<void> takeClasses();
    void generate();
    void onGenerated(const Result<QList<studio::JobId>> &jobs);
    void tellDoubts();
    void rejectFields(const Error &error);
    void onServerStateChanged();
    void onServerStaysAway();
    void onTimeout();
    void onAllEnded();
    void cancelJobs(ExitCode code, const QString &why);
    void fail(const Error &error, ExitCode code);
    void end(ExitCode code);

    RunOptions m_options;
    Console *m_console;
    SystemClock m_clock;
    SystemRandomSource m_random;
    State m_state = State::Starting;
    ExitCode m_stopCode = ExitCode::Cancelled; // what Stopping ends with
    qint64 m_startedMs = 0;
    QTimer m_timeout;
    QTimer m_away; // runs while a server that was there is not
    QTimer m_stopping; // how long the server may take to confirm
    std::unique_ptr<RunReport> m_report;
    std::unique_ptr<studio::FormDocument> m_document;
    std::unique_ptr<demo::DemoThread> m_demo;
    std::unique_ptr<studio::Studio> m_studio;
    std::unique_ptr<JobWatch> m_watch;
};

} // namespace gesso::cli
