// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace gesso {

// The choices of a combo, shared by all who show them. A choice may be a text, a number or a bool
// on the wire.
struct Choices
{
    QStringList texts; // as shown
    json::Array values; // as sent; same length

    [[nodiscard]] qsizetype indexOf(const json::Value &value) const; // -1: not among them
};

// One input as /object_info describes it (protocol sheet 5.2, 5.3), in either encoding.
struct InputSpec
{
    enum class Group { Required, Optional, Hidden };

    QString name;
    Group group = Group::Required;
    QString type; // "INT", "FLOAT", "STRING", "BOOLEAN", "COMBO", "MODEL", "FLOAT,INT", "*", ...;
                  // "COMBO" for listed choices
    std::shared_ptr<const Choices> choices; // combos only; may be empty (no files)
    json::Object options; // all keys, known or not, as the server sent them
    bool forceInput = false; // a socket, never a value

    // Whether a person edits it as a value: INT, FLOAT, STRING, BOOLEAN, COMBO and widget types,
    // unless forceInput.
    [[nodiscard]] bool isValue() const;
    // The type that decides about the editor: widgetType, else the first of several types.
    [[nodiscard]] QString widgetType() const;
    [[nodiscard]] const json::Value &option(std::string_view key) const { return options[key]; }
    [[nodiscard]] std::optional<json::Number> number(std::string_view key) const;
    // The class's default; for combos the first choice when none is given; null when there is none.
    [[nodiscard]] json::Value defaultValue() const;
};

// A class of nodes as a server describes it.
struct NodeClass
{
    QString name;
    QString displayName; // the name when the server gives none
    QString category;
    QString description;
    QString module; // python_module: "nodes", "comfy_extras.x", "custom_nodes.<pack>"
    bool outputNode = false;
    bool deprecated = false;
    QList<InputSpec> inputs; // required, then optional, then hidden, each in input_order
    QStringList outputTypes;
    QStringList outputNames;
    json::Object json; // the definition whole

    [[nodiscard]] const InputSpec *input(const QString &inputName) const;
};

} // namespace gesso
