// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/fieldid.h"

#include <QString>

namespace gesso {

// Something that a graph's prompt lacks, or that will surprise.
struct GraphProblem
{
    enum class Kind {
        UnknownClass, // the prompt cannot run
        NoValue, // an input without a value, which is not sent
        MisplacedValues, // the saved values were those of other inputs
        InsideStillRuns, // nodes of a muted or bypassed subgraph run all the same
        NeedsEditor, // a value that only the web editor can make
    };
    Kind kind = Kind::UnknownClass;
    FieldId where; // the input may be empty
    QString message; // for people; names the node by title and id
    // Of UnknownClass: its name, and the node pack that brings it, as the file tells.
    QString nodeClass = {};
    QString pack = {};

    friend bool operator==(const GraphProblem &, const GraphProblem &) = default;
};

} // namespace gesso
