// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/generatecontroller.h"

#include "app/actions/actionset.h"
#include "app/documents.h"
#include "app/form/endlessgenerate.h"
#include "app/form/formpage.h"
#include "app/form/formpanel.h"
#include "base/whendone.h"
#include "comfy/server.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/parts/generateblock.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace gesso::app {

using studio::FormDocument;
using studio::Job;
using studio::JobId;
using studio::JobQueue;

namespace {

QSize pictureSize(const FormDocument &document)
{
    const Field *width = document.form().find(Role::Width);
    const Field *height = document.form().find(Role::Height);
    if (width == nullptr || height == nullptr)
        return {};
    return {static_cast<int>(document.value(width->id).toInt64()),
            static_cast<int>(document.value(height->id).toInt64())};
}

// Why the workflow cannot run at all, in few words; the form says more.
QString whyNot(const FormDocument &document)
{
    const Problem *problem = whyNotRunnable(document.form());
    if (problem == nullptr)
        return {};
    switch (problem->kind) {
    case Problem::Kind::NeedsClasses:
        return GenerateController::tr("Needs a server's node classes");
    case Problem::Kind::UnknownClass:
        return GenerateController::tr("The server lacks node classes");
    default:
        return GenerateController::tr("This workflow cannot run");
    }
}

} // namespace

GenerateController::GenerateController(studio::Studio *studio, Documents *documents,
                                       FormPanel *panel, const ActionSet &actions, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_documents(documents)
    , m_panel(panel)
    , m_block(panel->generateBlock())
    , m_actions(actions)
{
    for (const ActionId id :
         {ActionId::GenerateFirst, ActionId::GenerateInstead, ActionId::GenerateEndless})
        m_block->menu()->addAction(actions.action(id));
    m_block->showMenuPart();
    m_block->setKey(keyText(actionSpec(ActionId::Generate)));
    connectSignals();
    watchServer();
    watchDocument();
}

void GenerateController::connectSignals()
{
    const JobQueue *queue = m_studio->queue();
    connect(m_block, &GenerateBlock::generateRequested, this,
            [this](int count) { generate(count, false); });
    connect(m_block, &GenerateBlock::stopRequested, m_actions.action(ActionId::Stop),
            &QAction::trigger);
    connect(m_block, &GenerateBlock::countEdited, this, &GenerateController::refresh);
    connect(m_block, &GenerateBlock::hintActivated, this, &GenerateController::goToProblem);
    connect(m_actions.action(ActionId::Generate), &QAction::triggered, this,
            [this] { generate(m_block->count(), false); });
    connect(m_actions.action(ActionId::GenerateFirst), &QAction::triggered, this,
            [this] { generate(m_block->count(), true); });
    connect(m_actions.action(ActionId::GenerateInstead), &QAction::triggered, this,
            &GenerateController::generateInstead);
    auto *endless = new EndlessGenerate(m_studio, m_documents, m_actions, this);
    connect(endless, &EndlessGenerate::failed, this, &GenerateController::tell);
    connect(m_actions.action(ActionId::GenerateEndless), &QAction::toggled, this,
            &GenerateController::refresh);
    connect(queue, &JobQueue::countsChanged, this, &GenerateController::refresh);
    connect(queue, &JobQueue::jobEnded, this, &GenerateController::jobEnded);
    connect(m_studio, &studio::Studio::serverReplaced, this, &GenerateController::watchServer);
    connect(m_documents, &Documents::currentChanged, this, &GenerateController::watchDocument);
}

void GenerateController::watchServer()
{
    connect(m_studio->server(), &comfy::Server::stateChanged, this, &GenerateController::refresh,
            Qt::UniqueConnection);
    refresh();
}

void GenerateController::watchDocument()
{
    FormDocument *now = m_documents->current();
    if (m_watched != nullptr && m_watched != now)
        disconnect(m_watched, nullptr, this, nullptr);
    if (now != nullptr && now != m_watched) {
        connect(now, &FormDocument::fieldChanged, this, &GenerateController::refresh);
        connect(now, &FormDocument::formChanged, this, &GenerateController::refresh);
    }
    m_watched = now;
    refresh();
}

FormDocument *GenerateController::document() const
{
    return m_inFront ? m_documents->current() : nullptr;
}

void GenerateController::setInFront(bool inFront)
{
    if (std::exchange(m_inFront, inFront) != inFront)
        refresh();
}

void GenerateController::generate(int count, bool toFront)
{
    FormDocument *now = document();
    if (now == nullptr)
        return;
    now->setServerProblems({}); // what a server said last may not be so any more
    if (!now->invalidFields().isEmpty()) {
        goToProblem();
        return;
    }
    if (FormPage *page = m_panel->pageOf(now))
        page->clearProblem();
    emit generating(pictureSize(*now));
    whenDone(m_studio->generate(now, count, toFront), this,
             [this, guard = QPointer(now)](const Result<QList<JobId>> &jobs) {
                 if (guard)
                     added(guard, jobs);
             });
}

// The new ones first: what waits is taken away only once they are safe.
void GenerateController::generateInstead()
{
    QList<JobId> waiting;
    JobQueue *queue = m_studio->queue();
    for (int row = 0; row < queue->rowCount(); ++row) {
        const Job *job = queue->job(queue->index(row).data(JobQueue::IdRole).toLongLong());
        if (job != nullptr && job->state == studio::JobState::Waiting)
            waiting.append(job->id);
    }
    FormDocument *now = document();
    if (now == nullptr || !now->invalidFields().isEmpty()) {
        goToProblem();
        return;
    }
    whenDone(m_studio->generate(now, m_block->count(), false), this,
             [this, waiting, guard = QPointer(now)](const Result<QList<JobId>> &jobs) {
                 if (guard)
                     added(guard, jobs);
                 if (jobs && !waiting.isEmpty())
                     takeAway(waiting, guard);
             });
}

void GenerateController::takeAway(const QList<JobId> &waiting,
                                  const QPointer<FormDocument> &document)
{
    whenDone(
        m_studio->queue()->remove(waiting), this, [this, document](const Result<void> &removed) {
            const bool ranMeanwhile = !removed && removed.error().kind == Error::Kind::NotFound;
            if (!removed && !ranMeanwhile && document)
                tell(document, removed.error());
        });
}

void GenerateController::tell(FormDocument *document, const Error &error)
{
    if (FormPage *page = m_panel->pageOf(document))
        page->showProblem(error);
}

void GenerateController::added(FormDocument *document, const Result<QList<JobId>> &jobs)
{
    if (jobs) {
        for (const JobId id : *jobs)
            m_jobs.insert(id, document);
    } else {
        tell(document, jobs.error());
    }
    refresh();
}

void GenerateController::jobEnded(JobId id)
{
    const QPointer<FormDocument> document = m_jobs.take(id);
    const Job *job = m_studio->queue()->job(id);
    const bool refused = job != nullptr && job->state == studio::JobState::Failed
        && job->error.kind == Error::Kind::Rejected;
    FormPage *page = document ? m_panel->pageOf(document) : nullptr;
    if (refused && page != nullptr)
        page->showProblem(job->error);
    refresh();
}

void GenerateController::goToProblem()
{
    if (FormPage *page = m_panel->currentPage())
        page->showFirstInvalid();
}

GenerateController::Hint GenerateController::hint() const
{
    const FormDocument *now = document();
    if (now == nullptr)
        return {tr("Open a workflow first")};
    if (const auto wrong = static_cast<int>(now->invalidFields().size()); wrong > 0)
        return {tr("%n field(s) need another value", nullptr, wrong), Ink::Danger};
    if (const QString reason = whyNot(*now); !reason.isEmpty())
        return {reason, Ink::Warning};
    const auto state = m_studio->server()->state();
    if (state == comfy::Server::State::Offline || state == comfy::Server::State::Refused)
        return {tr("No server. Jobs will wait for one."), Ink::Warning};
    const JobQueue *queue = m_studio->queue();
    QStringList parts;
    if (queue->runningCount() > 0)
        parts << tr("%n running", nullptr, queue->runningCount());
    if (queue->waitingCount() > 0)
        parts << tr("%n waiting", nullptr, queue->waitingCount());
    if (queue->isPaused())
        parts << tr("paused");
    if (m_actions.action(ActionId::GenerateEndless)->isChecked())
        parts << tr("without end");
    return {parts.isEmpty() ? tr("%n job(s)", nullptr, m_block->count())
                            : parts.join(QStringLiteral(", "))};
}

void GenerateController::refresh()
{
    const Hint now = hint();
    const bool possible = document() != nullptr && whyNot(*document()).isEmpty();
    const bool endless = m_actions.action(ActionId::GenerateEndless)->isChecked();
    const bool runs = m_studio->queue()->runningCount() > 0;
    m_block->setHint(now.text, now.ink);
    m_block->setGenerateEnabled(possible);
    m_block->setStopEnabled(runs || endless);
    m_actions.action(ActionId::Generate)->setEnabled(possible);
    for (const ActionId id :
         {ActionId::GenerateFirst, ActionId::GenerateInstead, ActionId::GenerateEndless})
        m_actions.action(id)->setEnabled(possible || (id == ActionId::GenerateEndless && endless));
    m_actions.action(ActionId::Stop)->setEnabled(runs || endless);
}

} // namespace gesso::app
