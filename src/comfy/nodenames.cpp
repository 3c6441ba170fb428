// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/nodenames.h"

namespace gesso::comfy {

namespace {

QString parentOf(const QSet<QString> &known, QString node)
{
    while (!node.isEmpty() && !known.contains(node))
        node.truncate(std::max<qsizetype>(node.lastIndexOf(u'.'), 0));
    return node;
}

} // namespace

QString nodeOfPrompt(const QSet<QString> &known, const QString &node, const QString &shownAs)
{
    if (known.isEmpty())
        return shownAs.isEmpty() ? node : shownAs;
    const QString shown = parentOf(known, shownAs);
    return shown.isEmpty() ? parentOf(known, node) : shown;
}

} // namespace gesso::comfy
