// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/graphloader.h"

#include "workflow/graph/definitionorder.h"
#include "workflow/graph/matchedtypes.h"
#include "workflow/graph/nodeslots.h"
#include "workflow/graph/nodewidgets.h"
#include "workflow/graph/promotion.h"
#include "workflow/graph/proxywidgets.h"
#include "workflow/graph/savedvalues.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(GraphLoader)
};

constexpr qsizetype kMostWeight = qsizetype {1} << 30;

void indexNodes(LiveGraph &graph)
{
    graph.nodeIndex.reserve(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        graph.nodeIndex[graph.nodes[i].id] = static_cast<int>(i);
        graph.savedIndex.emplace(graph.nodes[i].saved->savedId, static_cast<int>(i));
    }
}

class Loader
{
public:
    Loader(const SavedWorkflow &workflow, ClassShapes &shapes)
        : m_workflow(workflow)
        , m_shapes(shapes)
    {
    }

    [[nodiscard]] Result<LiveWorkflow> load();

private:
    // False when all of it takes more memory than any workflow.
    [[nodiscard]] bool loadGraph(const SavedGraph &saved, LiveGraph &graph);
    void loadNode(const SavedNode &saved, LiveNode &node);
    void loadHost(LiveNode &host);
    void loadLinks(LiveGraph &graph);

    const SavedWorkflow &m_workflow;
    ClassShapes &m_shapes;
    LiveWorkflow m_out;
    std::unordered_map<std::string, int> m_definitions;
    qsizetype m_weight = 0;
};

Error tooLarge()
{
    return Error {.kind = Error::Kind::Invalid,
                  .message = Tr::tr("The workflow is too large: its nodes would fill the memory."),
                  .advice = Tr::tr("Check that the file is a workflow.")};
}

LiveNode::Kind virtualKind(const std::string &type)
{
    if (type == "Note" || type == "MarkdownNote")
        return LiveNode::Kind::Note;
    if (type == "Reroute")
        return LiveNode::Kind::Reroute;
    return type == "PrimitiveNode" ? LiveNode::Kind::Primitive : LiveNode::Kind::Unknown;
}

void Loader::loadNode(const SavedNode &saved, LiveNode &node)
{
    node.id = saved.id;
    node.type = saved.type;
    node.title = saved.title;
    node.mode = saved.mode;
    node.saved = &saved;
    if (const auto found = m_definitions.find(saved.type); found != m_definitions.end()) {
        node.kind = LiveNode::Kind::Host;
        node.definition = found->second;
        loadHost(node);
        return;
    }
    node.kind = virtualKind(saved.type);
    if (node.kind == LiveNode::Kind::Unknown)
        node.shape = m_shapes.find(saved.type);
    if (node.shape == nullptr) {
        takeSavedSlots(node);
        return;
    }
    node.kind = LiveNode::Kind::Real;
    buildFromClass(node);
    applySavedValues(node);
    matchSavedSlots(node);
}

void Loader::loadHost(LiveNode &host)
{
    LiveGraph &definition = m_out.definitions[static_cast<std::size_t>(host.definition)];
    matchHostSlots(host, definition);
    for (std::size_t i = 0; i < host.inputs.size(); ++i)
        promoteInput(host, i, definition);
    applySavedValues(host);
    applyQuarantine(host);
}

void Loader::loadLinks(LiveGraph &graph)
{
    const auto indexOf = [&graph](const std::string &id) {
        const auto found = graph.nodeIndex.find(id);
        return found == graph.nodeIndex.end() ? LiveLink::kMissing : found->second;
    };
    const bool inside = &graph != &m_out.root;
    graph.links.reserve(graph.saved->links.size());
    graph.linkEnds.reserve(graph.saved->links.size());
    for (const SavedLink &saved : graph.saved->links) {
        LiveLink link {.origin = indexOf(saved.origin),
                       .originSlot = saved.originSlot,
                       .target = indexOf(saved.target)};
        if (inside && saved.origin == kDefinitionInputs)
            link.origin = LiveLink::kBoundary;
        if (inside && saved.target == kDefinitionOutputs)
            link.target = LiveLink::kBoundary;
        graph.links[saved.id] = link;
        graph.lastLink = std::max(graph.lastLink, saved.id);
    }
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const std::vector<LiveInput> &inputs = graph.nodes[n].inputs;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (inputs[i].link)
                graph.linkEnds.emplace(*inputs[i].link,
                                       LinkEnd {static_cast<int>(n), static_cast<int>(i)});
        }
    }
}

bool Loader::loadGraph(const SavedGraph &saved, LiveGraph &graph)
{
    graph.saved = &saved;
    for (const SavedBoundary &slot : saved.inputs)
        graph.inputs.push_back({slot.name, slot.type, slot.label, slot.links});
    for (const SavedBoundary &slot : saved.outputs)
        graph.outputs.push_back({slot.name, slot.type, slot.label, slot.links});
    graph.nodes.resize(saved.nodes.size());
    for (std::size_t i = 0; i < saved.nodes.size(); ++i) {
        loadNode(saved.nodes[i], graph.nodes[i]);
        m_weight += graph.nodes[i].weight();
        if (m_weight > kMostWeight)
            return false;
    }
    indexNodes(graph);
    loadLinks(graph);
    return true;
}

Result<LiveWorkflow> Loader::load()
{
    const auto order = definitionOrder(m_workflow);
    if (!order)
        return order.error();
    for (std::size_t i = 0; i < m_workflow.definitions.size(); ++i)
        m_definitions[m_workflow.definitions[i].id] = static_cast<int>(i);
    m_out.loadOrder = *order;
    m_out.definitions.resize(m_workflow.definitions.size());
    for (const int index : *order) {
        const auto place = static_cast<std::size_t>(index);
        if (!loadGraph(m_workflow.definitions[place], m_out.definitions[place]))
            return tooLarge();
    }
    if (!loadGraph(m_workflow.root, m_out.root))
        return tooLarge();
    migrateProxyWidgets(m_out);
    resolveMatchedTypes(m_out);
    return std::move(m_out);
}

} // namespace

Result<LiveWorkflow> loadGraph(const SavedWorkflow &workflow, ClassShapes &shapes)
{
    return Loader(workflow, shapes).load();
}

} // namespace gesso
