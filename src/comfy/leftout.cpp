// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/leftout.h"

#include <algorithm>

namespace gesso::comfy {

namespace {

QStringList sourcesOf(const Prompt &prompt, const QString &node)
{
    QStringList sources;
    for (const QString &input : prompt.inputsOf(node)) {
        if (const auto link = prompt.link({node, input}))
            sources.append(link->node);
    }
    return sources;
}

// The node and all that it needs.
QSet<QString> needsOf(const Prompt &prompt, const QString &node)
{
    QSet<QString> all;
    QStringList open {node};
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (all.contains(next))
            continue;
        all.insert(next);
        open += sourcesOf(prompt, next);
    }
    return all;
}

bool isFaulty(const QSet<QString> &needs, const QList<InputError> &dropped)
{
    return std::any_of(dropped.begin(), dropped.end(),
                       [&needs](const InputError &error) { return needs.contains(error.node); });
}

// Of these nodes, those that none of them needs.
QStringList lastOf(const Prompt &prompt, const QStringList &nodes)
{
    QSet<QString> last(nodes.begin(), nodes.end());
    for (const QString &node : nodes) {
        for (const QString &source : sourcesOf(prompt, node))
            last.remove(source);
    }
    QStringList ordered;
    for (const QString &node : nodes) {
        if (last.contains(node))
            ordered.append(node);
    }
    return ordered;
}

} // namespace

QStringList leftOutOutputs(const Prompt &prompt, const QList<InputError> &dropped)
{
    QStringList left;
    for (const QString &node : lastOf(prompt, prompt.nodeIds())) {
        if (isFaulty(needsOf(prompt, node), dropped))
            left.append(node);
    }
    return left;
}

QSet<QString> stillExpected(const Prompt &prompt, const QSet<QString> &expected,
                            const QList<InputError> &dropped)
{
    if (dropped.isEmpty())
        return expected;
    QSet<QString> still;
    for (const QString &node : lastOf(prompt, QStringList(expected.begin(), expected.end()))) {
        const QSet<QString> needs = needsOf(prompt, node);
        if (!isFaulty(needs, dropped))
            still.unite(needs);
    }
    return still.intersect(expected);
}

} // namespace gesso::comfy
