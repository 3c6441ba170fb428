// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

#include <QObject>

namespace gesso {
class ProgressStrip;
}
namespace gesso::studio {
class JobQueue;
}

namespace gesso::app {

// Tells in the strip below the canvas how far the running job is, and how the last one ended.
class ProgressPresenter : public QObject
{
    Q_OBJECT

public:
    ProgressPresenter(studio::JobQueue *queue, ProgressStrip *strip, QObject *parent = nullptr);

signals:
    // For the window's title; -1: nothing runs.
    void percentChanged(int percent);

private:
    void showProgress(studio::JobId id);
    void jobChanged(studio::JobId id);
    void showEnd(studio::JobId id);
    void showFinish(const studio::Job &job, const QString &bold);
    void showFailure(const studio::Job &job);

    studio::JobQueue *m_queue;
    ProgressStrip *m_strip;
    studio::JobId m_running = 0; // the job that the bars tell of; 0: none
    studio::JobProgress m_last; // of that job
};

} // namespace gesso::app
