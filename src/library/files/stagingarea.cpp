// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/stagingarea.h"

#include "library/files/fileops.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr auto kLockSuffix = ".lock"_L1;

} // namespace

StagingArea::StagingArea(const QString &parent, FileOps *files)
    : m_root(parent + u"/.gesso-staging"_s)
    , m_session(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_files(files)
{
}

StagingArea::~StagingArea()
{
    close();
}

void StagingArea::close()
{
    if (!m_lock)
        return;
    QDir(folderOf(m_session)).removeRecursively();
    m_lock.reset();
    QDir().rmdir(m_root); // stays while another process has something in it
}

Result<void> StagingArea::open()
{
    // Another process that ends may take the folder away in between.
    constexpr int kTries = 3;
    for (int i = 0; i < kTries && !m_lock; ++i) {
        if (auto made = m_files->makeFolder(m_root); !made)
            return made;
        m_lock = LiveLock::tryTake(lockOf(m_session));
    }
    if (!m_lock) {
        return Error {
            Error::Kind::Io,
            QCoreApplication::translate("gesso::library::StagingArea",
                                        "The folder for results cannot be written."),
            QDir::toNativeSeparators(QFileInfo(m_root).path()),
            QCoreApplication::translate("gesso::library::StagingArea",
                                        "Allow writing there, make room, or choose another "
                                        "library folder."),
            {}};
    }
    return m_files->makeFolder(folderOf(m_session));
}

QString StagingArea::newPath()
{
    return folderOf(m_session) + u'/' + QString::number(m_next.fetch_add(1)) + u".part"_s;
}

std::vector<StagingArea::Stale> StagingArea::takeStale() const
{
    // The lock is made before the folder, so a folder without one is stale, too.
    QSet<QString> sessions;
    const QDir root(m_root);
    for (const QString &name : root.entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot))
        sessions.insert(name.endsWith(kLockSuffix) ? name.chopped(kLockSuffix.size()) : name);
    sessions.remove(m_session);
    std::vector<Stale> stale;
    for (const QString &session : std::as_const(sessions)) {
        if (auto lock = LiveLock::tryTake(lockOf(session)))
            stale.push_back({session, std::move(lock)});
    }
    return stale;
}

bool StagingArea::isAlive(const QString &session) const
{
    if (session == m_session)
        return true;
    return QFileInfo::exists(lockOf(session)) && !LiveLock::tryTake(lockOf(session));
}

void StagingArea::clear(Stale stale) const
{
    // What cannot be removed is tried again at the next start.
    QDir(folderOf(stale.session)).removeRecursively();
    stale.lock.reset();
}

QString StagingArea::folderOf(const QString &session) const
{
    return m_root + u'/' + session;
}

QString StagingArea::lockOf(const QString &session) const
{
    return folderOf(session) + kLockSuffix;
}

} // namespace gesso::library
