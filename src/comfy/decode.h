// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/event.h"

#include <optional>

// The frames of the WebSocket as events (protocol sheet 3.3, 3.4). Pure; takes any bytes.
namespace gesso::comfy {

// A text frame. Nothing for what is no message of the protocol (broken JSON, no type).
[[nodiscard]] std::optional<Event> decodeText(const QByteArray &utf8);
// A binary frame. Nothing for a frame that is shorter than its header says, and for unknown kinds.
[[nodiscard]] std::optional<Event> decodeBinary(const QByteArray &frame);

// Whose run an event is about; empty for those of the whole server and where the frame does not
// say.
[[nodiscard]] QString promptIdOf(const Event &event);

} // namespace gesso::comfy
