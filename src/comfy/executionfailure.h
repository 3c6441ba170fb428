// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"
#include "json/parsed.h"

// Why a node failed: from the wire, and in words for people. Pure.
namespace gesso::comfy {

// The data of execution_error, as an event and in history (protocol sheet 3.3).
[[nodiscard]] ExecutionError readExecutionError(json::View data);
[[nodiscard]] ExecutionError::Cause causeOf(const ExecutionError &error);
// "The node “KSampler” failed: ...", with what to do. title: what the person calls the node.
[[nodiscard]] Error explain(const ExecutionError &error, const QString &title);
// Whether a value looks like the file of a model: "sd/xl.safetensors".
[[nodiscard]] bool looksLikeModel(const QString &value);

} // namespace gesso::comfy
