// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/inputstore.h"

#include "library/files/fileops.h"
#include "library/files/names.h"
#include "library/files/stagingarea.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr qint64 kChunk = 1 << 20;
constexpr int kAttempts = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::InputStore", text);
}

Error cannotRead(const QString &path, const QString &detail)
{
    const bool isThere = QFileInfo::exists(path);
    return {isThere ? Error::Kind::Io : Error::Kind::NotFound,
            isThere ? tr("The input file cannot be read.") : tr("The input file is not there."),
            QDir::toNativeSeparators(path), tr("Choose another file, or allow reading this one."),
            detail};
}

Error cannotWrite(const QFile &file)
{
    return {Error::Kind::Io, tr("The library's data folder cannot be written."),
            QDir::toNativeSeparators(file.fileName()),
            tr("Check that the folder is there and may be written."), file.errorString()};
}

// What changes when somebody writes a file.
struct Stamp
{
    explicit Stamp(const QString &path)
        : size(QFileInfo(path).size())
        , changed(QFileInfo(path).lastModified())
    {
    }
    bool operator==(const Stamp &) const = default;

    qint64 size;
    QDateTime changed;
};

} // namespace

InputStore::InputStore(QString folder, StagingArea *staging, FileOps *files)
    : m_folder(std::move(folder))
    , m_staging(staging)
    , m_files(files)
{
}

Result<QByteArray> InputStore::keepFile(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Error {Error::Kind::Invalid,
                      tr("The input file is a folder."),
                      QDir::toNativeSeparators(path),
                      tr("Choose a file."),
                      {}};
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const QString staged = m_staging->newPath();
        auto copied = copy(path, staged);
        if (copied && !copied->isTorn)
            return put(staged, copied->sha256, suffixOf(path));
        if (auto removed = m_files->remove(staged); !removed)
            return removed.error();
        if (!copied)
            return copied.error();
    }
    return Error {Error::Kind::Io,
                  tr("Another program is changing the input file."),
                  QDir::toNativeSeparators(path),
                  tr("Wait until it is done, then try again."),
                  {}};
}

Result<QByteArray> InputStore::keepBytes(const QByteArray &bytes, const QString &suffix)
{
    QFile file(m_staging->newPath());
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    auto written = m_files->write(&file, bytes);
    if (written)
        written = m_files->flush(&file);
    file.close();
    if (written)
        return put(file.fileName(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256),
                   suffix);
    file.remove();
    return written.error();
}

Result<InputStore::Copy> InputStore::copy(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return cannotRead(from, source.errorString());
    const Stamp before(from);
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return cannotWrite(target);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 total = 0;
    while (total <= before.size) { // one that grows as fast as it is read would never end
        const QByteArray chunk = source.read(kChunk);
        if (chunk.isEmpty())
            break;
        if (auto written = m_files->write(&target, chunk); !written)
            return written.error();
        hash.addData(chunk);
        total += chunk.size();
    }
    if (source.error() != QFileDevice::NoError)
        return cannotRead(from, source.errorString());
    if (auto flushed = m_files->flush(&target); !flushed)
        return flushed.error();
    return Copy {hash.result(), Stamp(from) != before || total != before.size};
}

Result<QByteArray> InputStore::put(const QString &staged, const QByteArray &sha256,
                                   const QString &suffix)
{
    if (!pathOf(sha256).isEmpty()) {
        auto removed = m_files->remove(staged);
        return removed ? Result<QByteArray>(sha256) : removed.error();
    }
    const QString name = QString::fromLatin1(sha256.toHex());
    const QString folder = m_folder + u'/' + name.first(2);
    if (auto made = m_files->makeFolder(folder); !made)
        return made.error();
    const QString plain = suffixOf(QString(u"x."_s + suffix));
    auto moved
        = m_files->move(staged, folder + u'/' + name + u'.' + (plain.isEmpty() ? u"bin"_s : plain));
    if (!moved)
        return moved.error();
    if (*moved == FileOps::Moved::NameTaken) { // another process was quicker with the same content
        if (auto removed = m_files->remove(staged); !removed)
            return removed.error();
    }
    return sha256;
}

QString InputStore::pathOf(const QByteArray &sha256) const
{
    if (sha256.isEmpty())
        return {};
    const QString name = QString::fromLatin1(sha256.toHex());
    const QDir folder(m_folder + u'/' + name.first(2));
    const QStringList found = folder.entryList({QString(name + u".*"_s)}, QDir::Files);
    return found.isEmpty() ? QString() : folder.filePath(found.first());
}

} // namespace gesso::library
