// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/run.h"
#include "studio/job.h"

#include <QByteArray>

namespace gesso::studio {

// How a job ends once its files are here: decided by the server's words, kept in the database from
// then on, so that a program that dies while it fetches goes on where it was.
struct JobEnding
{
    JobState state = JobState::Finished;
    Error error;
    QList<comfy::InputError> inputErrors;
    QStringList traceback;
    Error warning;
    bool canFetchAgain = false;
    comfy::Outputs outputs; // to be fetched

    friend bool operator==(const JobEnding &, const JobEnding &) = default;
};

// As JSON, for the jobs table. What cannot be read gives an ending that says so.
[[nodiscard]] QByteArray toBytes(const JobEnding &ending);
[[nodiscard]] JobEnding endingFromBytes(const QByteArray &bytes);

// Puts all but the outputs into the job.
void applyEnding(const JobEnding &ending, Job *job);
// A job's input files as JSON, for the jobs table.
[[nodiscard]] QByteArray toBytes(const QList<JobInput> &inputs);
[[nodiscard]] QList<JobInput> inputsFromBytes(const QByteArray &bytes);

} // namespace gesso::studio
