// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace gesso::test {

// What a library holds after a soak.
struct SoakFindings
{
    int jobs = 0;
    int finished = 0;
    int failed = 0;
    int results = 0;
    int trashed = 0;
    QStringList wrong; // each a sentence; empty: nothing was lost, doubled or half
};

// Looks through a library that nobody has open: every job that was told is there and over, finished
// ones with all their files whole or in the trash, failed ones with a reason; no file and no
// picture twice, no file that no record knows.
[[nodiscard]] SoakFindings checkLibrary(const QString &folder, const QSet<qint64> &toldJobs);

} // namespace gesso::test
