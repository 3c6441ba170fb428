// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace gesso::library {
class LiveLock;
}

namespace gesso::studio {

class JobStore;

// This program's claim on its jobs: the window's queue, of which a library has one, or one of its
// own for each `gesso run`. Held as a locked file in the data folder for as long as the program
// lives, so that others see when it is gone. Its functions touch files: to be called on a worker.
class QueueOwner
{
public:
    QueueOwner(const QString &dataFolder, bool own);
    ~QueueOwner();
    Q_DISABLE_COPY_MOVE(QueueOwner)

    // "window", or a name that no other program has.
    [[nodiscard]] const QString &name() const { return m_name; }
    // Io when another window has the queue, or the folder cannot be written.
    [[nodiscard]] Result<void> claim();
    // Of these owners the runs whose programs are gone.
    [[nodiscard]] QStringList deadAmong(const QStringList &owners) const;

private:
    [[nodiscard]] QString fileOf(const QString &owner) const;

    QString m_folder;
    QString m_name;
    std::unique_ptr<library::LiveLock> m_lock;
};

// Takes over what programs that are gone left in the database (JobStore::adopt()).
[[nodiscard]] Result<void> adoptOrphans(const QueueOwner &owner, JobStore &store, qint64 nowMs);

} // namespace gesso::studio
