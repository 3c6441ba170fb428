// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/strays.h"

#include "library/database.h"
#include "library/files/filehash.h"
#include "library/files/resultsfolder.h"

#include <QDir>
#include <QDirIterator>
#include <QSet>

using namespace Qt::StringLiterals;

namespace gesso::library {

Result<void> Strays::search()
{
    auto query
        = m_database->prepare(u"SELECT path FROM results UNION ALL SELECT path FROM intents"_s);
    if (!query)
        return query.error();
    if (auto ran = m_database->run(*query); !ran)
        return ran;
    QSet<QString> recorded;
    while (query->next())
        recorded.insert(query->value(0).toString());
    const QDir root(m_folder->path());
    // Hidden folders are left out, and so is the one where files wait to be whole.
    QDirIterator files(m_folder->path(), QDir::Files | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        if (!recorded.contains(path))
            m_bySize.insert(files.fileInfo().size(), path);
    }
    m_isSearched = true;
    return {};
}

Result<std::optional<QString>> Strays::take(qint64 bytes, const QByteArray &sha256)
{
    std::optional<QString> nothing;
    if (!m_isExpecting)
        return nothing;
    if (!m_isSearched) {
        if (auto searched = search(); !searched)
            return searched.error();
    }
    const QStringList paths = m_bySize.values(bytes);
    for (const QString &path : paths) {
        if (hashOfFile(m_folder->absolute(path)) != sha256)
            continue;
        m_bySize.remove(bytes, path);
        return std::optional(path);
    }
    return nothing;
}

} // namespace gesso::library
