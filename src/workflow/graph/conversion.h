// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomsource.h"
#include "base/result.h"
#include "workflow/graph/classshape.h"
#include "workflow/graph/graphproblem.h"
#include "workflow/graph/savedgraph.h"

#include <QDateTime>

namespace gesso {

// Where a value of a prompt is kept in the file that it was made from.
struct ValuePlace
{
    int graph = -1; // -1: the root; else the definition's number, as SavedWorkflow has them
    int node = -1; // its number there
    std::string widget;
    int position = -1; // in widgets_values; -1: not saved there

    friend bool operator==(const ValuePlace &, const ValuePlace &) = default;
};

struct PlacedValue
{
    FieldId field;
    ValuePlace place;
};

// A prompt made from a graph.
struct Conversion
{
    json::Object prompt; // keys in the editor's order
    // Classes that the catalogue lacks, inputs without a value, values that look misplaced: each
    // names its node. A prompt with an UnknownClass cannot run.
    QList<GraphProblem> problems;
    std::vector<PlacedValue> places; // where asked for
};

struct ConversionSetup
{
    RandomSource *random = nullptr; // null: dynamic prompts stay as they are written
    QDateTime now; // local time for %date:...%; invalid: file names stay as they are written
    bool places = false;
};

// The prompt that the official web editor makes of a workflow (graph sheet, sections 2 to 4).
// Takes the workflow, because loading repairs it. Errors (Invalid) name the node: links to nowhere,
// rings, subgraphs that contain themselves, more nodes than any workflow has.
[[nodiscard]] Result<Conversion> convertGraph(SavedWorkflow workflow, ClassShapes &shapes,
                                              const ConversionSetup &setup = {});

} // namespace gesso
