// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/job.h"

#include <QFuture>
#include <QWidget>

class QVBoxLayout;

namespace gesso {
class JobList;
}
namespace gesso::studio {
class JobQueue;
}

namespace gesso::app {

class ActionSet;
class ErrorDetails;
class QueueModel;

// The jobs that run, wait and failed, and what can be done with each.
class QueuePanel : public QWidget
{
    Q_OBJECT

public:
    explicit QueuePanel(studio::JobQueue *queue, QWidget *parent = nullptr);

    void connectActions(const ActionSet &actions);
    [[nodiscard]] JobList *list() const { return m_list; }
    [[nodiscard]] QueueModel *model() const { return m_model; }
    // "3 waiting, done in 1:32"
    [[nodiscard]] QString summary() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void stopRunning();
    void retryFailed();
    void clearEnded();

signals:
    void failed(const gesso::Error &error);
    void summaryChanged();
    // A running job's row was chosen.
    void followRequested();

private:
    void connectSignals();
    void report(const QFuture<Result<void>> &future);
    void reportNew(const QFuture<Result<studio::JobId>> &future);
    void move(int from, int to);
    void close(studio::JobId id);
    void closeAll(const QList<int> &rows);
    void remove(const QList<studio::JobId> &ids);
    void retry(studio::JobId id);
    void resume(int row);
    void showDetails(studio::JobId id);
    void hideDetails();
    void copy(int row);
    void showMenu(int row, const QPoint &position);
    void rowsGone();

    studio::JobQueue *m_queue;
    QueueModel *m_model;
    JobList *m_list;
    QVBoxLayout *m_layout;
    ErrorDetails *m_details = nullptr; // built when it is first wanted
};

} // namespace gesso::app
