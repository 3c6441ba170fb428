// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

class QWidget;

namespace gesso {
class FoldGroup;
}

namespace gesso::app {

// The folded parts of a form that hold no fields.

// A note that the workflow's author left.
[[nodiscard]] FoldGroup *makeNote(const WorkflowNote &note, QWidget *parent);
// Nodes that are muted or bypassed, so that nothing of them runs.
[[nodiscard]] FoldGroup *makeInactive(const QList<InactiveNode> &nodes, QWidget *parent);
// The title over the groups of one heading.
[[nodiscard]] QWidget *makeHeading(const QString &heading, QWidget *parent);

} // namespace gesso::app
