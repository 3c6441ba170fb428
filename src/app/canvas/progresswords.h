// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

namespace gesso::app {

// The words beside the bars and below Generate. Pure.

// "0:14", "1:32", "1:02:03"; rounded up, so that it never says 0:00 while something is left.
[[nodiscard]] QString clockText(qint64 ms);
// "38 s", "2 min 30 s", "1 h 5 min".
[[nodiscard]] QString spanText(qint64 ms);

// "0:14 left, all jobs 1:32"; the parts that are known. msLeftOfAll below 0: not known.
[[nodiscard]] QString timeLeftText(const studio::JobProgress &progress, qint64 msLeftOfAll);
// "8 of 8 nodes, 22 steps. 4 results saved."
[[nodiscard]] QString finishedText(const studio::Job &job, const studio::JobProgress &progress);
// Per cent of a job for the window's title: nodes done, the running one by its steps.
[[nodiscard]] int percentOf(const studio::JobProgress &progress);

} // namespace gesso::app
