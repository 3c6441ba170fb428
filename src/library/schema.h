// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace gesso::library {

// Number of the newest form of the database's tables; kept in user_version.
constexpr int kSchemaVersion = 4;

// The statements that bring a database from version - 1 to `version` (1 to kSchemaVersion).
[[nodiscard]] QList<QString> schemaStatements(int version);

} // namespace gesso::library
