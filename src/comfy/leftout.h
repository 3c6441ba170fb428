// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"

#include <QSet>

// What a server leaves out of a prompt that it took all the same: every output below a node with
// errors (protocol sheet 2.1). Pure.
namespace gesso::comfy {

// The last nodes of the prompt that need a node with errors, in the prompt's order.
[[nodiscard]] QStringList leftOutOutputs(const Prompt &prompt, const QList<InputError> &dropped);

// Of the nodes that were to run, those that still will.
[[nodiscard]] QSet<QString> stillExpected(const Prompt &prompt, const QSet<QString> &expected,
                                          const QList<InputError> &dropped);

} // namespace gesso::comfy
