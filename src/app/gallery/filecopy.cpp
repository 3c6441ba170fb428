// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/filecopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

Error fileError(Error::Kind kind, const QString &message, const QString &path,
                const QString &detail)
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.where = QFileInfo(path).fileName();
    error.detail = detail;
    return error;
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileCopy)
};

QString freePath(const QDir &folder, const QString &name)
{
    const QFileInfo wanted(name);
    const QString suffix = wanted.suffix().isEmpty() ? QString() : QString(u'.' + wanted.suffix());
    QString path = folder.filePath(name);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(
            u"%1 (%2)%3"_s.arg(wanted.completeBaseName(), QString::number(number), suffix));
    return path;
}

// Pixels that a decoded picture may have: 128 MB at four bytes, the reader's own limit.
constexpr double kMostPixels = 128.0 * 1024 * 1024 / 4;

} // namespace

Result<void> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return fileError(Error::Kind::NotFound, Words::tr("The file cannot be read."), from,
                         source.errorString());
    QSaveFile target(to);
    if (!target.open(QIODevice::WriteOnly))
        return fileError(Error::Kind::Io, Words::tr("The copy cannot be written."), to,
                         target.errorString());
    constexpr qint64 kBlock = qint64 {1} << 20;
    while (!source.atEnd()) {
        const QByteArray block = source.read(kBlock);
        if (block.isEmpty() || target.write(block) != block.size())
            break;
    }
    const bool whole = source.error() == QFileDevice::NoError && source.atEnd();
    if (!whole || !target.commit()) {
        const bool full = target.error() == QFileDevice::ResourceError;
        return fileError(full ? Error::Kind::DiskFull : Error::Kind::Io,
                         Words::tr("The copy cannot be written."), to, target.errorString());
    }
    return {};
}

Result<void> copyInto(const QStringList &files, const QString &folder)
{
    for (const QString &file : files) {
        const QString to = freePath(QDir(folder), QFileInfo(file).fileName());
        if (Result<void> copied = copyFile(file, to); !copied)
            return copied;
    }
    return {};
}

Result<QImage> readPicture(const QString &path)
{
    if (!QFileInfo::exists(path))
        return fileError(Error::Kind::NotFound, Words::tr("The file is not there any more."), path,
                         {});
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const double pixels = double(size.width()) * size.height();
    if (pixels > kMostPixels)
        reader.setScaledSize(size * (0.99 * std::sqrt(kMostPixels / pixels)));
    const QImage image = reader.read();
    if (image.isNull())
        return fileError(Error::Kind::Invalid, Words::tr("The picture cannot be read."), path,
                         reader.errorString());
    return image;
}

} // namespace gesso::app
