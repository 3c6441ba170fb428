// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/document.h"

namespace gesso {

// What can be said about a prompt without a server: entries that are no nodes, nodes without a
// class, links that lead nowhere, cycles (one problem each; servers before 0.33 drop them without a
// word: protocol sheet 7).
[[nodiscard]] QList<Problem> findProblems(const Prompt &prompt);

// 'title' (node id), as messages name a node.
[[nodiscard]] QString nodeInWords(const Prompt &prompt, const QString &node);

} // namespace gesso
