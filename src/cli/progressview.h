// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/bars.h"
#include "cli/console.h"
#include "cli/runreport.h"

namespace gesso {
class Clock;
}

namespace gesso::cli {

// Tells a run to people: two bars that move in place where standard error is a terminal, plain
// lines elsewhere; the paths of results on standard output.
class ProgressView final : public RunReport
{
public:
    struct Options
    {
        bool quiet = false; // errors only
        bool traceback = false;
    };

    // Neither is owned.
    ProgressView(Console *console, const Clock *clock, Options options);
    ~ProgressView() override;

    void connected(const QString &address, const QString &version) override;
    void queued(const studio::Job &job, JobPlace place) override;
    void started(const studio::Job &job, JobPlace place) override;
    void progress(const studio::Job &job, const studio::JobProgress &progress,
                  qint64 msLeftOfAll) override;
    void result(const library::ResultRecord &record) override;
    void ended(const studio::Job &job, JobPlace place) override;
    void note(const QString &line) override;
    void failed(const Error &error, ExitCode code) override;
    void finished(const RunSummary &summary) override;

private:
    void drawBars();
    void clearBars();
    void say(const QString &line);
    void plainProgress();

    Console *m_console;
    const Clock *m_clock;
    Options m_options;
    bool m_bars; // live bars rather than lines
    bool m_drawn = false; // the bars are on the screen
    bool m_closedTold = false;
    BarsContent m_content;
    qint64 m_lastDrawMs = 0;
    QString m_lastNode; // that a plain line told of
};

} // namespace gesso::cli
