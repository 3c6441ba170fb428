// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/savedgraph.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gesso {

// The graph as the editor holds it after loading a file: nodes with the slots and widgets of their
// classes, saved values in them, subgraphs with what they promote.

struct LiveWidget
{
    std::string name;
    WidgetKind kind = WidgetKind::Other;
    bool persisted = true; // takes a place in widgets_values
    bool sent = true; // appears in the prompt
    bool multiline = false;
    bool dynamicText = false; // {a|b} is resolved when sent
    const json::Object *options = nullptr; // of the input; null for places that are no inputs
    const json::Array *choices = nullptr;
    std::optional<json::Value> value; // nothing: the editor's undefined, which is not sent
    std::vector<std::string> subNames; // of a dynamic combo: slots that its option brought
    int place = -1; // where its value stands in widgets_values; -1: nowhere
    int primitive = -1; // the PrimitiveNode that wrote the value
    int tuple = -1; // of proxyWidgets, that names it
    int quarantine = -1; // entry of proxyWidgetErrorQuarantine that the value is from
    // Of a promoted widget: where it comes from inside.
    int sourceNode = -1;
    std::string sourceWidget;
};

struct LiveInput
{
    std::string name;
    std::string type;
    std::string_view label; // of the saved slot
    std::string_view matchGroup; // template of a matched type; of the shape
    std::optional<qint64> link;
    std::string widget; // the widget that it belongs to; empty: a plain socket
};

struct LiveOutput
{
    std::string type;
    std::string_view matchGroup;
    std::vector<qint64> links; // as saved
};

struct LiveNode
{
    enum class Kind : quint8 { Real, Unknown, Note, Reroute, Primitive, Host };

    std::string id; // inside its graph
    std::string type;
    std::string title;
    Kind kind = Kind::Unknown;
    SavedNode::Mode mode = SavedNode::Mode::Runs;
    const SavedNode *saved = nullptr;
    const ClassShape *shape = nullptr; // of real nodes
    int definition = -1; // of hosts
    bool dropsPlaces = false; // the saved values had places of inputs that are forced now
    std::vector<LiveWidget> widgets;
    std::vector<LiveInput> inputs;
    std::vector<LiveOutput> outputs;

    [[nodiscard]] LiveWidget *widget(std::string_view name);
    [[nodiscard]] const LiveWidget *widget(std::string_view name) const;
    [[nodiscard]] int inputNamed(std::string_view name) const; // -1: none
    // Bytes that its slots and widgets take, roughly.
    [[nodiscard]] qsizetype weight() const;
};

struct LiveLink
{
    static constexpr int kMissing = -1; // the file names a node that is not there
    static constexpr int kBoundary = -2; // the definition's own inputs or outputs

    int origin = kMissing; // index of a node
    int originSlot = 0;
    int target = kMissing; // as the file's table says
};

// The input that names a link.
struct LinkEnd
{
    int node = -1;
    int input = -1;
};

// A definition's input or output.
struct LiveBoundary
{
    std::string name;
    std::string type;
    std::string label;
    std::vector<qint64> links;
};

struct LiveGraph
{
    const SavedGraph *saved = nullptr;
    std::vector<LiveNode> nodes;
    std::unordered_map<std::string, int> nodeIndex; // of a doubled id the last node
    std::unordered_map<std::string, int> savedIndex; // by the ids that the file has
    std::unordered_map<qint64, LiveLink> links;
    std::unordered_map<qint64, LinkEnd> linkEnds;
    std::vector<LiveBoundary> inputs;
    std::vector<LiveBoundary> outputs;
    // Interior PrimitiveNodes that became inputs: node index to input index.
    std::unordered_map<int, int> promotedPrimitives;
    qint64 lastLink = 0;

    [[nodiscard]] const LiveLink *link(qint64 id) const; // null: not in the table
    [[nodiscard]] LinkEnd endOf(qint64 link) const; // -1, -1: no input names it
    // The widget that a link feeds; null: none, or no such link.
    [[nodiscard]] LiveWidget *widgetAt(LinkEnd end);
    [[nodiscard]] LiveNode &node(int index) { return nodes[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const LiveNode &node(int index) const
    {
        return nodes[static_cast<std::size_t>(index)];
    }
};

// Everything that one file loads to. Points into the SavedWorkflow, which must outlive it.
struct LiveWorkflow
{
    LiveGraph root;
    std::vector<LiveGraph> definitions; // in the order of the SavedWorkflow
    std::vector<int> loadOrder; // definitions, each after those that it uses
};

} // namespace gesso
