// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/fieldid.h"

namespace gesso {

// Something in a workflow that stands in the way of running it, or will surprise.
struct Problem
{
    enum class Kind {
        DanglingLink,
        Cycle,
        NotANode,
        MissingClass,
        UnknownClass,
        NoOutput,
        NothingRuns, // all of it is muted or bypassed, or there are only notes
        // Of graphs only:
        NeedsClasses, // there is no form without a server's node classes
        NotConvertible, // no prompt comes of it: a ring, a link to nowhere, ...
        NoValue,
        MisplacedValues,
        InsideStillRuns,
        NeedsEditor,
    };
    Kind kind = Kind::NotANode;
    FieldId where; // the input may be empty
    QString message; // for people; names the node by title and id
    QString advice = {}; // what to do; may be empty
    // Of UnknownClass: its name, and the node pack that brings it, as the file tells.
    QString nodeClass = {};
    QString pack = {};

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace gesso
