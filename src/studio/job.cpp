// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/job.h"

using namespace Qt::StringLiterals;

namespace gesso::studio {

QString jobStateName(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return u"waiting"_s;
    case JobState::Sending:
        return u"sending"_s;
    case JobState::Running:
        return u"running"_s;
    case JobState::Fetching:
        return u"fetching"_s;
    case JobState::Finished:
        return u"finished"_s;
    case JobState::Failed:
        return u"failed"_s;
    case JobState::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE();
}

} // namespace gesso::studio
