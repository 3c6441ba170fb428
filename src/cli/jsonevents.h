// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/runreport.h"
#include "json/value.h"

namespace gesso::cli {

// Tells a run as JSON, one object a line on standard output (man page, EVENTS). Errors are on
// standard error too.
class JsonEvents final : public RunReport
{
public:
    // The console is not owned.
    explicit JsonEvents(Console *console);

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
    [[nodiscard]] json::Array inputErrors(const studio::Job &job) const;
    void write(const json::Object &event);

    Console *m_console;
    json::Object m_lastProgress;
};

} // namespace gesso::cli
