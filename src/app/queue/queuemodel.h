// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

#include <QImage>
#include <QSortFilterProxyModel>

namespace gesso::studio {
class JobQueue;
}

namespace gesso::app {

// The queue in the words of a JobList, which knows no jobs: failed ones first, then what runs and
// waits, then what was cancelled. Finished jobs are left out; their results are in the gallery.
class QueueModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit QueueModel(studio::JobQueue *queue, QObject *parent = nullptr);

    // 0 when there is no such row.
    [[nodiscard]] studio::JobId idAt(int row) const;
    [[nodiscard]] const studio::Job *jobAt(int row) const;
    // The small picture of the running job.
    void setPreview(studio::JobId job, const QImage &frame);
    [[nodiscard]] int failedCount() const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] QString subtitle(const studio::Job &job, const QString &waiting) const;

    studio::JobQueue *m_queue;
    QImage m_preview;
    studio::JobId m_previewed = 0;
};

} // namespace gesso::app
