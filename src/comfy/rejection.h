// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/httpreply.h"
#include "comfy/types.h"
#include "json/parsed.h"

// Why POST /prompt refuses (protocol sheet 2.1, and 7 for older servers). Pure.
namespace gesso::comfy {

// Any answer of POST /prompt that is no success, ComfyUI's own or not. The prompt gives the nodes
// their titles.
[[nodiscard]] Rejection readRejection(const HttpReply &reply, const Prompt &prompt);
// node_errors, of a refusal or of a 200.
[[nodiscard]] QList<InputError> readNodeErrors(json::View nodeErrors);

} // namespace gesso::comfy
