// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/trash.h"

#include "library/database.h"
#include "library/files/fileops.h"
#include "library/files/names.h"
#include "library/files/resultsfolder.h"
#include "library/files/stagingarea.h"
#include "library/resultstore.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

// A row of moves.
struct TrashMove
{
    ResultId id = 0;
    QString session;
    QString path; // empty: to the trash
};

namespace {

constexpr int kMostNames = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::Trash", text);
}

} // namespace

Result<void> Trash::note(const QList<ResultId> &ids, const QString &path)
{
    return m_parts.database->transaction([&]() -> Result<void> {
        for (const ResultId id : ids) {
            auto noted = m_parts.database->run(
                u"INSERT OR REPLACE INTO moves (id, session, path) VALUES (?, ?, ?)"_s,
                {id, m_parts.staging->session(), path});
            if (!noted)
                return noted;
        }
        return {};
    });
}

Result<void> Trash::forget(ResultId id)
{
    return m_parts.database->run(u"DELETE FROM moves WHERE id = ?"_s, {id});
}

Result<void> Trash::recordTrashed(ResultId id, const QString &trashPath)
{
    return m_parts.database->transaction([&]() -> Result<void> {
        auto moved = m_parts.store->moveToTrashed(id, trashPath);
        return moved ? forget(id) : moved;
    });
}

Result<void> Trash::recordRestored(ResultId id, const QString &path)
{
    return m_parts.database->transaction([&]() -> Result<void> {
        auto moved = m_parts.store->moveFromTrashed(id, path);
        return moved ? forget(id) : moved;
    });
}

Result<void> Trash::trash(const QList<ResultId> &ids, QList<ResultId> *done)
{
    auto records = m_parts.store->records(ids);
    if (!records)
        return records.error();
    if (auto noted = note(ids, u""_s); !noted)
        return noted;
    for (const ResultRecord &record : std::as_const(*records)) {
        if (auto trashed = trashOne(record); !trashed) {
            // The first error is the one to tell; a note that stays is settled at the next start.
            for (const ResultId id : ids)
                [[maybe_unused]] const auto forgotten = forget(id);
            return trashed;
        }
        *done += record.id;
    }
    return {};
}

Result<void> Trash::trashOne(const ResultRecord &record)
{
    QString inTrash; // stays empty for a file that somebody removed already
    if (QFileInfo::exists(record.path)) {
        auto moved = m_parts.files->moveToTrash(record.path);
        if (!moved)
            return moved.error();
        inTrash = *moved;
    }
    return recordTrashed(record.id, inTrash);
}

Result<void> Trash::restore(const QList<ResultId> &ids, QList<ResultId> *done)
{
    for (const ResultId id : ids) {
        if (auto restored = restoreOne(id); !restored)
            return restored;
        *done += id;
    }
    return {};
}

Result<void> Trash::restoreOne(ResultId id)
{
    auto trashed = m_parts.store->trashed(id);
    if (!trashed)
        return trashed.error();
    if (!*trashed || !QFileInfo::exists((*trashed)->trashPath)) {
        return Error {Error::Kind::NotFound,
                      tr("This result is no longer in the trash."),
                      {},
                      tr("Look for it in the system's trash."),
                      {}};
    }
    auto path = bringBack(id, (*trashed)->trashPath, (*trashed)->path);
    if (!path) {
        [[maybe_unused]] const auto forgotten = forget(id);
        return path.error();
    }
    return recordRestored(id, *path);
}

// Back to where it was, or beside what has that name now.
Result<QString> Trash::bringBack(ResultId id, const QString &trashPath, const QString &relative)
{
    const ExpandedName name = ExpandedName::plain(relative);
    if (auto ready = m_parts.folder->ensure(name.folder()); !ready)
        return ready.error();
    for (int number = 0; number < kMostNames; ++number) {
        const QString path = name.with(number == 0 ? 0 : number + 1, suffixOf(relative));
        const QString place = m_parts.folder->absolute(path);
        if (QFileInfo::exists(place))
            continue;
        if (auto noted = note({id}, path); !noted)
            return noted.error();
        auto moved = m_parts.files->move(trashPath, place);
        if (!moved)
            return moved.error();
        if (*moved == FileOps::Moved::Yes)
            return path;
    }
    return Error {Error::Kind::Io,
                  tr("The result's place is taken by other files."),
                  relative,
                  tr("Move them, then try again."),
                  {}};
}

Result<QList<TrashMove>> Trash::left() const
{
    auto query = m_parts.database->prepare(u"SELECT id, session, path FROM moves"_s);
    if (!query)
        return query.error();
    if (auto ran = m_parts.database->run(*query); !ran)
        return ran.error();
    QList<TrashMove> moves;
    while (query->next())
        moves += TrashMove {query->value(0).toLongLong(), query->value(1).toString(),
                            query->value(2).toString()};
    return moves;
}

Result<void> Trash::settle()
{
    auto moves = left();
    if (!moves)
        return moves.error();
    for (const TrashMove &move : std::as_const(*moves)) {
        if (m_parts.staging->isAlive(move.session))
            continue;
        auto settled = move.path.isEmpty() ? settleTrashed(move.id) : settleRestored(move);
        if (!settled)
            return settled;
    }
    return {};
}

// Where in the trash it lies is not known any more: the system's trash brings it back.
Result<void> Trash::settleTrashed(ResultId id)
{
    auto records = m_parts.store->records({id});
    if (!records)
        return records.error();
    const bool isGone = !records->isEmpty() && !QFileInfo::exists(records->first().path);
    return isGone ? recordTrashed(id, u""_s) : forget(id);
}

Result<void> Trash::settleRestored(const TrashMove &move)
{
    auto trashed = m_parts.store->trashed(move.id);
    if (!trashed)
        return trashed.error();
    const QFileInfo place(m_parts.folder->absolute(move.path));
    const bool isBack = *trashed && !QFileInfo::exists((*trashed)->trashPath) && place.exists()
        && place.size() == (*trashed)->bytes;
    return isBack ? recordRestored(move.id, move.path) : forget(move.id);
}

} // namespace gesso::library
