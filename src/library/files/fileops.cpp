// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/fileops.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_LINUX
#include <stdio.h> // NOLINT(modernize-deprecated-headers): renameat2() is not in <cstdio>
#endif
#ifdef Q_OS_WIN
#include <qt_windows.h>

#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::FileOps", text);
}

Error diskFull(const QString &path, const QString &detail)
{
    return {Error::Kind::DiskFull, tr("There is no room left on the disk."),
            QDir::toNativeSeparators(path), tr("Make room on that disk, then try again."), detail};
}

Error ioError(const QString &message, const QString &path, const QString &detail)
{
    return {Error::Kind::Io, message, QDir::toNativeSeparators(path),
            tr("Check that the folder is there and may be written."), detail};
}

bool isNoRoom(const std::error_code &code)
{
#ifdef EDQUOT
    if (code == std::error_code(EDQUOT, std::generic_category()))
        return true;
#endif
    return code == std::errc::no_space_on_device;
}

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

Error errorFor(const std::error_code &code, const QString &message, const QString &path)
{
    const QString detail = QString::fromStdString(code.message());
    return isNoRoom(code) ? diskFull(path, detail) : ioError(message, path, detail);
}

std::filesystem::path nativePath(const QString &path)
{
#ifdef Q_OS_WIN
    return {path.toStdWString()};
#else
    return {QFile::encodeName(path).toStdString()};
#endif
}

// The way that every system has: the name is taken by an empty file, which the move then replaces.
// A crash between the two leaves the empty file; the library replaces it at its next start.
Result<FileOps::Moved> moveOverReservation(const QString &from, const QString &to)
{
    QFile reservation(to);
    if (!reservation.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (QFileInfo::exists(to) || QFileInfo(to).isSymLink())
            return FileOps::Moved::NameTaken;
        return ioError(tr("A file could not be made."), to, reservation.errorString());
    }
    reservation.close();
    std::error_code code;
    std::filesystem::rename(nativePath(from), nativePath(to), code);
    if (!code)
        return FileOps::Moved::Yes;
    reservation.remove();
    return errorFor(code, tr("A file could not be moved into its place."), to);
}

} // namespace

Result<void> SystemFileOps::makeFolder(const QString &path)
{
    std::error_code code;
    std::filesystem::create_directory(nativePath(path), code);
    if (!code)
        return {};
    return errorFor(code, tr("A folder could not be made."), path);
}

Result<void> SystemFileOps::write(QFile *file, const QByteArray &bytes)
{
    if (file->write(bytes) == bytes.size() && file->flush())
        return {};
    const QString detail = file->errorString();
    const bool full = file->error() == QFileDevice::ResourceError
        || detail == qt_error_string(ENOSPC)
        || QStorageInfo(QFileInfo(*file).path()).bytesAvailable() < bytes.size();
    return full ? diskFull(file->fileName(), detail)
                : ioError(tr("A file could not be written."), file->fileName(), detail);
}

Result<void> SystemFileOps::flush(QFile *file)
{
    if (!file->flush())
        return ioError(tr("A file could not be written."), file->fileName(), file->errorString());
#ifdef Q_OS_WIN
    const bool done = ::_commit(file->handle()) == 0;
#elif defined(Q_OS_LINUX)
    const bool done = ::fdatasync(file->handle()) == 0;
#else
    const bool done = ::fsync(file->handle()) == 0;
#endif
    if (done || errno == EINVAL || errno == ENOSYS) // a file system that has no flush
        return {};
    return errorFor(lastError(), tr("A file could not be written to the disk."), file->fileName());
}

Result<FileOps::Moved> SystemFileOps::move(const QString &from, const QString &to)
{
#if defined(Q_OS_LINUX) && defined(RENAME_NOREPLACE)
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE)
        == 0)
        return Moved::Yes;
    if (errno == EEXIST)
        return Moved::NameTaken;
    if (errno != EINVAL && errno != ENOSYS)
        return errorFor(lastError(), tr("A file could not be moved into its place."), to);
#endif
    return moveOverReservation(from, to);
}

Result<void> SystemFileOps::flushFolder(const QString &path)
{
    const auto failed = [&path](int number) {
        return errorFor({number, std::system_category()},
                        tr("A folder could not be written to the disk."), path);
    };
#ifdef Q_OS_WIN
    // A folder that may not be opened for this is on a file system which keeps a journal of names.
    const HANDLE folder
        = ::CreateFileW(nativePath(path).c_str(), GENERIC_WRITE,
                        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                        OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
    if (folder == INVALID_HANDLE_VALUE)
        return {};
    const DWORD code = ::FlushFileBuffers(folder) ? ERROR_SUCCESS : ::GetLastError();
    ::CloseHandle(folder);
    const bool done = code != ERROR_DISK_FULL && code != ERROR_IO_DEVICE;
    return done ? Result<void>() : failed(static_cast<int>(code));
#else
    const int folder
        = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) // one that may be written but not read can only be hoped for
        return errno == EACCES ? Result<void>() : failed(errno);
    const int code = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (code == 0 || code == EINVAL || code == ENOSYS) // a file system that has no flush
        return {};
    return failed(code);
#endif
}

Result<void> SystemFileOps::remove(const QString &path)
{
    std::error_code code;
    std::filesystem::remove(nativePath(path), code);
    if (!code)
        return {};
    return errorFor(code, tr("A file could not be removed."), path);
}

Result<QString> SystemFileOps::moveToTrash(const QString &path)
{
    // The home trash is made inside this folder, which a fresh account may lack.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    QFile file(path);
    if (file.moveToTrash())
        return file.fileName();
    return Error {Error::Kind::Io, tr("A file could not be moved to the trash."),
                  QDir::toNativeSeparators(path),
                  tr("Nothing was deleted. Delete the file by hand if this disk has no trash."),
                  file.errorString()};
}

} // namespace gesso::library
