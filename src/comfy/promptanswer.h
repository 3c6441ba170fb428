// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/httpreply.h"
#include "comfy/types.h"

namespace gesso::comfy {

// What became of a POST /prompt.
struct PromptAnswer
{
    enum class Kind {
        Accepted, // dropped: outputs that will not run all the same
        Rejected, // rejection
        NotSent, // certainly; error
        Unsure, // to be settled by the prompt id; error, and the rejection that it is when the
                // server does not have it
    };
    Kind kind = Kind::Unsure;
    QList<InputError> dropped;
    Rejection rejection;
    Error error;
};

[[nodiscard]] PromptAnswer readPromptAnswer(const HttpReply &reply, const Prompt &prompt);

} // namespace gesso::comfy
