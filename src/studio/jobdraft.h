// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/jobqueue.h"

#include <optional>

namespace gesso {
class RandomSource;
}

namespace gesso::studio {

// Where new jobs stand in the queue and in time.
struct DraftContext
{
    double firstPlace = 0; // of the first job; the next ones follow by 1
    qint64 nowMs = 0;
    std::optional<FieldValues> valuesBefore; // of the last job of the same workflow, for the title
};

// The jobs of one press, each with its own prompt id and seeds (in Job::values), without ids and
// inputs. The error (Invalid) names the field whose value may not be sent, or the cycle that no
// server can run.
[[nodiscard]] Result<QList<Job>> draftJobs(const JobRequest &request, const DraftContext &context,
                                           RandomSource &random);

// "NODE.input" -> value, in the order of the form.
[[nodiscard]] json::Object valuesObject(const Form &form, const FieldValues &values);

} // namespace gesso::studio
