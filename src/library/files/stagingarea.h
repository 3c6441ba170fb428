// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/files/livelock.h"

#include <QString>

#include <atomic>
#include <memory>
#include <vector>

namespace gesso::library {

class FileOps;

// Where files wait until they are whole: one subfolder for each running process, held by a lock
// beside it. It lies inside the folder that the files go to (results/.gesso-staging,
// data/inputs/.gesso-staging), so that the last step is a rename on one file system, which is
// whole or not at all.
class StagingArea
{
public:
    // What a process left that is no more; the lock keeps others from clearing it at the same time.
    struct Stale
    {
        QString session;
        std::unique_ptr<LiveLock> lock;
    };

    // `parent` is the folder that the files go to.
    StagingArea(const QString &parent, FileOps *files);
    ~StagingArea();
    Q_DISABLE_COPY_MOVE(StagingArea)

    // Makes the subfolder of this process.
    [[nodiscard]] Result<void> open();
    // Removes it.
    void close();
    // Name of this process's subfolder.
    [[nodiscard]] const QString &session() const { return m_session; }
    // A path that nothing else uses. On any thread, also before open().
    [[nodiscard]] QString newPath();

    [[nodiscard]] std::vector<Stale> takeStale() const;
    // Whether the process of this session runs: this one, or one that holds its lock.
    [[nodiscard]] bool isAlive(const QString &session) const;
    void clear(Stale stale) const;

private:
    [[nodiscard]] QString folderOf(const QString &session) const;
    [[nodiscard]] QString lockOf(const QString &session) const;

    QString m_root;
    QString m_session;
    FileOps *m_files;
    std::unique_ptr<LiveLock> m_lock;
    std::atomic<int> m_next {0};
};

} // namespace gesso::library
