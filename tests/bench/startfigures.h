// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// From the start of the program to its first painting with `workflow` open, against a window with
// nothing in it but what every window of this kind has. CPU of the whole process.
[[nodiscard]] Figure firstPaintFigure(const QString &workflow, const QString &home);

// A library, and how many results (and jobs that made them) it has.
struct StoredLibrary
{
    QString folder;
    int results = 0;
};
// The same to the window that shows its gallery, with many results stored against few: CPU, and
// wall time.
[[nodiscard]] std::vector<Figure> storedStartFigures(const StoredLibrary &many,
                                                     const StoredLibrary &few,
                                                     const QString &workflow, const QString &home);

} // namespace gesso::bench
