// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace gesso::library {

// What the library does to files, one step at a time; handed in through its constructor so that a
// test can make each step fail, or be the last one. Used on workers, by one thread at a time a
// file. Errors are Io or DiskFull, and name the file.
class FileOps
{
public:
    enum class Moved { Yes, NameTaken };

    FileOps() = default;
    virtual ~FileOps() = default;
    Q_DISABLE_COPY_MOVE(FileOps)

    // One folder; one that is there already is fine.
    [[nodiscard]] virtual Result<void> makeFolder(const QString &path) = 0;
    [[nodiscard]] virtual Result<void> write(QFile *file, const QByteArray &bytes) = 0;
    // All that was written is on the disk when this returns.
    [[nodiscard]] virtual Result<void> flush(QFile *file) = 0;
    // In one step, never over another file, also when another process takes the name meanwhile.
    [[nodiscard]] virtual Result<Moved> move(const QString &from, const QString &to) = 0;
    // The names of the files in a folder are on the disk when this returns.
    [[nodiscard]] virtual Result<void> flushFolder(const QString &path) = 0;
    // No error when it is not there.
    [[nodiscard]] virtual Result<void> remove(const QString &path) = 0;
    // Gives the path in the trash.
    [[nodiscard]] virtual Result<QString> moveToTrash(const QString &path) = 0;
};

// The file system of this machine.
class SystemFileOps final : public FileOps
{
public:
    [[nodiscard]] Result<void> makeFolder(const QString &path) override;
    [[nodiscard]] Result<void> write(QFile *file, const QByteArray &bytes) override;
    [[nodiscard]] Result<void> flush(QFile *file) override;
    [[nodiscard]] Result<Moved> move(const QString &from, const QString &to) override;
    [[nodiscard]] Result<void> flushFolder(const QString &path) override;
    [[nodiscard]] Result<void> remove(const QString &path) override;
    [[nodiscard]] Result<QString> moveToTrash(const QString &path) override;
};

} // namespace gesso::library
