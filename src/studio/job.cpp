// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/job.h"

#include <QCoreApplication>

namespace gesso::studio {

QString jobStateName(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return QCoreApplication::translate("gesso::studio::JobState", "Waiting");
    case JobState::Sending:
        return QCoreApplication::translate("gesso::studio::JobState", "Sending");
    case JobState::Running:
        return QCoreApplication::translate("gesso::studio::JobState", "Running");
    case JobState::Fetching:
        return QCoreApplication::translate("gesso::studio::JobState", "Fetching");
    case JobState::Finished:
        return QCoreApplication::translate("gesso::studio::JobState", "Finished");
    case JobState::Failed:
        return QCoreApplication::translate("gesso::studio::JobState", "Failed");
    case JobState::Cancelled:
        return QCoreApplication::translate("gesso::studio::JobState", "Cancelled");
    }
    Q_UNREACHABLE();
}

} // namespace gesso::studio
