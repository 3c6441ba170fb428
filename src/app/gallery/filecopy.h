// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QString>
#include <QStringList>

namespace gesso::app {

// Work on files for a pool of threads; none of these may run on the GUI thread.

// Copies a file, whole or not at all; replaces what is there. Errors: Io, NotFound, DiskFull.
[[nodiscard]] Result<void> copyFile(const QString &from, const QString &to);
// Copies files into a folder and replaces none there: a name that is taken becomes "name (2).png".
// Stops at the first error.
[[nodiscard]] Result<void> copyInto(const QStringList &files, const QString &folder);

// The whole picture, or a smaller one when it would take more memory than a picture may (limits.md
// 8). NotFound, or Invalid with the reader's words.
[[nodiscard]] Result<QImage> readPicture(const QString &path);

} // namespace gesso::app
