// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/queue/queuepanel.h"

#include "app/actions/actionset.h"
#include "app/canvas/progresswords.h"
#include "app/queue/errordetails.h"
#include "app/queue/queuemodel.h"
#include "base/whendone.h"
#include "studio/jobqueue.h"
#include "widgets/jobs/joblist.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

using studio::Job;
using studio::JobId;
using studio::JobQueue;
using studio::JobState;

namespace {

bool isAtServer(const Job &job)
{
    return !isOver(job.state) && job.state != JobState::Waiting;
}

} // namespace

QueuePanel::QueuePanel(JobQueue *queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_model(new QueueModel(queue, this))
    , m_list(new JobList(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"queuePanel"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_list);
    m_list->setObjectName(u"jobList"_s);
    m_list->setAccessibleName(tr("Queue"));
    m_list->setEmptyText(tr("Jobs wait here. Generate adds one."));
    m_list->setModel(m_model);
    connectSignals();
}

void QueuePanel::connectSignals()
{
    connect(m_list, &JobList::moveRequested, this, &QueuePanel::move);
    connect(m_list, &JobList::toFrontRequested, this,
            [this](int row) { report(m_queue->toFront(m_model->idAt(row))); });
    connect(m_list, &JobList::removeRequested, this,
            [this](int row) { close(m_model->idAt(row)); });
    connect(m_list, &JobList::retryRequested, this, [this](int row) { retry(m_model->idAt(row)); });
    connect(m_list, &JobList::resumeRequested, this, &QueuePanel::resume);
    connect(m_list, &JobList::detailsRequested, this,
            [this](int row) { showDetails(m_model->idAt(row)); });
    connect(m_list, &JobList::copyRequested, this, &QueuePanel::copy);
    connect(m_list, &JobList::jobContextMenuRequested, this, &QueuePanel::showMenu);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (const Job *job = m_model->jobAt(index.row()); job && job->state == JobState::Running)
            emit followRequested();
    });
    connect(m_list, &JobList::removeManyRequested, this, &QueuePanel::closeAll);
    connect(m_queue, &JobQueue::countsChanged, this, &QueuePanel::summaryChanged);
    connect(m_queue, &JobQueue::progressChanged, this, &QueuePanel::summaryChanged);
    connect(m_queue, &JobQueue::pausedChanged, this, &QueuePanel::summaryChanged);
    connect(m_queue, &JobQueue::failed, this, &QueuePanel::failed);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &QueuePanel::rowsGone);
}

void QueuePanel::connectActions(const ActionSet &actions)
{
    connect(actions.action(ActionId::Stop), &QAction::triggered, this, &QueuePanel::stopRunning);
    connect(actions.action(ActionId::RetryFailed), &QAction::triggered, this,
            &QueuePanel::retryFailed);
    connect(actions.action(ActionId::ClearEnded), &QAction::triggered, this,
            &QueuePanel::clearEnded);
    QAction *pause = actions.action(ActionId::PauseQueue);
    pause->setChecked(m_queue->isPaused()); // it may have been in an earlier life
    connect(pause, &QAction::triggered, this,
            [this](bool on) { on ? m_queue->pause() : m_queue->resume(); });
    connect(m_queue, &JobQueue::pausedChanged, pause,
            [this, pause] { pause->setChecked(m_queue->isPaused()); });
}

QSize QueuePanel::minimumSizeHint() const
{
    return {measure::kSideLeast, QWidget::minimumSizeHint().height()};
}

QSize QueuePanel::sizeHint() const
{
    return {measure::kSideWidth, 4 * measure::kQueueRow};
}

QString QueuePanel::summary() const
{
    QStringList parts;
    if (const int failed = m_model->failedCount(); failed > 0)
        parts << tr("%n failed", nullptr, failed);
    if (m_queue->isPaused())
        parts << tr("paused");
    if (m_queue->waitingCount() > 0)
        parts << tr("%n waiting", nullptr, m_queue->waitingCount());
    else if (m_queue->runningCount() > 0)
        parts << tr("%n running", nullptr, m_queue->runningCount());
    const qint64 left = m_queue->msLeftOfAll();
    if (left >= 0 && m_queue->runningCount() + m_queue->waitingCount() > 0)
        parts << tr("done in %1").arg(clockText(left));
    return parts.isEmpty() ? tr("empty") : parts.join(u", "_s);
}

void QueuePanel::report(const QFuture<Result<void>> &future)
{
    whenDone(future, this, [this](const Result<void> &result) {
        if (!result)
            emit failed(result.error());
    });
}

void QueuePanel::reportNew(const QFuture<Result<JobId>> &future)
{
    whenDone(future, this, [this](const Result<JobId> &result) {
        if (!result)
            emit failed(result.error());
    });
}

void QueuePanel::move(int from, int to)
{
    const JobId before = to < m_model->rowCount() ? m_model->idAt(to) : 0;
    const Job *target = m_queue->job(before);
    const bool waits = target != nullptr && target->state == JobState::Waiting;
    report(m_queue->move(m_model->idAt(from), waits ? before : 0));
}

void QueuePanel::closeAll(const QList<int> &rows)
{
    QList<JobId> ended; // rows move as soon as the first one goes
    QList<JobId> sent;
    for (const int row : rows) {
        const Job *job = m_model->jobAt(row);
        if (job != nullptr)
            (isAtServer(*job) ? sent : ended) << job->id;
    }
    for (const JobId id : std::as_const(sent))
        report(m_queue->cancel(id));
    remove(ended);
}

void QueuePanel::remove(const QList<JobId> &ids)
{
    if (!ids.isEmpty())
        report(m_queue->remove(ids));
}

void QueuePanel::close(JobId id)
{
    const Job *job = m_queue->job(id);
    if (job == nullptr)
        return;
    report(isAtServer(*job) ? m_queue->cancel(id) : m_queue->remove(id));
}

void QueuePanel::retry(JobId id)
{
    reportNew(m_queue->retry(id));
}

void QueuePanel::resume(int row)
{
    const Job *job = m_model->jobAt(row);
    if (job != nullptr && isOver(job->state))
        retry(job->id);
    else
        m_queue->resume();
}

void QueuePanel::stopRunning()
{
    for (int row = 0, rows = m_model->rowCount(); row < rows; ++row) {
        const Job *job = m_model->jobAt(row);
        if (job != nullptr
            && (job->state == JobState::Running || job->state == JobState::Sending)) {
            report(m_queue->cancel(job->id));
            return;
        }
    }
}

void QueuePanel::retryFailed()
{
    QList<JobId> ids;
    for (int row = 0, count = m_model->failedCount(); row < count; ++row)
        ids << m_model->idAt(row);
    for (const JobId id : std::as_const(ids))
        reportNew(m_queue->retry(id));
}

void QueuePanel::clearEnded()
{
    QList<JobId> ids;
    for (int row = 0, rows = m_queue->rowCount({}); row < rows; ++row) {
        const QModelIndex index = m_queue->index(row, 0);
        if (isOver(static_cast<JobState>(index.data(JobQueue::StateRole).toInt())))
            ids << index.data(JobQueue::IdRole).toLongLong();
    }
    remove(ids);
}

void QueuePanel::showDetails(JobId id)
{
    const Job *job = m_queue->job(id);
    if (job == nullptr)
        return;
    if (m_details != nullptr && m_details->isVisible() && m_details->job() == job->id) {
        hideDetails();
        return;
    }
    if (m_details == nullptr) {
        m_details = new ErrorDetails(this);
        m_layout->addWidget(m_details);
        connect(m_details, &ErrorDetails::closed, this, &QueuePanel::hideDetails);
    }
    m_details->showJob(*job);
    m_details->show();
}

void QueuePanel::hideDetails()
{
    if (m_details != nullptr)
        m_details->hide();
}

void QueuePanel::rowsGone()
{
    if (m_details != nullptr && m_details->isVisible() && m_queue->job(m_details->job()) == nullptr)
        hideDetails();
}

void QueuePanel::copy(int row)
{
    if (const Job *job = m_model->jobAt(row))
        QApplication::clipboard()->setText(jobReport(*job));
}

void QueuePanel::showMenu(int row, const QPoint &position)
{
    const Job *job = m_model->jobAt(row);
    if (job == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const JobId id = job->id;
    const auto add = [&](QStringView iconName, const QString &text, auto slot) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, slot);
    };
    if (job->state == JobState::Waiting)
        add(u"to-front", tr("To the front"), [this, id] { report(m_queue->toFront(id)); });
    if (!isOver(job->state))
        add(u"close", tr("Cancel"), [this, id] { report(m_queue->cancel(id)); });
    else
        add(u"retry", tr("Retry"), [this, id] { retry(id); });
    add(u"copy", tr("Duplicate"), [this, id] { reportNew(m_queue->duplicate(id)); });
    if (job->state == JobState::Failed)
        add(u"info", tr("Details"), [this, id] { showDetails(id); });
    if (isOver(job->state) || job->state == JobState::Waiting)
        add(u"trash", tr("Remove from the list"), [this, id] { report(m_queue->remove(id)); });
    menu->popup(position);
}

} // namespace gesso::app
