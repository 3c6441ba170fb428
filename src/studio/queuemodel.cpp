// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/queuemodel.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

int percentOf(const QueueEntry &entry)
{
    if (entry.job.state == JobState::Fetching)
        return 100;
    if (entry.job.state != JobState::Running)
        return -1;
    const JobProgress &progress = entry.progress;
    if (progress.nodesTotal <= 0)
        return 0;
    const double part
        = progress.steps > 0 ? static_cast<double>(progress.step) / progress.steps : 0.0;
    const double done = qMin(progress.nodesDone + part, static_cast<double>(progress.nodesTotal));
    return static_cast<int>(std::floor(100.0 * done / progress.nodesTotal));
}

} // namespace

QueueModel::~QueueModel() = default;

QueueModel::Section QueueModel::sectionOf(const Job &job)
{
    if (isOver(job.state))
        return Section::Over;
    return job.state == JobState::Waiting ? Section::Waiting : Section::Active;
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString QueueModel::subtitle(const QueueEntry &entry)
{
    if (entry.job.state == JobState::Waiting && !entry.waitReason.isEmpty())
        return entry.waitReason;
    if (entry.elsewhere.isEmpty() || isOver(entry.job.state))
        return entry.job.workflow;
    return tr("%1, at %2").arg(entry.job.workflow, entry.elsewhere);
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QueueEntry &entry = *m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return entry.job.title;
    case JobRole:
        return QVariant::fromValue(&entry.job);
    case StateRole:
        return QVariant::fromValue(entry.job.state);
    case SubtitleRole:
        return subtitle(entry);
    case ProgressRole:
        return percentOf(entry);
    case ReasonRole:
        return entry.job.error.message;
    case PositionRole:
        return sectionOf(entry.job) == Section::Waiting ? index.row() - m_active + 1 : 0;
    case IdRole:
        return entry.job.id;
    case ServerRole:
        return entry.elsewhere;
    case WarningRole:
        return entry.job.warning.message;
    default:
        return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {JobRole, "job"},           {StateRole, "state"},
            {TitleRole, "title"},         {SubtitleRole, "subtitle"}, {ProgressRole, "progress"},
            {ReasonRole, "reason"},       {PositionRole, "position"}, {IdRole, "id"},
            {ServerRole, "server"},       {WarningRole, "warning"}};
}

const Job *QueueModel::job(JobId id) const
{
    const QueueEntry *found = entry(id);
    return found ? &found->job : nullptr;
}

JobProgress QueueModel::progress(JobId id) const
{
    const QueueEntry *found = entry(id);
    return found ? found->progress : JobProgress();
}

int *QueueModel::counterOf(Section section)
{
    switch (section) {
    case Section::Active:
        return &m_active;
    case Section::Waiting:
        return &m_waiting;
    case Section::Over:
        return &m_over;
    }
    Q_UNREACHABLE();
}

int QueueModel::rowOf(const QueueEntry *entry) const
{
    const auto at
        = std::ranges::find_if(m_rows, [entry](const auto &row) { return row.get() == entry; });
    return static_cast<int>(at - m_rows.begin());
}

int QueueModel::targetRow(const QueueEntry *entry, std::optional<Section> current) const
{
    const int active = m_active - (current == Section::Active ? 1 : 0);
    const int waiting = m_waiting - (current == Section::Waiting ? 1 : 0);
    const Section section = sectionOf(entry->job);
    if (section == Section::Active)
        return active;
    if (section == Section::Over)
        return active + waiting;
    const auto first = m_rows.begin() + m_active;
    const auto goesBefore = [entry](const auto &row) {
        return row.get() != entry && sectionOf(row->job) == Section::Waiting
            && row->job.place <= entry->job.place;
    };
    return active + static_cast<int>(std::count_if(first, first + m_waiting, goesBefore));
}

void QueueModel::insertOne(const QueueEntry &entry)
{
    auto owned = std::make_unique<QueueEntry>(entry);
    const int row = targetRow(owned.get(), std::nullopt);
    beginInsertRows({}, row, row);
    m_byId.insert(entry.job.id, owned.get());
    ++*counterOf(sectionOf(entry.job));
    m_rows.insert(m_rows.begin() + row, std::move(owned));
    endInsertRows();
}

void QueueModel::insertBlock(const QList<QueueEntry> &entries)
{
    const int row = m_active + m_waiting;
    const auto count = static_cast<int>(entries.size());
    beginInsertRows({}, row, row + count - 1);
    std::vector<std::unique_ptr<QueueEntry>> owned;
    owned.reserve(static_cast<std::size_t>(count));
    for (const QueueEntry &entry : entries) {
        owned.push_back(std::make_unique<QueueEntry>(entry));
        m_byId.insert(entry.job.id, owned.back().get());
    }
    *counterOf(sectionOf(entries.constFirst().job)) += count;
    m_rows.insert(m_rows.begin() + row, std::make_move_iterator(owned.begin()),
                  std::make_move_iterator(owned.end()));
    endInsertRows();
}

void QueueModel::insert(const QList<QueueEntry> &entries)
{
    if (entries.isEmpty())
        return;
    double last = m_waiting > 0 ? waiting(m_waiting - 1).job.place : entries.constFirst().job.place;
    const bool allAtEnd = std::ranges::all_of(entries, [&last](const QueueEntry &entry) {
        const bool follows = entry.job.state == JobState::Waiting && entry.job.place >= last;
        last = entry.job.place;
        return follows;
    });
    const bool allOver = std::ranges::all_of(
        entries, [](const QueueEntry &entry) { return isOver(entry.job.state); });
    if (allAtEnd || allOver) {
        insertBlock(entries);
    } else {
        for (const QueueEntry &entry : entries)
            insertOne(entry);
        tellPositions();
    }
    trimOver();
    emit countsChanged();
}

void QueueModel::moveRow(int from, int to)
{
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto at = [this](int row) { return m_rows.begin() + row; };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    endMoveRows();
}

void QueueModel::change(JobId id, const std::function<void(QueueEntry &)> &edit)
{
    QueueEntry *entry = m_byId.value(id);
    if (!entry)
        return;
    const int from = rowOf(entry);
    const Section before = sectionOf(entry->job);
    const double placeBefore = entry->job.place;
    edit(*entry);
    const Section after = sectionOf(entry->job);
    const bool moves
        = before != after || (after == Section::Waiting && placeBefore != entry->job.place);
    int row = from;
    if (moves) {
        row = targetRow(entry, before);
        --*counterOf(before);
        ++*counterOf(after);
        moveRow(from, row);
    }
    emit dataChanged(index(row), index(row));
    if (moves)
        tellPositions();
    if (before != after)
        emit countsChanged();
    emit jobChanged(id);
    if (after == Section::Over && before != Section::Over)
        tellEnd(*entry);
    trimOver();
}

void QueueModel::tellEnd(const QueueEntry &entry)
{
    const JobId id = entry.job.id;
    if (entry.job.state == JobState::Finished && !entry.job.warning.message.isEmpty())
        emit warned(id, entry.job.warning);
    emit jobEnded(id);
}

void QueueModel::tellPositions()
{
    if (m_waiting > 0)
        emit dataChanged(index(m_active), index(m_active + m_waiting - 1), {PositionRole});
}

void QueueModel::setProgress(JobId id, const JobProgress &progress)
{
    QueueEntry *entry = m_byId.value(id);
    if (!entry)
        return;
    entry->progress = progress;
    const QModelIndex at = index(rowOf(entry));
    emit dataChanged(at, at, {ProgressRole});
    emit progressChanged(id);
}

void QueueModel::setWaitReason(JobId id, const QString &reason)
{
    QueueEntry *entry = m_byId.value(id);
    if (!entry || entry->waitReason == reason)
        return;
    entry->waitReason = reason;
    const QModelIndex at = index(rowOf(entry));
    emit dataChanged(at, at, {SubtitleRole});
}

void QueueModel::setElsewhere(JobId id, const QString &host)
{
    QueueEntry *entry = m_byId.value(id);
    if (!entry || entry->elsewhere == host)
        return;
    entry->elsewhere = host;
    const QModelIndex at = index(rowOf(entry));
    emit dataChanged(at, at, {SubtitleRole, ServerRole});
}

void QueueModel::take(const QList<JobId> &ids)
{
    const QSet<JobId> gone(ids.cbegin(), ids.cend());
    const auto goes = [this, &gone](int row) {
        return row >= 0 && gone.contains(m_rows[static_cast<std::size_t>(row)]->job.id);
    };
    const std::size_t before = m_rows.size();
    for (int last = static_cast<int>(before) - 1; last >= 0; --last) {
        if (!goes(last))
            continue;
        int first = last;
        while (goes(first - 1))
            --first;
        takeRows(first, last);
        last = first;
    }
    if (m_rows.size() == before)
        return;
    tellPositions();
    emit countsChanged();
}

void QueueModel::takeRows(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        const Job &job = m_rows[static_cast<std::size_t>(row)]->job;
        --*counterOf(sectionOf(job));
        m_byId.remove(job.id);
    }
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    endRemoveRows();
}

void QueueModel::trimOver()
{
    const auto rows = static_cast<int>(m_rows.size());
    if (m_over > kOverLimit)
        takeRows(rows - (m_over - kOverLimit), rows - 1);
}

} // namespace gesso::studio
