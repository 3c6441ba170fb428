// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QSize>
#include <QString>

namespace gesso::library {

// What a file is, by its bytes.
struct Content
{
    MediaKind kind = MediaKind::Other;
    QString mimeType;
    QString suffix; // extension that fits, lower case, without dot; may be empty
    QSize size; // pixels; empty when it has none
};

// Reads as much of a file as it takes to know what it is and that its end is there. The name that a
// server gave tells the extension where the bytes leave a choice, and what was promised: a file
// that is cut off, empty, or plainly something else (a web page in a picture's place) is an error
// (Protocol). Several reads; for a worker.
[[nodiscard]] Result<Content> inspect(const QString &path, const QString &serverName);

} // namespace gesso::library
