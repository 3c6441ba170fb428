// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"
#include "library/result.h"
#include "studio/job.h"
#include "workflow/prompt.h"

#include <QString>
#include <QStringList>

namespace gesso::cli {

// How a run went as a whole.
struct RunSummary
{
    ExitCode code = ExitCode::Done;
    int jobs = 0;
    int finished = 0;
    int failed = 0;
    int cancelled = 0;
    int results = 0;
    qint64 ms = 0;
};

// Where a job stands among those of one run.
struct JobPlace
{
    int number = 1; // from 1
    int count = 1;
};

// What a run tells while it goes on. One kind is for people, the other for programs.
class RunReport
{
public:
    RunReport() = default;
    virtual ~RunReport() = default;
    Q_DISABLE_COPY_MOVE(RunReport)

    // The server answers; the version may be empty.
    virtual void connected(const QString &address, const QString &version) = 0;
    virtual void queued(const studio::Job &job, JobPlace place) = 0;
    virtual void started(const studio::Job &job, JobPlace place) = 0;
    // msLeftOfAll: of all jobs of the run; -1: not known.
    virtual void progress(const studio::Job &job, const studio::JobProgress &progress,
                          qint64 msLeftOfAll)
        = 0;
    virtual void result(const library::ResultRecord &record) = 0;
    // Finished, failed or cancelled: the job's state says.
    virtual void ended(const studio::Job &job, JobPlace place) = 0;
    // Something worth a line that ends nothing: the server went away, Ctrl+C is at work.
    virtual void note(const QString &line) = 0;
    // What ends the run before its jobs could.
    virtual void failed(const Error &error, ExitCode code) = 0;
    virtual void finished(const RunSummary &summary) = 0;

    // The workflow that runs, for the titles of its nodes.
    void setPrompt(const Prompt &prompt) { m_prompt = prompt; }

protected:
    // Empty when there is no such node.
    [[nodiscard]] QString titleOf(const QString &node) const { return m_prompt.titleOf(node); }
    // Why a job failed, as lines for people: the reason, each input at fault with its node's title,
    // the traceback if wanted.
    [[nodiscard]] QStringList failureLines(const studio::Job &job, bool withTraceback) const;

private:
    Prompt m_prompt;
};

} // namespace gesso::cli
