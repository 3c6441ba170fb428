// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/queue/queuemodel.h"

#include "app/errortext.h"
#include "studio/jobqueue.h"
#include "widgets/jobs/jobroles.h"
#include "widgets/theme/theme.h"

using namespace Qt::StringLiterals;

namespace gesso::app {

using studio::Job;
using studio::JobId;
using studio::JobQueue;

namespace {

QString spoken(const QModelIndex &index)
{
    const QStringList parts {index.data(Qt::DisplayRole).toString(),
                             index.data(JobSubtitleRole).toString(),
                             index.data(JobReasonRole).toString()};
    return parts.join(u", "_s);
}

// What a row looks like. A cancelled job can go on, as a paused one.
JobState shownState(const Job &job, bool paused)
{
    switch (job.state) {
    case studio::JobState::Waiting:
        return paused ? JobState::Paused : JobState::Waiting;
    case studio::JobState::Sending:
    case studio::JobState::Running:
    case studio::JobState::Fetching:
        return JobState::Running;
    case studio::JobState::Failed:
        return JobState::Failed;
    case studio::JobState::Cancelled:
        return JobState::Paused;
    case studio::JobState::Finished:
        break;
    }
    return JobState::Finished;
}

QString failedTitle(const Error &error)
{
    if (error.kind == Error::Kind::Rejected)
        return QueueModel::tr("Refused by the server");
    return error.where.isEmpty() ? QueueModel::tr("Failed")
                                 : QueueModel::tr("Failed at %1").arg(error.where);
}

QString failedReason(const Error &error)
{
    return QString(error.message + u' ' + errorText(error).next);
}

int rank(studio::JobState state)
{
    switch (state) {
    case studio::JobState::Failed:
        return 0;
    case studio::JobState::Cancelled:
        return 2;
    default:
        return 1;
    }
}

studio::JobState stateOf(const QModelIndex &index)
{
    return static_cast<studio::JobState>(index.data(JobQueue::StateRole).toInt());
}

} // namespace

QueueModel::QueueModel(JobQueue *queue, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_queue(queue)
{
    setSourceModel(queue);
    setDynamicSortFilter(true);
    sort(0);
    connect(queue, &JobQueue::pausedChanged, this, [this] {
        if (const int rows = rowCount(); rows > 0)
            emit dataChanged(index(0, 0), index(rows - 1, 0));
    });
}

JobId QueueModel::idAt(int row) const
{
    return mapToSource(index(row, 0)).data(JobQueue::IdRole).toLongLong();
}

const Job *QueueModel::jobAt(int row) const
{
    return m_queue->job(idAt(row));
}

void QueueModel::setPreview(JobId job, const QImage &frame)
{
    const int side = 2 * measure::kQueueThumb;
    m_preview = frame.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::FastTransformation);
    m_previewed = job;
    for (int row = 0, rows = rowCount(); row < rows; ++row) {
        if (idAt(row) != job)
            continue;
        emit dataChanged(index(row, 0), index(row, 0), {Qt::DecorationRole});
        return;
    }
}

int QueueModel::failedCount() const
{
    int count = 0;
    for (int row = 0, rows = rowCount(); row < rows; ++row) {
        if (stateOf(mapToSource(index(row, 0))) != studio::JobState::Failed)
            break; // they stand first
        ++count;
    }
    return count;
}

bool QueueModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return stateOf(sourceModel()->index(row, 0, parent)) != studio::JobState::Finished;
}

bool QueueModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int leftRank = rank(stateOf(left));
    const int rightRank = rank(stateOf(right));
    return leftRank != rightRank ? leftRank < rightRank : left.row() < right.row();
}

QString QueueModel::subtitle(const Job &job, const QString &waiting) const
{
    switch (job.state) {
    case studio::JobState::Cancelled:
        return tr("cancelled");
    case studio::JobState::Sending:
        return tr("sending…");
    case studio::JobState::Fetching:
        return tr("fetching its files…");
    case studio::JobState::Waiting:
        return m_queue->isPaused() ? tr("paused") : waiting;
    default:
        return waiting;
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const auto from = [&](int source) { return QSortFilterProxyModel::data(index, source); };
    const Job *job = jobAt(index.row());
    if (job == nullptr)
        return {};
    const bool failed = job->state == studio::JobState::Failed;
    switch (role) {
    case Qt::DisplayRole:
        return failed ? failedTitle(job->error) : from(JobQueue::TitleRole).toString();
    case Qt::DecorationRole:
        return job->id == m_previewed ? QVariant(m_preview) : QVariant();
    case Qt::ToolTipRole:
        return job->positive;
    case Qt::AccessibleTextRole:
        return spoken(index);
    case JobStateRole:
        return static_cast<int>(shownState(*job, m_queue->isPaused()));
    case JobSubtitleRole:
        return subtitle(*job, from(JobQueue::SubtitleRole).toString());
    case JobProgressRole:
        return from(JobQueue::ProgressRole);
    case JobPositionRole:
        return from(JobQueue::PositionRole);
    case JobReasonRole:
        return failed ? failedReason(job->error) : QString();
    default:
        return from(role);
    }
}

} // namespace gesso::app
