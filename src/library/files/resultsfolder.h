// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace gesso::library {

class ExpandedName;
class FileOps;

// The folder of results, and the promise that nothing is written outside it: paths inside are
// relative, and each folder on the way is looked at, symbolic links too. For a worker.
class ResultsFolder
{
public:
    ResultsFolder(QString path, FileOps *files);

    // Makes the folder, with those above it.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString absolute(const QString &relative) const;

    // Makes a folder inside, with those above it. Io when a link on the way leads outside.
    [[nodiscard]] Result<void> ensure(const QString &relativeFolder) const;
    // The highest number that a file of this name has in its folder.
    [[nodiscard]] int highestCounter(const ExpandedName &name) const;

private:
    [[nodiscard]] Result<void> ensurePart(const QString &path, const QString &root) const;

    QString m_path;
    FileOps *m_files;
};

// Makes a folder with those above it; the error names the one that could not be made.
[[nodiscard]] Result<void> makePath(const QString &path, FileOps *files);

} // namespace gesso::library
