// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/queue.h"

#include <QPromise>

namespace gesso::studio {

// One press of Generate on its way into the queue: keeps the input files by their content, then
// stores all jobs in one transaction, then shows them. Deletes itself when its promise is kept.
class JobAdding : public QObject
{
    Q_OBJECT

public:
    JobAdding(Queue *queue, const JobRequest &request, QList<Job> jobs);

    [[nodiscard]] QFuture<Result<QList<JobId>>> start();

private:
    void keepNextInput();
    void inputKept(const FieldId &field, const QString &path, const Result<QByteArray> &hash);
    void storeJobs();
    void stored(const Result<QList<JobId>> &ids);
    void end(const Result<QList<JobId>> &result);

    Queue *m_queue;
    JobRequest m_request;
    QList<Job> m_jobs;
    QList<FieldId> m_fieldsLeft;
    QList<JobInput> m_inputs;
    QPromise<Result<QList<JobId>>> m_promise;
};

} // namespace gesso::studio
