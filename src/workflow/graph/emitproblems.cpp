// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/emitproblems.h"

#include "json/text.h"
#include "workflow/graph/savedvalues.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EmitProblems)
};

FieldId fieldOf(const Scope &scope, const LiveNode &node, std::string_view input)
{
    return {json::toQString(scope.promptId(node)), json::toQString(input)};
}

// The pack that a node is from, as the file tells; empty when it does not.
QString packOf(const LiveNode &node)
{
    for (const char *key : {"cnr_id", "aux_id"}) {
        QString pack = node.saved->properties[key].toString();
        if (!pack.isEmpty() && pack != "comfy-core"_L1)
            return pack;
    }
    return {};
}

GraphProblem unknownClass(const Scope &scope, const LiveNode &node)
{
    const QString pack = packOf(node);
    const QString from
        = pack.isEmpty() ? QString() : Tr::tr(" It comes with the node pack %1.").arg(pack);
    return {.kind = GraphProblem::Kind::UnknownClass,
            .where = fieldOf(scope, node, {}),
            .message = Tr::tr("The server has no node class '%1', which node %2 needs.%3")
                           .arg(json::toQString(node.type), scope.inWords(node), from),
            .nodeClass = json::toQString(node.type),
            .pack = pack};
}

GraphProblem noValue(const Scope &scope, const LiveNode &node, const std::string &input)
{
    return {.kind = GraphProblem::Kind::NoValue,
            .where = fieldOf(scope, node, input),
            .message = Tr::tr("The input '%1' of node %2 has no value.")
                           .arg(json::toQString(input), scope.inWords(node))};
}

bool isMadeByEditor(const LiveWidget &widget)
{
    return widget.kind == WidgetKind::Webcam || widget.kind == WidgetKind::Load3d
        || widget.kind == WidgetKind::AudioRecord;
}

GraphProblem needsEditor(const Scope &scope, const LiveNode &node, const std::string &input)
{
    return {.kind = GraphProblem::Kind::NeedsEditor,
            .where = fieldOf(scope, node, input),
            .message = Tr::tr("The input '%1' of node %2 is recorded by the web editor when it "
                              "runs; the saved value is sent instead.")
                           .arg(json::toQString(input), scope.inWords(node))};
}

} // namespace

void findNodeProblems(const Scope &scope, const LiveNode &node, const json::Object &inputs,
                      QList<GraphProblem> &problems)
{
    if (node.kind == LiveNode::Kind::Unknown) {
        problems.append(unknownClass(scope, node));
        return;
    }
    for (const LiveWidget &widget : node.widgets) {
        if (!widget.sent || widget.options == nullptr)
            continue;
        if (!widget.value && !inputs.contains(widget.name))
            problems.append(noValue(scope, node, widget.name));
        else if (isMadeByEditor(widget))
            problems.append(needsEditor(scope, node, widget.name));
    }
    if (looksShifted(node)) {
        problems.append({.kind = GraphProblem::Kind::MisplacedValues,
                         .where = fieldOf(scope, node, {}),
                         .message = Tr::tr("The values of node %1 were saved for other inputs than "
                                           "it has now, so some stand in the wrong places.")
                                        .arg(scope.inWords(node))});
    }
}

GraphProblem insideStillRuns(const Scope &scope, const LiveNode &host)
{
    return {.kind = GraphProblem::Kind::InsideStillRuns,
            .where = fieldOf(scope, host, {}),
            .message
            = Tr::tr("The subgraph %1 inside another one is muted or bypassed, but what is "
                     "in it runs all the same, as in the web editor.")
                  .arg(scope.inWords(host))};
}

Error tooManyNodes()
{
    return Error {.kind = Error::Kind::Invalid,
                  .message = Tr::tr("The workflow's subgraphs stand for more nodes than any "
                                    "workflow has."),
                  .advice = Tr::tr("Check that the file is a workflow.")};
}

} // namespace gesso
