// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>

// What can be wrong with a container, as one clause that follows "cannot be read: "; readEmbedded()
// adds the file and what to do.
namespace gesso::fault {

// More than any workflow has: what is larger is an attack or a mistake.
inline constexpr qint64 kMostText = qint64 {64} << 20;
// All texts of one file together.
inline constexpr qint64 kMostTexts = 2 * kMostText;
// Chunks, boxes, pages of one file that are looked at.
inline constexpr int kMostParts = 1'000'000;

[[nodiscard]] Error cutOff();
// A part ("the chunk tEXt") that claims to be longer than what is left of the file.
[[nodiscard]] Error tooLong(const QByteArray &part, qint64 at);
[[nodiscard]] Error tooLarge(const QByteArray &part);
[[nodiscard]] Error tooMany();
[[nodiscard]] Error broken(const QByteArray &part);

} // namespace gesso::fault
