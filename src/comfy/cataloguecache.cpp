// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/cataloguecache.h"

#include "base/log.h"
#include "base/worker.h"
#include "comfy/address.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

QByteArray fingerprintOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

// A folder that cannot be written costs the next start some time and nobody anything: no error.
void write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        qCDebug(logComfy) << "the node catalogue was not kept:" << file.errorString();
}

KeptCatalogue loadFile(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    auto catalogue = Catalogue::read(bytes);
    if (!catalogue)
        return {};
    return {*std::move(catalogue), fingerprintOf(bytes)};
}

Result<KeptCatalogue> keepFile(const QString &path, const QByteArray &bytes,
                               const QByteArray &known)
{
    const QByteArray fingerprint = fingerprintOf(bytes);
    if (fingerprint == known)
        return KeptCatalogue {nullptr, fingerprint};
    auto catalogue = Catalogue::read(bytes);
    if (!catalogue)
        return catalogue.error();
    if (!path.isEmpty())
        write(path, bytes);
    return KeptCatalogue {*std::move(catalogue), fingerprint};
}

} // namespace

QString CatalogueCache::pathOf(const QUrl &server) const
{
    if (m_folder.isEmpty())
        return {};
    const QByteArray name
        = QCryptographicHash::hash(addressText(server).toUtf8(), QCryptographicHash::Sha1).toHex();
    return m_folder + u"/object_info-"_s + QString::fromLatin1(name) + u".json"_s;
}

QFuture<KeptCatalogue> CatalogueCache::load(const QUrl &server) const
{
    if (m_worker == nullptr || m_folder.isEmpty())
        return QtFuture::makeReadyFuture(KeptCatalogue());
    return m_worker->run([path = pathOf(server)] { return loadFile(path); });
}

QFuture<Result<KeptCatalogue>> CatalogueCache::keep(const QUrl &server, const QByteArray &bytes,
                                                    const QByteArray &known) const
{
    if (m_worker == nullptr)
        return QtFuture::makeReadyFuture(keepFile({}, bytes, known));
    return m_worker->run(
        [path = pathOf(server), bytes, known] { return keepFile(path, bytes, known); });
}

} // namespace gesso::comfy
