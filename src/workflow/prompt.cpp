// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/prompt.h"

#include "json/text.h"

#include <limits>
#include <utility>

namespace gesso {

Prompt::Prompt(json::Object nodes)
    : m_nodes(std::move(nodes))
{
    auto index = std::make_shared<QHash<QString, qsizetype>>();
    index->reserve(static_cast<qsizetype>(m_nodes.size()));
    qsizetype position = 0;
    for (const json::Member &member : m_nodes)
        index->insert(json::toQString(member.key), position++);
    m_index = std::move(index);
}

const json::Value *Prompt::find(const QString &node) const
{
    const qsizetype position = m_index ? m_index->value(node, -1) : -1;
    if (position < 0)
        return nullptr;
    const json::Value &value = (m_nodes.begin() + position)->value;
    return isNode(value) ? &value : nullptr;
}

bool Prompt::isNode(const json::Value &value)
{
    return value.isObject() && (value["class_type"].isString() || value["inputs"].isObject());
}

QStringList Prompt::nodeIds() const
{
    QStringList ids;
    ids.reserve(static_cast<qsizetype>(m_nodes.size()));
    qsizetype position = 0;
    for (const json::Member &member : m_nodes) {
        QString id = json::toQString(member.key);
        // Of a key that is there twice the last one counts, as for the server.
        if (isNode(member.value) && m_index->value(id) == position)
            ids.append(std::move(id));
        ++position;
    }
    return ids;
}

bool Prompt::contains(const QString &node) const
{
    return find(node) != nullptr;
}

QString Prompt::classOf(const QString &node) const
{
    const json::Value *found = find(node);
    return found == nullptr ? QString() : (*found)["class_type"].toString();
}

QString Prompt::titleOf(const QString &node) const
{
    const json::Value *found = find(node);
    if (found == nullptr)
        return {};
    const QString title = (*found)["_meta"]["title"].toString().trimmed();
    return title.isEmpty() ? (*found)["class_type"].toString() : title;
}

QStringList Prompt::inputsOf(const QString &node) const
{
    QStringList names;
    for (const json::Member &member : inputs(node))
        names.append(json::toQString(member.key));
    return names;
}

const json::Object &Prompt::inputs(const QString &node) const
{
    static const json::Object none;
    const json::Value *found = find(node);
    return found == nullptr ? none : (*found)["inputs"].object();
}

std::optional<json::Value> Prompt::input(const FieldId &id) const
{
    const json::Value *value = inputs(id.node).find(json::toUtf8(id.input));
    if (value == nullptr)
        return std::nullopt;
    return *value;
}

std::optional<Link> Prompt::link(const FieldId &id) const
{
    const json::Value *value = inputs(id.node).find(json::toUtf8(id.input));
    return value == nullptr ? std::nullopt : linkFromJson(*value);
}

void Prompt::setInput(const FieldId &id, json::Value value)
{
    if (find(id.node) == nullptr)
        return;
    json::Object &node = *(m_nodes.begin() + m_index->value(id.node))->value.object();
    if (!node["inputs"].isObject())
        node.set("inputs", json::Object());
    node.find("inputs")->object()->set(json::toUtf8(id.input), std::move(value));
}

std::optional<Link> linkFromJson(const json::Value &value)
{
    if (!value.isArray() || value.array().size() != 2 || !value.at(0).isString())
        return std::nullopt;
    const json::Number *number = value.at(1).number();
    const auto slot = number == nullptr ? std::nullopt : number->toInt64();
    if (!slot || *slot < 0 || *slot > std::numeric_limits<int>::max())
        return std::nullopt;
    return Link {value.at(0).toString(), static_cast<int>(*slot)};
}

} // namespace gesso
