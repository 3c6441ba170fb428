// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QString>

#include <atomic>

namespace gesso::library {

class FileOps;

// Brings the names in folders to the disk, so that a file which was moved into place is still there
// after the power failed. Moves that happened while one flush ran share the next one.
class FolderFlush
{
public:
    explicit FolderFlush(FileOps *files)
        : m_files(files)
    {
    }

    // A file was moved: gives what flush() is to be told. On any thread.
    [[nodiscard]] quint64 moved() { return ++m_moves; }
    // Returns when that move is on the disk. On one thread only, which may wait for the disk.
    [[nodiscard]] Result<void> flush(const QString &folder, quint64 move);

private:
    FileOps *m_files;
    std::atomic<quint64> m_moves {0};
    QHash<QString, quint64> m_flushed; // by folder: all moves up to this one
};

} // namespace gesso::library
