// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/runend.h"

#include "comfy/executionfailure.h"
#include "comfy/words.h"

namespace gesso::comfy {

namespace {

Error stoppedWords(const RunPlace &place)
{
    const QString message = place.cancelled ? Words::tr("The job was cancelled.")
                                            : Words::tr("The job was stopped on the server.");
    return {Error::Kind::Cancelled, message, place.server, {}, {}};
}

RunEnd failed(const ExecutionError &error, const RunPlace &place)
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::Failed;
    end.execution = error;
    end.error
        = explain(error, place.prompt == nullptr ? QString() : place.prompt->titleOf(error.node));
    return end;
}

RunEnd interrupted(const RunPlace &place)
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::Interrupted;
    end.error = stoppedWords(place);
    return end;
}

RunEnd succeeded()
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::Succeeded;
    return end;
}

} // namespace

RunEnd endFromState(const RunState &state, const RunPlace &place)
{
    RunEnd end = succeeded();
    if (state.phase == RunState::Phase::Failed)
        end = failed(state.error, place);
    else if (state.phase == RunState::Phase::Interrupted)
        end = interrupted(place);
    end.outputs = state.outputs;
    return end;
}

RunEnd endFromHistory(const HistoryEntry &entry, const RunPlace &place)
{
    RunEnd end = succeeded();
    if (entry.outcome == HistoryEntry::Outcome::Failed)
        end = failed(entry.error, place);
    else if (entry.outcome == HistoryEntry::Outcome::Interrupted)
        end = interrupted(place);
    end.outputs = entry.outputs;
    return end;
}

RunEnd endRejected(const Rejection &rejection)
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::Rejected;
    end.rejection = rejection;
    end.error = rejection.error;
    return end;
}

RunEnd endNotSent(const Error &error)
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::NotSent;
    end.error = error;
    return end;
}

RunEnd endLost(const RunState &state, const RunPlace &place)
{
    RunEnd end;
    end.outcome = RunEnd::Outcome::Lost;
    end.outputs = state.outputs;
    end.error = {Error::Kind::NotFound,
                 Words::tr("The server does not know this job any more; it was restarted, or its "
                           "history was cleared."),
                 place.server,
                 Words::tr("Run the job again."),
                 {}};
    return end;
}

RunEnd endCancelled(const RunState &state, const RunPlace &place)
{
    RunEnd end = interrupted(place);
    end.outputs = state.outputs;
    return end;
}

} // namespace gesso::comfy
