// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/prompt/inputcheck.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>

namespace gesso::demo {

// What POST /prompt thinks of a graph before it queues it (protocol sheet 2.1).
struct Verdict
{
    // Set when nothing can run: {"type", "message", "details", "extra_info"}.
    std::optional<json::Object> error;
    QStringList outputs; // the output nodes that will run
    json::Object nodeErrors; // may be filled although some outputs run
};

// Judges one graph and makes its values fit their types. Used once.
class Validator
{
public:
    // Nothing is owned. The graph is changed in place.
    Validator(const Catalogue *catalogue, const FileStore *files, json::Object *graph);

    // targets: only these output nodes are wanted; nothing: all.
    [[nodiscard]] Verdict judge(const std::optional<QSet<QString>> &targets);

private:
    struct NodeState
    {
        bool valid = true;
        std::vector<NodeProblem> problems;
    };
    struct Raised // an exception inside the server
    {
        QString type;
        QString message;
    };
    using Outcome = std::variant<bool, Raised>; // whether the node and all above it are valid

    [[nodiscard]] std::optional<json::Object> unknownClass() const;
    [[nodiscard]] QStringList outputNodes(const std::optional<QSet<QString>> &targets) const;
    [[nodiscard]] Outcome validate(const QString &id);
    [[nodiscard]] std::optional<Raised> validateInputs(const QString &id, const NodeType &type,
                                                       NodeState &state);
    // value: null where the prompt has none
    [[nodiscard]] std::optional<Raised> validateInput(const NodeType &type, const InputType &input,
                                                      json::Value *value, NodeState &state);
    [[nodiscard]] std::optional<Raised> followLink(const NodeType &type, const InputType &input,
                                                   const json::Value &link, NodeState &state);
    void blame(const QString &id, NodeProblem problem);
    void noteErrors(const QString &output, json::Object &nodeErrors) const;
    [[nodiscard]] NodeProblem cycle(const QString &id) const;

    const Catalogue *m_catalogue;
    InputCheck m_check;
    json::Object *m_graph;
    QHash<QString, NodeState> m_states;
    QStringList m_order; // ids of m_states as they were judged
    QStringList m_open; // the nodes between the output and the one looked at
};

} // namespace gesso::demo
