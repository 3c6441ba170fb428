// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/catalogue.h"
#include "workflow/document.h"
#include "workflow/field.h"
#include "workflow/fieldvalues.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace gesso {

// A node that makes results.
struct OutputNode
{
    QString node;
    QString title;
    QString nodeClass;
    bool temporary = false; // PreviewImage and the like: its files are of type temp
};

// All fields that the editor shows on one node and that have no place among the main ones.
struct FieldGroup
{
    QString node;
    QString title;
    QString heading; // the editor's group, or the subgraph around the node; may be empty
    QList<FieldId> fields;
};

// What a person edits of a prompt: the fields about the picture first (main, in the order in which
// a form shows them), all the rest grouped by node. A value type; pure function of prompt and
// catalogue.
struct Form
{
    QList<Field> fields; // every one, in the order of the prompt
    QList<FieldId> main;
    // Those of one heading follow one another: first headings with subgraphs that promote inputs,
    // then those without a heading, then the others, then what is inside of subgraphs; in each of
    // them subgraphs before nodes.
    QList<FieldGroup> groups;
    QList<OutputNode> outputs;
    bool ofGraph = false; // its prompt was made of a graph
    QList<Problem> problems; // of the document, plus classes that the server lacks
    // Values that a graph keeps in the same place as another field's: that one stands for them.
    QHash<FieldId, FieldId> aliases;
    // Fields that decide which branch of a switch runs: with another value other fields have roles.
    QSet<FieldId> switches;
    // Of graphs only.
    QList<WorkflowNote> notes;
    QList<InactiveNode> inactive;
    QList<WorkflowModel> models;

    // Those of aliases are found by either name.
    [[nodiscard]] const Field *find(const FieldId &id) const;
    // The first field of the role (roleIndex 0); null when there is none.
    [[nodiscard]] const Field *find(Role role) const;
};

// The catalogue may be null (no server yet): kinds are then inferred from the values, outputs and
// roles from the classes' names.
[[nodiscard]] Form makeForm(const Prompt &prompt, const Catalogue *catalogue);

// The same for a document. A graph has its own catalogue; until then its form is empty, and a
// problem says why.
[[nodiscard]] Form makeForm(const Document &document, const Catalogue *catalogue);

// What keeps a graph from becoming a prompt; null: nothing does.
[[nodiscard]] const Problem *obstacle(const Form &form);
// The same, or a node class of a graph that the server lacks.
[[nodiscard]] const Problem *whyNotRunnable(const Form &form);

// The fields that a name of the command line stands for: a role ("steps": all fields of that role
// with the lowest roleIndex), NODEID.input, or Title.input where that is unique. NotFound and
// Invalid (ambiguous) errors list what would be right.
[[nodiscard]] Result<QList<FieldId>> findFields(const Form &form, const QString &name);

// The name by which findFields() finds this field alone: its role where that means only this one,
// else NODEID.input.
[[nodiscard]] QString fieldName(const Form &form, const Field &field);

// The prompt to send: the document's with these values in place, required inputs that it lacks
// filled from their defaults (an older or newer server may ask for more), literal arrays wrapped in
// __value__ (protocol sheet 2.1), is_changed removed.
[[nodiscard]] Prompt composePrompt(const Prompt &prompt, const FieldValues &values,
                                   const Catalogue *catalogue);

// The nodes that can run at all: the output nodes and everything above them, in no special order.
[[nodiscard]] QStringList reachableNodes(const Prompt &prompt, const Catalogue *catalogue);

} // namespace gesso
