// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace gesso {

// What a JobList asks its model for. Qt::DisplayRole is the first line, Qt::DecorationRole a QImage
// for a running job's preview, Qt::AccessibleTextRole the spoken name.
enum JobRole : int {
    JobStateRole = Qt::UserRole + 96, // int of JobState
    JobSubtitleRole, // QString, second line
    JobProgressRole, // int, 0 to 100; -1: not known
    JobPositionRole, // int, 1 for the next that waits
    JobReasonRole, // QString, why it failed; several lines are fine
};

enum class JobState { Running, Waiting, Paused, Failed, Finished };

} // namespace gesso
