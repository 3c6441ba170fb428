// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/inputresolver.h"

#include "json/text.h"
#include "workflow/graph/bypass.h"

#include <QCoreApplication>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(InputResolver)
};

// A walk that is longer goes round in a ring; all walks together may not take for ever.
constexpr int kMostSteps = 20'000;
constexpr qint64 kMostStepsInAll = 20'000'000;

Error broken(const QString &message, const QString &where)
{
    return Error {.kind = Error::Kind::Invalid,
                  .message = message,
                  .where = where,
                  .advice
                  = Tr::tr("Open the workflow in the editor, connect the node anew and save "
                           "it.")};
}

Error danglingLink(const Scope &scope, const LiveNode &node, int input)
{
    const std::string &name = node.inputs[static_cast<std::size_t>(input)].name;
    return broken(
        Tr::tr("The input '%1' is linked to a node that is not there.").arg(json::toQString(name)),
        scope.inWords(node));
}

Error ring(const Scope &scope, const LiveNode &node)
{
    return broken(Tr::tr("Its inputs lead round in a ring of nodes that only pass on."),
                  scope.inWords(node));
}

Resolved nothing()
{
    return {};
}

} // namespace

// A definition's input is its host's: linked outside, or a promoted value, or neither.
InputResolver::Step InputResolver::leaveThroughInput(At &at, int input)
{
    Scope *outer = at.scope->parent();
    const int hostIndex = at.scope->host();
    const LiveNode &host = outer->node(hostIndex);
    if (input < 0 || input >= static_cast<int>(host.inputs.size()))
        return std::optional(nothing());
    const LiveInput &slot = host.inputs[static_cast<std::size_t>(input)];
    if (slot.link) {
        at.scope = outer;
        at.node = hostIndex;
        at.slot = input;
        at.output = false;
        at.type = slot.type;
        at.fromHost = true;
        return std::optional<Resolved>();
    }
    if (slot.widget.empty())
        return std::optional(nothing());
    return std::optional(Resolved {.kind = Resolved::Kind::Value,
                                   .node = {},
                                   .widget = host.widget(slot.widget),
                                   .scope = outer,
                                   .host = hostIndex});
}

InputResolver::Step InputResolver::stepInput(At &at)
{
    const LiveNode &node = at.scope->node(at.node);
    const LiveInput &input = node.inputs[static_cast<std::size_t>(at.slot)];
    if (!input.link)
        return std::optional(nothing());
    const LiveLink *link = at.scope->graph().link(*input.link);
    if (link == nullptr || link->origin == LiveLink::kMissing)
        return danglingLink(*at.scope, node, at.slot);
    if (link->origin == LiveLink::kBoundary)
        return leaveThroughInput(at, link->originSlot);
    const LiveNode &origin = at.scope->node(link->origin);
    // The editor sends the inner value here (graph sheet, case 70): the one on the node is meant.
    if (at.fromHost && origin.kind == LiveNode::Kind::Primitive && !input.widget.empty())
        return std::optional(Resolved {.kind = Resolved::Kind::Value,
                                       .node = {},
                                       .widget = node.widget(input.widget),
                                       .scope = at.scope,
                                       .host = at.node});
    at.node = link->origin;
    at.slot = link->originSlot;
    at.output = true;
    return std::optional<Resolved>();
}

InputResolver::Step InputResolver::stepBypass(At &at, const LiveNode &node)
{
    if (at.slot < 0 || at.slot >= static_cast<int>(node.outputs.size()))
        return broken(Tr::tr("The node is bypassed and has no output number %1.").arg(at.slot),
                      at.scope->inWords(node));
    const auto input = bypassInput(node, at.slot, at.type);
    if (!input)
        return std::optional(nothing());
    at.slot = *input;
    at.output = false;
    at.type = node.inputs[static_cast<std::size_t>(*input)].type;
    at.fromHost = false;
    at.onlyReroutes = at.onlyReroutes && node.kind == LiveNode::Kind::Reroute;
    return std::optional<Resolved>();
}

InputResolver::Step InputResolver::enterHost(At &at, const LiveNode &host)
{
    Scope &inside = at.scope->inside(at.node);
    const LiveGraph &definition = inside.graph();
    if (at.slot < 0 || at.slot >= static_cast<int>(definition.outputs.size()))
        return std::optional(nothing());
    const LiveBoundary &output = definition.outputs[static_cast<std::size_t>(at.slot)];
    const LiveLink *link = output.links.empty() ? nullptr : definition.link(output.links.front());
    if (link == nullptr || link->origin == LiveLink::kMissing)
        return std::optional(nothing());
    at.scope = &inside;
    at.type = output.type;
    at.onlyReroutes = false;
    Q_UNUSED(host)
    // Wired straight through: the editor fails here (graph sheet, case 77).
    if (link->origin == LiveLink::kBoundary)
        return leaveThroughInput(at, link->originSlot);
    at.node = link->origin;
    at.slot = link->originSlot;
    return std::optional<Resolved>();
}

InputResolver::Step InputResolver::stepOutput(At &at)
{
    const LiveNode &node = at.scope->node(at.node);
    if (node.mode == SavedNode::Mode::Muted)
        return std::optional(nothing());
    if (node.mode == SavedNode::Mode::Bypassed)
        return stepBypass(at, node);
    switch (node.kind) {
    case LiveNode::Kind::Host:
        return enterHost(at, node);
    case LiveNode::Kind::Reroute:
        if (node.inputs.empty())
            return std::optional(nothing());
        at.slot = 0;
        at.output = false;
        at.fromHost = false;
        return std::optional<Resolved>();
    case LiveNode::Kind::Note:
    case LiveNode::Kind::Primitive:
        return std::optional(nothing());
    default:
        return std::optional(Resolved {
            .kind = Resolved::Kind::Link, .node = at.scope->promptId(node), .slot = at.slot});
    }
}

Result<Resolved> InputResolver::resolve(Scope &scope, int node, int input)
{
    const LiveNode &start = scope.node(node);
    At at {.scope = &scope,
           .node = node,
           .slot = input,
           .output = false,
           .type = start.inputs[static_cast<std::size_t>(input)].type};
    for (int steps = 0; steps < kMostSteps && m_steps < kMostStepsInAll; ++steps, ++m_steps) {
        Step step = at.output ? stepOutput(at) : stepInput(at);
        if (!step)
            return step.error();
        if (*step)
            return **step;
    }
    // A ring of Reroutes is cut when the editor loads it.
    return at.onlyReroutes ? Result<Resolved>(nothing()) : ring(scope, start);
}

} // namespace gesso
