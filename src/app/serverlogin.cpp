// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serverlogin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace gesso::app {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerLogin)
};

Error writeError(const QString &path, const QString &detail)
{
    return {Error::Kind::Io, Words::tr("Name and password of the server cannot be kept."),
            QDir::toNativeSeparators(path),
            Words::tr("They hold until Gesso ends; then type them again."), detail};
}

} // namespace

Result<void> ServerLogin::keep(const QUrl &address) const
{
    if (address.userInfo().isEmpty()) {
        if (QFile old(m_file); old.exists() && !old.remove())
            return writeError(m_file, old.errorString());
        return {};
    }
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) // before anything is in it
        && file.write(address.toEncoded()) > 0 && file.commit();
    if (!written)
        return writeError(m_file, file.errorString());
    return {};
}

QUrl ServerLogin::addedTo(const QUrl &address) const
{
    QFile file(m_file);
    if (address.isEmpty() || !file.open(QIODevice::ReadOnly))
        return address;
    const QUrl kept = QUrl::fromEncoded(file.readAll().trimmed());
    return kept.adjusted(QUrl::RemoveUserInfo) == address ? kept : address;
}

} // namespace gesso::app
