// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/parsed.h"
#include "json/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gesso {

// The web editor's saved form of a workflow as it stands in the file (graph sheet, section 1),
// before any of the editor's repairs. Texts are UTF-8. Node ids are texts: 7 and "7" are one id.

// Ends of links inside a definition that are no nodes but the definition's own inputs and outputs.
inline constexpr std::string_view kDefinitionInputs = "-10";
inline constexpr std::string_view kDefinitionOutputs = "-20";

struct SavedInput
{
    std::string name;
    std::string type; // "*" where the file has none
    std::string label; // a person's own name for it; may be empty
    std::optional<qint64> link;
    std::optional<std::string> widget; // the widget that the slot belongs to
};

struct SavedOutput
{
    std::string name;
    std::string type;
    std::vector<qint64> links;
};

struct SavedLink
{
    qint64 id = 0;
    std::string origin;
    int originSlot = 0;
    std::string target;
    int targetSlot = 0;
    std::string type;
};

struct SavedNode
{
    enum class Mode : quint8 { Runs, Muted, Bypassed };

    std::string id;
    std::string savedId; // as the file has it, where the id was changed
    std::string type;
    std::string title; // empty: the class's
    Mode mode = Mode::Runs;
    std::vector<SavedInput> inputs;
    std::vector<SavedOutput> outputs;
    json::View values; // widgets_values: array, object or null
    json::View namedValues; // widgets_values_named
    json::View properties;
    json::View position; // of its upper left corner on the editor's canvas
    json::View size;
    std::optional<json::Array> replacedValues; // instead of `values`, where a repair made them
    // Of members of a group node: where each of them stands in the widgets_values of the root's
    // node number replacedNode; -1: elsewhere.
    std::vector<int> replacedPlaces;
    int replacedNode = -1;
};

// One of a definition's inputs or outputs.
struct SavedBoundary
{
    std::string name;
    std::string type;
    std::string label;
    std::vector<qint64> links;
};

struct SavedGraph
{
    std::string id; // of a definition: the type of its instances
    std::string name;
    std::vector<SavedNode> nodes;
    std::vector<SavedLink> links;
    json::View groups; // frames around nodes
    std::vector<SavedBoundary> inputs; // of a definition
    std::vector<SavedBoundary> outputs;
};

struct SavedWorkflow
{
    json::Parsed source; // keeps the views alive
    SavedGraph root;
    std::vector<SavedGraph> definitions; // in file order, those inside others after their owner
    qint64 lastNodeId = 0;
    json::View groupNodes; // extra.groupNodes
    json::View models; // of the root: where to get them
};

} // namespace gesso
