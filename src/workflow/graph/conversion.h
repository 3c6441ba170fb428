// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomsource.h"
#include "base/result.h"
#include "workflow/graph/classshape.h"
#include "workflow/graph/graphoutline.h"
#include "workflow/graph/graphproblem.h"
#include "workflow/graph/savedgraph.h"
#include "workflow/graph/valueplace.h"

#include <QDateTime>

namespace gesso {

// A prompt made from a graph.
struct Conversion
{
    json::Object prompt; // keys in the editor's order
    // Classes that the catalogue lacks, inputs without a value, values that look misplaced: each
    // names its node. A prompt with an UnknownClass cannot run.
    QList<GraphProblem> problems;
    // Where asked for. A field may be there twice: the later one counts.
    std::vector<PlacedValue> places;
    GraphOutline outline; // where places are asked for
};

struct ConversionSetup
{
    RandomSource *random = nullptr; // null: dynamic prompts stay as they are written
    QDateTime now; // local time for %date:...%; invalid: file names stay as they are written
    bool places = false; // with the outline
};

// The prompt that the official web editor makes of a workflow (graph sheet, sections 2 to 4).
// Takes the workflow, because loading repairs it. Errors (Invalid) name the node: links to nowhere,
// rings, subgraphs that contain themselves, more nodes than any workflow has.
[[nodiscard]] Result<Conversion> convertGraph(SavedWorkflow workflow, ClassShapes &shapes,
                                              const ConversionSetup &setup = {});

} // namespace gesso
