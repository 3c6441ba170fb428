// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesource.h"
#include "library/content/content.h"

#include <QLatin1StringView>

#include <optional>
#include <span>

namespace gesso::library {

// What a format's reader found: the content, or in one clause what is missing of the file.
using FormatAnswer = Result<Content>;

// A kind of file that begins with bytes of its own.
struct Format
{
    QLatin1StringView suffixes; // "jpg jpeg": the first is the usual one
    bool (*matches)(const QByteArray &head); // the first 64 bytes, or all
    FormatAnswer (*read)(ByteSource &source);
};

// In the order in which they are to be tried.
[[nodiscard]] std::span<const Format> imageFormats();
[[nodiscard]] std::span<const Format> mediaFormats();

// An answer that says what is wrong ("it ends in the middle of a chunk").
[[nodiscard]] Error formatFault(const char *clause);

} // namespace gesso::library
