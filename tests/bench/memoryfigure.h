// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// Runs `count` jobs in the window, whose library is in `folder`; false, said on standard error,
// when that fails.
[[nodiscard]] bool makeLibrary(const QString &folder, int count, const QString &workflow,
                               const QString &home);

// Memory in use of the window after it has run `many` jobs, against after the first `few` of them.
// Leaves the library with their results in `folder`. Not measured where the system has no /proc.
[[nodiscard]] Figure memoryFigure(const QString &folder, const QString &workflow,
                                  const QString &home);
constexpr int kManyJobs = 10000;
constexpr int kFewJobs = 1000;

} // namespace gesso::bench
