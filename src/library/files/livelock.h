// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace gesso::library {

// Tells other processes that the one which holds it lives: the system lets go of it when the
// process ends, however it ends, so that no process number that is used again can deceive.
class LiveLock
{
public:
    // Null when another process (or another LiveLock) holds it, or the file cannot be made.
    [[nodiscard]] static std::unique_ptr<LiveLock> tryTake(const QString &path);
    // The same, but waits for another holder, no longer than these milliseconds. Not for a GUI
    // thread.
    [[nodiscard]] static std::unique_ptr<LiveLock> take(const QString &path, int timeoutMs);
    // Removes the file, and lets go.
    ~LiveLock();
    Q_DISABLE_COPY_MOVE(LiveLock)

private:
    struct Private;
    explicit LiveLock(std::unique_ptr<Private> taken);
    std::unique_ptr<Private> d;
};

} // namespace gesso::library
