// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gesso::library {

// SHA-256 of a file's bytes; empty when it cannot be read. For a worker.
[[nodiscard]] QByteArray hashOfFile(const QString &path);

} // namespace gesso::library
