// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/endlessgenerate.h"

#include "app/actions/actionset.h"
#include "app/documents.h"
#include "base/whendone.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"

#include <QAction>

#include <algorithm>

namespace gesso::app {

using studio::FormDocument;
using studio::Job;
using studio::JobId;
using studio::JobQueue;
using studio::SeedMode;

namespace {

// With all seeds kept every picture would be the same.
bool changesEachTime(const FormDocument &document)
{
    return std::ranges::any_of(document.form().fields, [&document](const Field &field) {
        const SeedMode mode = document.seedMode(field.id);
        return field.isSeed && mode != SeedMode::Fixed && mode != SeedMode::Last;
    });
}

} // namespace

EndlessGenerate::EndlessGenerate(studio::Studio *studio, Documents *documents,
                                 const ActionSet &actions, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_documents(documents)
    , m_action(actions.action(ActionId::GenerateEndless))
{
    connect(m_action, &QAction::toggled, this, &EndlessGenerate::setRunning);
    connect(actions.action(ActionId::Stop), &QAction::triggered, m_action,
            [this] { m_action->setChecked(false); });
    connect(studio->queue(), &JobQueue::countsChanged, this, &EndlessGenerate::next);
    connect(studio->queue(), &JobQueue::jobEnded, this, &EndlessGenerate::jobEnded);
}

bool EndlessGenerate::isRunning() const
{
    return m_action->isChecked() && m_document != nullptr;
}

void EndlessGenerate::setRunning(bool running)
{
    m_jobs.clear();
    m_document = running ? m_documents->current() : nullptr;
    if (!running)
        return;
    if (m_document == nullptr || changesEachTime(*m_document)) {
        next();
        return;
    }
    emit failed(m_document,
                {.kind = Error::Kind::Invalid,
                 .message = tr("The seed is kept, so every picture would be the same."),
                 .advice = tr("Let the seed be drawn or counted on, then generate without end.")});
    m_action->setChecked(false);
}

void EndlessGenerate::next()
{
    if (m_action->isChecked() && m_document == nullptr)
        m_action->setChecked(false); // its tab was closed
    const JobQueue *queue = m_studio->queue();
    if (!isRunning() || m_adding || queue->waitingCount() > 0 || queue->isPaused())
        return;
    m_adding = true;
    whenDone(m_studio->generate(m_document, 1, false), this,
             [this](const Result<QList<JobId>> &jobs) { added(jobs); });
}

void EndlessGenerate::added(const Result<QList<JobId>> &jobs)
{
    m_adding = false;
    if (!isRunning())
        return;
    if (jobs) {
        for (const JobId id : *jobs)
            m_jobs.insert(id);
        return;
    }
    emit failed(m_document, jobs.error());
    m_action->setChecked(false);
}

void EndlessGenerate::jobEnded(JobId id)
{
    if (!m_jobs.remove(id))
        return;
    const Job *job = m_studio->queue()->job(id);
    if (job != nullptr && job->state == studio::JobState::Failed)
        m_action->setChecked(false);
}

} // namespace gesso::app
