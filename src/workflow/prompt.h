// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/fieldid.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <optional>

namespace gesso {

// An input's connection: an output slot (from 0) of another node.
struct Link
{
    QString node;
    int slot = 0;

    friend bool operator==(const Link &, const Link &) = default;
};

// ComfyUI's API-format graph: an ordered object of node id to {class_type, inputs, _meta}. Keeps
// everything it does not understand, in place. A value type.
class Prompt
{
public:
    Prompt() = default;
    // Takes any object; entries that are no nodes are kept and are not listed by nodeIds().
    explicit Prompt(json::Object nodes);

    [[nodiscard]] const json::Object &json() const { return m_nodes; }
    [[nodiscard]] bool isEmpty() const { return m_nodes.isEmpty(); }
    // In the order of the file.
    [[nodiscard]] QStringList nodeIds() const;
    [[nodiscard]] bool contains(const QString &node) const;
    // Empty when the node or its class_type is missing.
    [[nodiscard]] QString classOf(const QString &node) const;
    // _meta.title, else the class; empty when there is no such node.
    [[nodiscard]] QString titleOf(const QString &node) const;
    // Input names in their order, links and values alike.
    [[nodiscard]] QStringList inputsOf(const QString &node) const;

    // The same with their values; empty when there is no such node. Lives as long as the prompt is
    // not changed.
    [[nodiscard]] const json::Object &inputs(const QString &node) const;

    // The input's value, a link's array included; nothing when it is absent.
    [[nodiscard]] std::optional<json::Value> input(const FieldId &id) const;
    // The connection, when the input is a two-element array of node id and slot number (protocol
    // sheet 2.1).
    [[nodiscard]] std::optional<Link> link(const FieldId &id) const;

    // Replaces in place, or adds at the end of the node's inputs. Nothing happens when there is no
    // such node.
    void setInput(const FieldId &id, json::Value value);

    // An object with a class_type or with inputs.
    [[nodiscard]] static bool isNode(const json::Value &value);

    friend bool operator==(const Prompt &a, const Prompt &b) { return a.m_nodes == b.m_nodes; }

private:
    [[nodiscard]] const json::Value *find(const QString &node) const;

    json::Object m_nodes;
    // Place of each node in m_nodes; shared by copies, since nodes come and go never.
    std::shared_ptr<const QHash<QString, qsizetype>> m_index;
};

// How the wire tells a link from a value: an array [text, number] of length 2.
[[nodiscard]] std::optional<Link> linkFromJson(const json::Value &value);

} // namespace gesso
