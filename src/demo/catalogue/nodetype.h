// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gesso::demo {

// One input of a node class of the catalogue.
struct InputType
{
    std::string name;
    bool required = true;
    std::string type; // "INT", ..., "COMBO" for a list of choices
    json::Object options; // without the choices
    std::string choices; // of a combo: "@checkpoints" or "" when they are in `fixed`
    json::Array fixed;
};

// A node class of the catalogue, as its table in the resources says it.
struct NodeType
{
    QString name;
    int style = 1; // 1: combos as a bare list, 3: as "COMBO" (protocol sheet 5.1, 5.4)
    bool outputNode = false;
    json::Object table; // the entry whole
    std::vector<InputType> inputs;
    QStringList outputs;

    [[nodiscard]] const InputType *input(std::string_view inputName) const;
};

} // namespace gesso::demo
