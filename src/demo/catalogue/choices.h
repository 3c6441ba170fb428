// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace gesso::demo {

// Names of model files that the demo server says it has, by folder ("checkpoints", "loras", ...),
// in the server's order. Empty for a folder without files.
[[nodiscard]] QStringList modelFiles(const QString &folder);
// All folders, as GET /models lists them.
[[nodiscard]] QStringList modelFolders();
[[nodiscard]] QStringList samplerNames();
[[nodiscard]] QStringList schedulerNames();

} // namespace gesso::demo
