// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QList>
#include <QString>

#include <utility>

namespace gesso::app {

// Work on files for a pool of threads; none of these may run on the GUI thread.

// Copies each first file to the second path, whole or not at all. Stops at the first error (Io,
// NotFound, DiskFull).
[[nodiscard]] Result<void> copyAll(const QList<std::pair<QString, QString>> &fromTo);

// The whole picture, or a smaller one when it would take more memory than a picture may (limits.md
// 8). NotFound, or Invalid with the reader's words.
[[nodiscard]] Result<QImage> readPicture(const QString &path);

} // namespace gesso::app
