// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

#include <QString>
#include <QStringList>

namespace gesso::cli {

// "0:14", "12:05", "1:02:03".
[[nodiscard]] QString timeText(qint64 ms);

// What the two bars of a terminal show.
struct BarsContent
{
    studio::JobProgress progress;
    int number = 1; // of the job, from 1
    int count = 1; // jobs of the run
    qint64 msLeftOfAll = -1; // -1: not known
};

// The two lines, nodes above steps, none wider than `width` columns.
[[nodiscard]] QStringList barLines(const BarsContent &content, int width);

// The same in one plain line, without a bar: "Job 2 of 4: KSampler, 5 of 8 nodes, step 9 of 22,
// 0:14 left".
[[nodiscard]] QString progressLine(const BarsContent &content);

} // namespace gesso::cli
