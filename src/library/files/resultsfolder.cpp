// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/resultsfolder.h"

#include "library/files/fileops.h"
#include "library/files/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::ResultsFolder", text);
}

Error inTheWay(const QString &path)
{
    return {Error::Kind::Io,
            tr("A file has the name of a folder that is needed."),
            QDir::toNativeSeparators(path),
            tr("Rename or move that file, then try again."),
            {}};
}

// A new folder, on the disk like the files that it is for.
Result<void> makeOne(const QString &path, FileOps *files)
{
    auto made = files->makeFolder(path);
    return made ? files->flushFolder(QFileInfo(path).path()) : made;
}

} // namespace

Result<void> makePath(const QString &path, FileOps *files)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists() || info.isSymLink())
        return inTheWay(path);
    const QString above = info.path();
    if (above == path)
        return inTheWay(path);
    if (auto made = makePath(above, files); !made)
        return made;
    return makeOne(path, files);
}

ResultsFolder::ResultsFolder(QString path, FileOps *files)
    : m_path(std::move(path))
    , m_files(files)
{
}

Result<void> ResultsFolder::open()
{
    return makePath(m_path, m_files);
}

QString ResultsFolder::absolute(const QString &relative) const
{
    return m_path + u'/' + relative;
}

Result<void> ResultsFolder::ensure(const QString &relativeFolder) const
{
    const QString root = QFileInfo(m_path).canonicalFilePath();
    if (root.isEmpty()) {
        return Error {Error::Kind::Io,
                      tr("The folder for results is gone."),
                      QDir::toNativeSeparators(m_path),
                      tr("Bring the disk or folder back, or choose another library folder."),
                      {}};
    }
    QString path = m_path;
    for (const QString &part : relativeFolder.split(u'/', Qt::SkipEmptyParts)) {
        path += u'/' + part;
        if (auto made = ensurePart(path, root); !made)
            return made;
    }
    return {};
}

Result<void> ResultsFolder::ensurePart(const QString &path, const QString &root) const
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return makeOne(path, m_files);
    const QString real = info.canonicalFilePath(); // empty for a link to nothing
    const bool isInside
        = real == root || real.startsWith(root.endsWith(u'/') ? root : QString(root + u'/'));
    if (!isInside) {
        return Error {Error::Kind::Io, tr("A link in the results folder leads out of it."),
                      QDir::toNativeSeparators(path),
                      tr("Remove that link, or choose another folder for results in the settings."),
                      real};
    }
    return info.isDir() ? Result<void>() : inTheWay(path);
}

int ResultsFolder::highestCounter(const ExpandedName &name) const
{
    int highest = 0;
    QDirIterator files(absolute(name.folder()), QDir::Files | QDir::Hidden | QDir::System);
    while (files.hasNext()) {
        files.next();
        highest = std::max(highest, name.counterIn(files.fileName()));
    }
    return highest;
}

} // namespace gesso::library
