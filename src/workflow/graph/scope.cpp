// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/scope.h"

#include "json/text.h"

using namespace Qt::StringLiterals;

namespace gesso {

Scope::Scope(const LiveWorkflow &workflow)
    : m_workflow(workflow)
    , m_graph(&workflow.root)
{
}

Scope::Scope(const LiveWorkflow &workflow, Scope *parent, int host)
    : m_workflow(workflow)
    , m_parent(parent)
    , m_host(host)
{
    const LiveNode &node = parent->node(host);
    m_graph = &workflow.definitions[static_cast<std::size_t>(node.definition)];
    m_prefix = parent->promptId(node) + ':';
}

Scope &Scope::inside(int host)
{
    std::unique_ptr<Scope> &scope = m_inside[host];
    if (scope == nullptr)
        scope.reset(new Scope(m_workflow, this, host));
    return *scope;
}

QString Scope::titleOf(const LiveNode &node) const
{
    if (node.kind != LiveNode::Kind::Host || !node.title.empty())
        return gesso::titleOf(node);
    return json::toQString(
        m_workflow.definitions[static_cast<std::size_t>(node.definition)].saved->name);
}

QString Scope::inWords(const LiveNode &node) const
{
    return u"'%1' (%2)"_s.arg(titleOf(node), json::toQString(promptId(node)));
}

QString titleOf(const LiveNode &node)
{
    if (!node.title.empty())
        return json::toQString(node.title);
    if (node.shape != nullptr)
        return node.shape->nodeClass->displayName;
    return json::toQString(node.type);
}

} // namespace gesso
