// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/files/filestore.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kLongestName = 255;

QString words(const char *text)
{
    return QCoreApplication::translate("FileStore", text);
}

int highestNumber(const QString &folder, const QString &stem)
{
    int highest = 0;
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names) {
        if (!name.startsWith(stem + u'_', Qt::CaseInsensitive))
            continue;
        const QString rest = name.mid(stem.size() + 1);
        highest = std::max(highest, rest.left(rest.indexOf(u'_')).section(u'.', 0, 0).toInt());
    }
    return highest;
}

} // namespace

Result<void> FileStore::open(const QString &folder)
{
    m_root = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    m_last.clear();
    for (const QString &type : {u"input"_s, u"output"_s, u"temp"_s}) {
        if (!QDir().mkpath(m_root + u'/' + type))
            return Error {.kind = Error::Kind::Io,
                          .message
                          = words("The folder for the demo server's files cannot be made."),
                          .where = m_root,
                          .advice = words("Choose a folder that can be written to.")};
    }
    clearTemp();
    return {};
}

void FileStore::clearTemp()
{
    QDir temp(m_root + "/temp"_L1);
    temp.removeRecursively();
    QDir().mkpath(temp.absolutePath());
    m_last.clear();
}

std::optional<QString> FileStore::root(const QString &type) const
{
    if (type != "input"_L1 && type != "output"_L1 && type != "temp"_L1)
        return std::nullopt;
    return QString(m_root + u'/' + type);
}

std::optional<QString> FileStore::path(const FileName &file) const
{
    const auto folder = root(file.type);
    if (!folder || file.name.isEmpty() || file.name.contains(QChar(u'\0'))
        || file.subfolder.contains(QChar(u'\0')))
        return std::nullopt;
    if (QDir::isAbsolutePath(file.subfolder) || QDir::isAbsolutePath(file.name))
        return std::nullopt;
    const QString full = QDir::cleanPath(*folder + u'/' + file.subfolder + u'/' + file.name);
    if (!full.startsWith(*folder + u'/') || QFileInfo(full).fileName().size() > kLongestName)
        return std::nullopt;
    return full;
}

std::optional<QString> FileStore::annotated(const QString &value) const
{
    auto full = path(withoutAnnotation({.name = value, .type = u"input"_s}));
    if (!full || !QFileInfo(*full).isFile())
        return std::nullopt;
    return full;
}

QStringList FileStore::inputPictures() const
{
    const QStringList patterns {u"*.png"_s, u"*.jpg"_s, u"*.jpeg"_s, u"*.webp"_s,
                                u"*.gif"_s, u"*.bmp"_s, u"*.tif"_s,  u"*.tiff"_s};
    QStringList names = QDir(m_root + "/input"_L1).entryList(patterns, QDir::Files);
    std::sort(names.begin(), names.end());
    return names;
}

QStringList FileStore::newest(const QString &type) const
{
    const auto folder = root(type);
    return folder ? QDir(*folder).entryList(QDir::Files, QDir::Time) : QStringList();
}

Result<FileStore::Numbered> FileStore::nextNumber(const QString &prefix, const QString &type)
{
    const QString clean = QDir::fromNativeSeparators(prefix);
    const QString stem = clean.section(u'/', -1);
    const QString subfolder = clean.contains(u'/') ? clean.section(u'/', 0, -2) : QString();
    const auto probe = path({stem + "_00001_.png"_L1, subfolder, type});
    if (!probe)
        return Error {.kind = Error::Kind::Invalid,
                      .message = u"Saving image outside the output folder is not allowed."_s,
                      .detail = u"Exception"_s};
    Numbered numbered {
        .folder = QFileInfo(*probe).absolutePath(), .subfolder = subfolder, .stem = stem};
    if (!QDir().mkpath(numbered.folder))
        return Error {.kind = Error::Kind::Io,
                      .message = u"[Errno 13] Permission denied: '%1'"_s.arg(subfolder),
                      .detail = u"PermissionError"_s};
    const QString key = numbered.folder + u'\n' + stem;
    const auto known = m_last.constFind(key);
    numbered.number
        = (known == m_last.constEnd() ? highestNumber(numbered.folder, stem) : *known) + 1;
    m_last.insert(key, numbered.number);
    return numbered;
}

FileName withoutAnnotation(FileName file)
{
    for (const QString &type : {u"output"_s, u"input"_s, u"temp"_s}) {
        const QString mark = u" ["_s + type + u']';
        if (!file.name.endsWith(mark))
            continue;
        file.name.chop(mark.size());
        file.type = type;
        break;
    }
    return file;
}

} // namespace gesso::demo
