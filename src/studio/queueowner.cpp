// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/queueowner.h"

#include "library/files/livelock.h"
#include "studio/jobstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

const QString kWindow = u"window"_s;
constexpr auto kRunPrefix = "run-"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::studio::QueueOwner", text);
}

} // namespace

QueueOwner::QueueOwner(const QString &dataFolder, bool own)
    : m_folder(dataFolder + u"/owners"_s)
    , m_name(own ? QString(kRunPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces))
                 : kWindow)
{
}

QueueOwner::~QueueOwner() = default; // unlocks and removes the file

QString QueueOwner::fileOf(const QString &owner) const
{
    return m_folder + u'/' + owner + u".lock"_s;
}

Result<void> QueueOwner::claim()
{
    Error error;
    error.kind = Error::Kind::Io;
    error.where = m_folder;
    if (!QDir().mkpath(m_folder)) {
        error.message = tr("The library's folder cannot be written.");
        error.advice = tr("Allow writing there, or choose another library.");
        return error;
    }
    m_lock = library::LiveLock::tryTake(fileOf(m_name));
    if (m_lock)
        return {};
    const bool taken = QFile(fileOf(m_name)).open(QIODevice::ReadWrite);
    error.message = taken ? tr("This library is open in another Gesso window.")
                          : tr("The library's folder cannot be written.");
    error.advice = taken ? tr("Use that window, close it, or choose another library.")
                         : tr("Make room and allow writing there, or choose another library.");
    return error;
}

QStringList QueueOwner::deadAmong(const QStringList &owners) const
{
    QStringList dead;
    for (const QString &owner : owners) {
        if (!owner.startsWith(kRunPrefix) || owner.contains(u'/'))
            continue;
        if (library::LiveLock::tryTake(fileOf(owner)))
            dead.append(owner);
    }
    return dead;
}

Result<void> adoptOrphans(const QueueOwner &owner, JobStore &store, qint64 nowMs)
{
    const Result<QStringList> others = store.otherOwners();
    if (!others)
        return others.error();
    const QStringList dead = owner.deadAmong(*others);
    for (const QString &name : dead) {
        if (Result<void> adopted = store.adopt(name, nowMs); !adopted)
            return adopted;
    }
    return {};
}

} // namespace gesso::studio
