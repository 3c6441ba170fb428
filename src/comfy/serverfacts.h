// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "comfy/types.h"
#include "json/parsed.h"

// What a server says of itself (protocol sheet 2.9). Pure.
namespace gesso::comfy {

// /system_stats; nothing when the answer is not that of a ComfyUI.
[[nodiscard]] std::optional<ServerFacts> readSystemStats(json::View root);
// /features or the feature_flags frame: adds what concerns Gesso.
void readFeatures(const json::Object &features, ServerFacts &facts);

} // namespace gesso::comfy
