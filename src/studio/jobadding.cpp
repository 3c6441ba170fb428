// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobadding.h"

#include "base/whendone.h"
#include "json/writer.h"
#include "library/library.h"

#include <QFileInfo>

#include <utility>

namespace gesso::studio {

JobAdding::JobAdding(Queue *queue, const JobRequest &request, QList<Job> jobs)
    : QObject(queue)
    , m_queue(queue)
    , m_request(request)
    , m_jobs(std::move(jobs))
    , m_fieldsLeft(request.inputFiles.keys())
{
}

QFuture<Result<QList<JobId>>> JobAdding::start()
{
    m_promise.start();
    QFuture<Result<QList<JobId>>> future = m_promise.future();
    keepNextInput();
    return future;
}

void JobAdding::keepNextInput()
{
    if (m_fieldsLeft.isEmpty()) {
        storeJobs();
        return;
    }
    const FieldId field = m_fieldsLeft.takeFirst();
    const QString path = m_request.inputFiles.value(field);
    whenDone(m_queue->m_setup.library->keepInput(path), this,
             [this, field, path](const Result<QByteArray> &hash) { inputKept(field, path, hash); });
}

void JobAdding::inputKept(const FieldId &field, const QString &path, const Result<QByteArray> &hash)
{
    if (!hash) {
        const Field *told = m_request.form.find(field);
        const QString place = told ? told->label : field.toString();
        end(hash.error().where.isEmpty() ? hash.error().at(place) : hash.error());
        return;
    }
    m_inputs.append({field, *hash, QFileInfo(path).fileName()});
    keepNextInput();
}

void JobAdding::storeJobs()
{
    for (Job &job : m_jobs)
        job.inputs = m_inputs;
    const auto write
        = [store = m_queue->m_setup.backstage.store, request = m_request, jobs = m_jobs] {
              JobBatch batch;
              batch.prompt = json::write(json::Value(request.prompt.json()));
              batch.values = json::write(json::Value(valuesObject(request.form, request.values)));
              if (request.extraPnginfo.isObject())
                  batch.pnginfo = json::write(request.extraPnginfo);
              batch.jobs = jobs;
              return store->insert(batch);
          };
    whenDone(m_queue->m_setup.backstage.worker->run(write), this,
             [this](const Result<QList<JobId>> &ids) { stored(ids); });
}

void JobAdding::stored(const Result<QList<JobId>> &ids)
{
    if (!ids) {
        end(ids);
        return;
    }
    QList<QueueEntry> entries;
    entries.reserve(m_jobs.size());
    for (qsizetype i = 0; i < m_jobs.size(); ++i) {
        QueueEntry entry;
        entry.job = m_jobs.at(i);
        entry.job.id = ids->at(i);
        entry.job.values = {};
        entries.append(entry);
    }
    m_queue->insert(entries);
    end(ids);
    emit m_queue->orderChanged();
}

void JobAdding::end(const Result<QList<JobId>> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace gesso::studio
