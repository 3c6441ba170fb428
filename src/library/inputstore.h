// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace gesso::library {

class FileOps;
class StagingArea;

// Copies of input files by their content: inputs/ab/abcdef….png, each content once, whole or not
// there. For a worker, but for pathOf().
class InputStore
{
public:
    // Both outlive it; `staging` lies inside the folder.
    InputStore(QString folder, StagingArea *staging, FileOps *files);

    // Gives the SHA-256. NotFound or Io when the file cannot be read; Io when another program keeps
    // on changing it.
    [[nodiscard]] Result<QByteArray> keepFile(const QString &path);
    [[nodiscard]] Result<QByteArray> keepBytes(const QByteArray &bytes, const QString &suffix);
    // Empty when there is no copy. Looks into one folder.
    [[nodiscard]] QString pathOf(const QByteArray &sha256) const;

private:
    struct Copy
    {
        QByteArray sha256;
        bool isTorn = false; // the source changed meanwhile
    };
    [[nodiscard]] Result<Copy> copy(const QString &from, const QString &to);
    [[nodiscard]] Result<QByteArray> put(const QString &staged, const QByteArray &sha256,
                                         const QString &suffix);

    QString m_folder;
    StagingArea *m_staging;
    FileOps *m_files;
};

} // namespace gesso::library
