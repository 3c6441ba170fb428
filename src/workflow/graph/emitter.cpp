// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/emitter.h"

#include "json/text.h"
#include "workflow/graph/emitproblems.h"
#include "workflow/graph/executionorder.h"
#include "workflow/graph/inputresolver.h"
#include "workflow/graph/inputsbuilder.h"
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/placefinder.h"
#include "workflow/graph/promptorder.h"
#include "workflow/graph/sentvalue.h"

#include <utility>

namespace gesso {

namespace {

// All nodes of all instances; a few small subgraphs inside one another can stand for billions.
constexpr qsizetype kMostEmitted = 300'000;
constexpr qsizetype kMostWeight = qsizetype {1} << 30; // bytes

class Emitter
{
public:
    Emitter(const LiveWorkflow &workflow, const EmitSetup &setup)
        : m_setup(setup)
        , m_root(workflow)
    {
        if (setup.places)
            m_places.emplace(workflow);
    }

    [[nodiscard]] Result<Conversion> emitAll();

private:
    using Failed = std::optional<Error>;

    [[nodiscard]] Failed emitNodes(Scope &scope, const std::vector<int> *order);
    [[nodiscard]] Failed visit(Scope &scope, int index);
    [[nodiscard]] Failed emitNode(Scope &scope, int index);
    void emitWidgets(const Scope &scope, int index, InputsBuilder &inputs);
    [[nodiscard]] Failed emitInput(Scope &scope, int index, int input, InputsBuilder &inputs);
    // Notes where the value of a node's input is kept: in a widget of the same node, or of a host.
    void place(const FieldId &field, const Scope &owner, int index, const LiveWidget &widget);

    const EmitSetup &m_setup;
    Scope m_root;
    std::optional<PlaceFinder> m_places;
    InputResolver m_resolver;
    PromptOrder m_nodes;
    Conversion m_out;
    qsizetype m_visited = 0;
    qsizetype m_weight = 0;
};

FieldId fieldOf(const Scope &scope, int index, const std::string &input)
{
    return {json::toQString(scope.promptId(scope.node(index))), json::toQString(input)};
}

void Emitter::place(const FieldId &field, const Scope &owner, int index, const LiveWidget &widget)
{
    m_out.places.push_back(m_places->find(owner.graphNumber(), index, widget));
    PlacedValue &placed = m_out.places.back();
    placed.field = field;
    const LiveNode &node = owner.node(index);
    if (const int input = node.inputNamed(widget.name); input >= 0)
        placed.label = json::toQString(node.inputs[static_cast<std::size_t>(input)].label);
    if (node.kind != LiveNode::Kind::Host)
        return;
    placed.holder = json::toQString(owner.promptId(node));
    placed.holderTitle = owner.titleOf(node);
}

void Emitter::emitWidgets(const Scope &scope, int index, InputsBuilder &inputs)
{
    const LiveNode &node = scope.node(index);
    for (const LiveWidget &widget : node.widgets) {
        if (!widget.sent || widget.name.empty())
            continue;
        auto value = sentValue(node, widget, m_setup);
        if (!value)
            continue;
        inputs.set(widget.name, *std::move(value));
        if (m_places)
            place(fieldOf(scope, index, widget.name), scope, index, widget);
    }
}

Emitter::Failed Emitter::emitInput(Scope &scope, int index, int input, InputsBuilder &inputs)
{
    const Result<Resolved> resolved = m_resolver.resolve(scope, index, input);
    if (!resolved)
        return resolved.error();
    const std::string &name = scope.node(index).inputs[static_cast<std::size_t>(input)].name;
    if (resolved->kind == Resolved::Kind::Link) {
        inputs.set(name, json::Array {json::Value(resolved->node), json::Value(resolved->slot)});
    } else if (resolved->kind == Resolved::Kind::Value) {
        auto value = wrapped(*resolved->widget);
        if (!value) {
            inputs.remove(name);
            return std::nullopt;
        }
        inputs.set(name, *std::move(value));
        if (m_places)
            place(fieldOf(scope, index, name), *resolved->scope, resolved->host, *resolved->widget);
    }
    return std::nullopt;
}

Emitter::Failed Emitter::emitNode(Scope &scope, int index)
{
    const LiveNode &node = scope.node(index);
    InputsBuilder inputs;
    emitWidgets(scope, index, inputs);
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        if (!node.inputs[i].link)
            continue;
        if (auto failed = emitInput(scope, index, static_cast<int>(i), inputs))
            return failed;
    }
    json::Object members = inputs.take();
    for (const json::Member &member : members)
        m_weight += static_cast<qsizetype>(member.key.size()) + weightOf(member.value);
    if (m_weight > kMostWeight)
        return tooManyNodes();
    findNodeProblems(scope, node, members, m_out.problems);
    json::Object meta;
    if (node.shape != nullptr || !node.title.empty())
        meta.append("title", titleOf(node));
    json::Object out;
    out.append("inputs", std::move(members));
    out.append("class_type", json::Value(node.type));
    out.append("_meta", std::move(meta));
    m_nodes.add(scope.promptId(node), std::move(out));
    return std::nullopt;
}

Emitter::Failed Emitter::visit(Scope &scope, int index)
{
    if (++m_visited > kMostEmitted)
        return tooManyNodes();
    const LiveNode &node = scope.node(index);
    const bool runs = node.mode == SavedNode::Mode::Runs;
    if (node.kind == LiveNode::Kind::Host) {
        // Only at the root does the editor leave out what is inside (graph sheet 3.8, case 75).
        if (!runs && scope.parent() == nullptr)
            return std::nullopt;
        if (!runs)
            m_out.problems.append(insideStillRuns(scope, node));
        return emitNodes(scope.inside(index), nullptr);
    }
    const bool real = node.kind == LiveNode::Kind::Real || node.kind == LiveNode::Kind::Unknown;
    return runs && real ? emitNode(scope, index) : std::nullopt;
}

// In the order given, else in that of the file.
Emitter::Failed Emitter::emitNodes(Scope &scope, const std::vector<int> *order)
{
    const std::size_t count = scope.graph().nodes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (auto failed = visit(scope, order == nullptr ? static_cast<int>(i) : (*order)[i]))
            return failed;
    }
    return std::nullopt;
}

Result<Conversion> Emitter::emitAll()
{
    const std::vector<int> order = executionOrder(m_root.graph());
    if (auto failed = emitNodes(m_root, &order))
        return *std::move(failed);
    m_out.prompt = m_nodes.take();
    return std::move(m_out);
}

} // namespace

Result<Conversion> emitPrompt(const LiveWorkflow &workflow, const EmitSetup &setup)
{
    return Emitter(workflow, setup).emitAll();
}

} // namespace gesso
