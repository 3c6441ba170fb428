// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/folderflush.h"

#include "library/files/fileops.h"

namespace gesso::library {

namespace {

constexpr qsizetype kMostFolders = 100; // those of other days are not needed any more

} // namespace

Result<void> FolderFlush::flush(const QString &folder, quint64 move)
{
    if (m_flushed.value(folder) >= move)
        return {};
    const quint64 upTo = m_moves;
    if (auto flushed = m_files->flushFolder(folder); !flushed)
        return flushed;
    if (m_flushed.size() >= kMostFolders)
        m_flushed.clear();
    m_flushed.insert(folder, upTo);
    return {};
}

} // namespace gesso::library
