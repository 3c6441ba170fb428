// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"
#include "workflow/graph/savedgraph.h"

#include <QHash>
#include <QList>
#include <QString>

namespace gesso {

// What a graph says to the person who opens it, beside its values. Ids are those of the prompt
// ("12:5" inside of subgraph 12). Headings are the titles of the editor's groups; inside of
// subgraphs the titles of these, joined by ›; empty: none.

struct WorkflowNote
{
    QString node;
    QString title;
    QString heading;
    QString text;
    bool isMarkdown = false;

    friend bool operator==(const WorkflowNote &, const WorkflowNote &) = default;
};

struct InactiveNode
{
    QString node;
    QString title;
    QString heading;
    bool isBypassed = false; // else muted

    friend bool operator==(const InactiveNode &, const InactiveNode &) = default;
};

// A model that the file tells where to get (properties.models of its nodes, models of the root;
// graph sheet 1.2).
struct WorkflowModel
{
    QString node; // that names it; empty: the whole workflow does
    QString name; // of the file
    QString folder; // below models/: "checkpoints", "loras", ...
    QString address;
};

struct GraphOutline
{
    QHash<QString, QString> headings; // of nodes that have one, by id
    QList<WorkflowNote> notes;
    QList<InactiveNode> inactive; // what is inside of them is not listed
    QList<WorkflowModel> models; // of nodes that are inactive too
};

// The ids must be those of the prompt already (renumberNodes()). Titles of nodes without their own
// are those of the classes.
[[nodiscard]] GraphOutline outlineOf(const SavedWorkflow &workflow, ClassShapes &shapes);

} // namespace gesso
