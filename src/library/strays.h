// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace gesso::library {

class Database;
class ResultsFolder;

// Files of the results folder that no record knows: when the power fails, the database may lose its
// last changes and the disk keep the files that they were about. On the database's thread.
class Strays
{
public:
    // Both outlive it.
    Strays(Database *database, const ResultsFolder *folder)
        : m_database(database)
        , m_folder(folder)
    {
    }

    // The last life did not end by itself, so that there may be some.
    void expect() { m_isExpecting = true; }
    // The path, inside the folder, of one with this content; it is given once. Looks through the
    // whole folder the first time.
    [[nodiscard]] Result<std::optional<QString>> take(qint64 bytes, const QByteArray &sha256);

private:
    [[nodiscard]] Result<void> search();

    Database *m_database;
    const ResultsFolder *m_folder;
    bool m_isExpecting = false;
    bool m_isSearched = false;
    QMultiHash<qint64, QString> m_bySize;
};

} // namespace gesso::library
