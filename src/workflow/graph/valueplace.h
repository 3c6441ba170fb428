// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/fieldid.h"

#include <memory>
#include <string>

namespace gesso {

// Where a value of a prompt is kept in the file that it was made from.
struct ValuePlace
{
    enum class Kind : quint8 {
        Nowhere, // the file has no place for it
        Values, // widgets_values of the node
        Quarantine, // an entry that an earlier editor could not place (graph sheet 1.8 C)
    };

    Kind kind = Kind::Nowhere;
    int graph = -1; // -1: the root; else the definition's number, as SavedWorkflow has them
    int node = -1; // its number there, among the entries that are objects
    std::string widget;
    int position = -1; // in the array; may be beyond its end, where the value was never saved

    [[nodiscard]] bool isKept() const { return kind != Kind::Nowhere; }

    friend bool operator==(const ValuePlace &, const ValuePlace &) = default;
};

// A value of the prompt with its place, and what else it takes to write another one there.
struct PlacedValue
{
    FieldId field;
    ValuePlace place;
    // What goes into the array where the file's is too short, by position; shared by the values of
    // a node. Null: the array reaches that far.
    std::shared_ptr<const json::Array> fill;
    bool fillsAll = false; // to its end, not only up to the position
    bool replacesAll = false; // the file's array makes no sense any more: all of it is replaced
    bool reshapes = false; // another value brings other inputs: a dynamic combo
    // control_after_generate beside it: the mode ("fixed", ...; empty: none) and where it is saved.
    std::string mode;
    ValuePlace control;
    // What the editor writes beside it, where that is not the input's name; may be empty.
    QString label;
    // The subgraph that promotes it: its id in the prompt and its title; empty: none does.
    QString holder;
    QString holderTitle;
};

} // namespace gesso
