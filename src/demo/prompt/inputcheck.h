// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/catalogue/catalogue.h"

#include <optional>

namespace gesso::demo {

// An entry of node_errors: {"type", "message", "details", "extra_info"} (protocol sheet 2.1).
struct NodeProblem
{
    QString type;
    QString message;
    QString details;
    json::Object extraInfo;

    [[nodiscard]] json::Value toJson() const;
};

// The checks of one value of one node, apart from the rest of its prompt.
class InputCheck
{
public:
    // Nothing is owned.
    InputCheck(const Catalogue *catalogue, const FileStore *files);

    // Makes the value fit its type, in place, then checks its range or choices.
    [[nodiscard]] std::optional<NodeProblem> check(const NodeType &type, const InputType &input,
                                                   json::Value &value) const;
    // What the class's own validator says: LoadImage, LoadImageMask of their file.
    [[nodiscard]] std::optional<NodeProblem> ownCheck(const NodeType &type,
                                                      const json::Object &inputs) const;
    // "input_name" and "input_config", with which most problems begin.
    [[nodiscard]] json::Object about(const NodeType &type, const InputType &input) const;

private:
    [[nodiscard]] std::optional<NodeProblem>
    checkRange(const NodeType &type, const InputType &input, const json::Value &value) const;
    [[nodiscard]] std::optional<NodeProblem>
    checkChoice(const NodeType &type, const InputType &input, const json::Value &value) const;

    const Catalogue *m_catalogue;
    const FileStore *m_files;
};

// Whether a link from an output of one type may end in an input of another.
[[nodiscard]] bool typesFit(const QString &output, const QString &input);

} // namespace gesso::demo
