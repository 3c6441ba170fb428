// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/livelock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <sys/file.h>
#include <sys/stat.h>
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
    struct stat own;
    struct stat there;
    // Another process cleared it away between the two calls, or made it anew.
    if (::fstat(taken->file.handle(), &own) != 0
        || ::stat(QFile::encodeName(path).constData(), &there) != 0 || own.st_ino != there.st_ino
        || own.st_dev != there.st_dev)
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

std::unique_ptr<LiveLock> LiveLock::take(const QString &path, int timeoutMs)
{
    constexpr unsigned long kPauseMs = 20;
    const QDeadlineTimer deadline(timeoutMs);
    auto taken = tryTake(path);
    while (!taken && QFile(path).open(QIODevice::ReadWrite) && !deadline.hasExpired()) {
        QThread::msleep(kPauseMs);
        taken = tryTake(path);
    }
    return taken;
}

LiveLock::LiveLock(std::unique_ptr<Private> taken)
    : d(std::move(taken))
{
}

} // namespace gesso::library
