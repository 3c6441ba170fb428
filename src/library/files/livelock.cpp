// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/livelock.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#else
#include <QLockFile>
#endif

namespace gesso::library {

#ifdef Q_OS_UNIX

struct LiveLock::Private
{
    QFile file;
};

std::unique_ptr<LiveLock> LiveLock::tryTake(const QString &path)
{
    auto taken = std::make_unique<Private>();
    taken->file.setFileName(path);
    if (!taken->file.open(QIODevice::ReadWrite))
        return nullptr;
    if (::flock(taken->file.handle(), LOCK_EX | LOCK_NB) != 0)
        return nullptr;
    if (!QFile::exists(path)) // another process cleared it away between the two calls
        return nullptr;
    return std::unique_ptr<LiveLock>(new LiveLock(std::move(taken)));
}

LiveLock::~LiveLock()
{
    d->file.remove();
}

#else

struct LiveLock::Private
{
    explicit Private(const QString &path)
        : file(path)
    {
        file.setStaleLockTime(0);
    }
    QLockFile file;
};

std::unique_ptr<LiveLock> LiveLock::tryTake(const QString &path)
{
    auto taken = std::make_unique<Private>(path);
    if (!taken->file.tryLock())
        return nullptr;
    return std::unique_ptr<LiveLock>(new LiveLock(std::move(taken)));
}

LiveLock::~LiveLock() = default;

#endif

LiveLock::LiveLock(std::unique_ptr<Private> taken)
    : d(std::move(taken))
{
}

} // namespace gesso::library
