// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace gesso::library {

class Database;

// Texts and JSON that many jobs and results share (a prompt text, a workflow of a batch of 999):
// stored once, known by a number. On the database's thread; writing inside a transaction.
class SharedContent
{
public:
    explicit SharedContent(Database *database)
        : m_database(database)
    {
    }

    // The number of a text; 0 for the empty one.
    [[nodiscard]] Result<qint64> putText(const QString &text);
    // The number of a block of bytes, which is kept compressed; 0 for the empty one.
    [[nodiscard]] Result<qint64> putBlob(const QByteArray &bytes);
    // NotFound when there is no such block.
    [[nodiscard]] Result<QByteArray> blob(qint64 id);

private:
    Database *m_database;
};

} // namespace gesso::library
