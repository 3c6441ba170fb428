// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"
#include "json/parsed.h"

// What nodes made, from the UI values of `executed` and history (protocol sheet 4.4). Pure; takes
// anything.
namespace gesso::comfy {

// Files and texts under whatever keys, in order, each file once.
[[nodiscard]] Outputs readOutputs(json::View ui, const QString &node);
// Adds what is new: a file or text of the same node that is there already comes no second time.
void addOutputs(Outputs &to, const Outputs &more);

} // namespace gesso::comfy
