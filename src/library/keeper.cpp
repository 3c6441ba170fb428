// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/keeper.h"

#include "library/database.h"
#include "library/files/filehash.h"
#include "library/files/fileops.h"
#include "library/files/names.h"
#include "library/files/resultsfolder.h"
#include "library/files/stagingarea.h"
#include "library/intentstore.h"
#include "library/resultstore.h"
#include "library/strays.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr int kMostNames = 1000; // names that others may take in between, before it is an error
constexpr auto kTemporary = "temp/"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::Keeper", text);
}

ExpandedName nameFor(const ResultDraft &draft, const QString &pattern)
{
    const QString whole = draft.temporary ? QString(kTemporary + pattern) : pattern;
    return {whole, {draft.createdMs, draft.workflow, draft.seed, draft.serverName}};
}

} // namespace

Placed Keeper::placedAt(ResultId id, const QString &path) const
{
    return {std::nullopt, id, QFileInfo(m_parts.folder->absolute(path)).path()};
}

Result<Placed> Keeper::place(const StagedContent &staged, const ResultDraft &draft,
                             const QString &pattern)
{
    auto kept = findKept(draft.job, draft.origin);
    if (!kept)
        return kept.error();
    if (*kept) {
        if (auto removed = m_parts.files->remove(staged.path); !removed)
            return removed.error();
        return Placed {**kept};
    }
    auto adopted = draft.mayBeThere ? adopt(staged, draft) : std::optional<Placed>();
    if (!adopted || *adopted)
        return adopted ? Result<Placed>(**adopted) : adopted.error();
    const ExpandedName name = nameFor(draft, pattern);
    if (auto ready = m_parts.folder->ensure(name.folder()); !ready)
        return ready.error();
    Intent intent;
    auto id = announce(staged, draft, name, &intent.path);
    if (!id)
        return id.error();
    intent.id = *id;
    intent.staged = QDir(m_parts.folder->path()).relativeFilePath(staged.path);
    auto path = moveIntoPlace(intent, name, staged.content.suffix);
    if (!path) {
        // The first error is the one to tell; an intent that stays is settled at the next start.
        [[maybe_unused]] const auto dropped = m_parts.intents->drop(*id);
        return path.error();
    }
    return placedAt(*id, *path);
}

// A file with this content that no record knows takes the place of the staged one, which goes
// first: whatever ends the program in between, the file is there once.
Result<std::optional<Placed>> Keeper::adopt(const StagedContent &staged, const ResultDraft &draft)
{
    auto stray = m_parts.strays->take(staged.bytes, staged.sha256);
    if (!stray || !*stray)
        return stray ? std::optional<Placed>() : Result<std::optional<Placed>>(stray.error());
    if (auto removed = m_parts.files->remove(staged.path); !removed)
        return removed.error();
    ResultId id = 0;
    auto written = m_parts.database->transaction([&]() -> Result<void> {
        auto added = announceAt(staged, draft, **stray);
        id = added.valueOr(0);
        return added ? Result<void>() : added.error();
    });
    return written ? std::optional(placedAt(id, **stray))
                   : Result<std::optional<Placed>>(written.error());
}

Result<Kept> Keeper::record(ResultId id)
{
    if (auto recorded = m_parts.intents->record(id); !recorded)
        return recorded.error();
    auto read = m_parts.store->records({id});
    if (!read)
        return read.error();
    Q_ASSERT(read->size() == 1);
    return Kept {read->first(), true};
}

// A record, also one that an earlier call or a process that is no more left half done.
Result<std::optional<ResultRecord>> Keeper::findKept(qint64 job, const QString &origin)
{
    auto kept = m_parts.store->find(job, origin);
    if (!kept || *kept)
        return kept;
    auto intent = m_parts.intents->find(job, origin);
    if (!intent)
        return intent.error();
    if (!*intent)
        return kept;
    const QString session = (*intent)->session;
    if (session != m_parts.staging->session() && m_parts.staging->isAlive(session)) {
        return Error {Error::Kind::Io,
                      tr("Another Gesso is saving this file at the moment."),
                      origin,
                      tr("Try again when it is done."),
                      {}};
    }
    if (auto settled = settleIntent(**intent); !settled)
        return settled.error();
    return m_parts.store->find(job, origin);
}

// Writes the record as an intent, under a name that is free as far as is known.
Result<ResultId> Keeper::announce(const StagedContent &staged, const ResultDraft &draft,
                                  const ExpandedName &name, QString *path)
{
    ResultId id = 0;
    auto written = m_parts.database->transaction([&]() -> Result<void> {
        auto next = nextPath(name, staged.content.suffix, false);
        if (!next)
            return next.error();
        *path = *next;
        auto added = announceAt(staged, draft, *next);
        id = added.valueOr(0);
        return added ? Result<void>() : added.error();
    });
    return written ? Result<ResultId>(id) : written.error();
}

// Inside a transaction.
Result<ResultId> Keeper::announceAt(const StagedContent &staged, const ResultDraft &draft,
                                    const QString &path)
{
    ResultRecord record;
    record.kind = staged.content.kind;
    record.mimeType = staged.content.mimeType;
    record.size = staged.content.size.isEmpty() ? QSize(0, 0) : staged.content.size;
    record.bytes = staged.bytes;
    record.sha256 = staged.sha256;
    record.createdMs = draft.createdMs;
    Intent intent;
    intent.path = path;
    intent.session = m_parts.staging->session();
    intent.staged = QDir(m_parts.folder->path()).relativeFilePath(staged.path);
    return m_parts.intents->add(draft, record, intent);
}

// The next name to try: inside a transaction. Where a file has the one before already, the folder
// is looked through for the highest number.
Result<QString> Keeper::nextPath(const ExpandedName &name, const QString &suffix,
                                 bool isTaken) const
{
    if (!name.hasCounter() && !isTaken
        && !QFileInfo::exists(m_parts.folder->absolute(name.with(0, suffix))))
        return name.with(0, suffix);
    auto last = m_parts.intents->lastCounter(name.key());
    if (!last)
        return last.error();
    int number = std::max(*last, name.hasCounter() ? 0 : 1) + 1;
    if (isTaken || QFileInfo::exists(m_parts.folder->absolute(name.with(number, suffix))))
        number = std::max(number, m_parts.folder->highestCounter(name) + 1);
    if (auto set = m_parts.intents->setLastCounter(name.key(), number); !set)
        return set.error();
    return name.with(number, suffix);
}

// Gives the path that it has now, inside the folder.
Result<QString> Keeper::moveIntoPlace(const Intent &intent, const ExpandedName &name,
                                      const QString &suffix)
{
    const QString from = m_parts.folder->absolute(intent.staged);
    QString path = intent.path;
    for (int attempt = 0; attempt < kMostNames; ++attempt) {
        auto moved = m_parts.files->move(from, m_parts.folder->absolute(path));
        if (!moved)
            return moved.error();
        if (*moved == FileOps::Moved::Yes)
            return path;
        auto renamed = m_parts.database->transaction([&]() -> Result<void> {
            auto next = nextPath(name, suffix, true);
            if (!next)
                return next.error();
            path = *next;
            return m_parts.intents->setPath(intent.id, path);
        });
        if (!renamed)
            return renamed.error();
    }
    return Error {Error::Kind::Io,
                  tr("No free name was found for a result."),
                  QDir::toNativeSeparators(m_parts.folder->absolute(path)),
                  tr("Choose another name pattern in the settings."),
                  {}};
}

bool Keeper::isInPlace(const Intent &intent) const
{
    const QString path = m_parts.folder->absolute(intent.path);
    return QFileInfo(path).size() == intent.bytes && hashOfFile(path) == intent.sha256;
}

Result<void> Keeper::settleIntent(const Intent &intent)
{
    const QString staged = m_parts.folder->absolute(intent.staged);
    const QString place = m_parts.folder->absolute(intent.path);
    if (!QFileInfo::exists(staged)) {
        if (!isInPlace(intent))
            return m_parts.intents->drop(intent.id); // the file is nowhere: it is fetched again
        return recordInPlace(intent);
    }
    // Not moved yet. An empty file at its place is a name that was taken for it.
    const QFileInfo reservation(place);
    if (reservation.exists() && reservation.size() == 0) {
        if (auto removed = m_parts.files->remove(place); !removed)
            return removed;
    }
    const QString folder = QFileInfo(intent.path).path();
    if (auto ready = m_parts.folder->ensure(folder == u"."_s ? QString() : folder); !ready)
        return ready;
    const ExpandedName name = ExpandedName::plain(intent.path);
    auto path = moveIntoPlace(intent, name, suffixOf(intent.path));
    if (!path)
        return path.error();
    Intent moved = intent;
    moved.path = *path;
    return recordInPlace(moved);
}

Result<void> Keeper::recordInPlace(const Intent &intent)
{
    auto flushed
        = m_parts.files->flushFolder(QFileInfo(m_parts.folder->absolute(intent.path)).path());
    return flushed ? m_parts.intents->record(intent.id) : flushed;
}

Result<QList<Error>> Keeper::settle()
{
    auto stale = m_parts.staging->takeStale(); // held until the end: nobody else settles these
    if (!stale.empty())
        m_parts.strays->expect();
    auto intents = m_parts.intents->all();
    if (!intents)
        return intents.error();
    QList<Error> left;
    for (const Intent &intent : std::as_const(*intents)) {
        const auto held = std::ranges::find(stale, intent.session, &StagingArea::Stale::session);
        if (held == stale.end() && m_parts.staging->isAlive(intent.session))
            continue;
        auto settled = settleIntent(intent);
        if (settled)
            continue;
        left += settled.error();
        if (held != stale.end())
            stale.erase(held); // its staged file is still needed
    }
    for (auto &old : stale)
        m_parts.staging->clear(std::move(old));
    return left;
}

} // namespace gesso::library
