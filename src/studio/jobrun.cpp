// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobrun.h"

#include "base/whendone.h"
#include "studio/words.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

bool isAway(Error::Kind kind)
{
    return kind == Error::Kind::Network || kind == Error::Kind::Timeout;
}

} // namespace

JobRun::JobRun(Backstage backstage, Uploader *uploader, RunPlace place, Job job, QObject *parent)
    : QObject(parent)
    , m_backstage(std::move(backstage))
    , m_uploader(uploader)
    , m_place(std::move(place))
    , m_job(std::move(job))
{
    connect(uploader, &Uploader::uploaded, this, &JobRun::takeUpload);
}

JobRun::~JobRun() = default;

void JobRun::send()
{
    upload();
}

void JobRun::settle()
{
    m_accepted = true;
    m_settling = true;
    prepare(false);
}

void JobRun::upload()
{
    m_state = State::Uploading;
    if (m_job.inputs.isEmpty()) {
        prepare(true);
        return;
    }
    for (const JobInput &input : std::as_const(m_job.inputs)) {
        if (!m_uploads.contains(input.field))
            m_uploader->want(m_place.server, m_place.name, input);
    }
}

void JobRun::takeUpload(const QString &serverName, const QByteArray &sha256,
                        const Result<QString> &name)
{
    if (m_state != State::Uploading || serverName != m_place.name)
        return;
    for (const JobInput &input : std::as_const(m_job.inputs)) {
        if (input.sha256 != sha256)
            continue;
        if (!name && isAway(name.error().kind)) {
            endBack(name.error(), false);
            return;
        }
        if (!name) {
            JobEnding ending;
            ending.state = JobState::Failed;
            ending.error = name.error();
            endAs(ending);
            return;
        }
        m_uploads.insert(input.field, *name);
    }
    if (m_uploads.size() == m_job.inputs.size())
        prepare(true);
}

void JobRun::prepare(bool store)
{
    m_state = State::Preparing;
    PrepareOrder order;
    order.job = m_job;
    order.store = store;
    if (store) {
        order.job.state = JobState::Sending;
        order.job.sent = true;
        order.job.server = m_place.name;
    }
    order.uploads = m_uploads;
    order.catalogue = m_place.server->catalogue();
    const auto prepared
        = [preparer = m_backstage.preparer, order] { return preparer->prepare(order); };
    whenDone(m_backstage.worker->run(prepared), this,
             [this, store](const Result<PreparedJob> &made) { take(made, store); });
}

void JobRun::take(const Result<PreparedJob> &prepared, bool toSend)
{
    if (m_state == State::Ended)
        return;
    if (!prepared) {
        takeUnprepared(prepared.error());
        return;
    }
    m_prepared = *prepared;
    m_prepared.draft.server
        = m_place.server->address().toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (toSend && m_cancelled) {
        JobEnding ending;
        ending.state = JobState::Cancelled;
        endAs(ending);
        return;
    }
    if (toSend && m_takenBack) {
        endBack({}, false);
        return;
    }
    m_state = State::AtServer;
    watch(toSend ? m_place.server->run(m_prepared.submission, m_prepared.expected)
                 : m_place.server->resume(m_job.promptId, m_prepared.expected));
    if (isLeaving())
        m_run->cancel();
}

void JobRun::takeUnprepared(const Error &error)
{
    if (error.kind != Error::Kind::Invalid && error.kind != Error::Kind::NotFound) {
        JobRunEnd unstored;
        unstored.kind = JobRunEnd::Kind::NotStored;
        unstored.error = error;
        end(std::move(unstored));
        return;
    }
    JobEnding ending;
    ending.state = JobState::Failed;
    ending.error = error;
    endAs(ending);
}

void JobRun::watch(std::unique_ptr<comfy::Run> run)
{
    m_run = std::move(run);
    connect(m_run.get(), &comfy::Run::accepted, this, &JobRun::takeAccepted);
    connect(m_run.get(), &comfy::Run::changed, this, &JobRun::takeChange);
    connect(m_run.get(), &comfy::Run::ended, this, &JobRun::takeEnd);
    connect(m_run.get(), &comfy::Run::preview, this,
            [this](const QByteArray &image, const QString &node) {
                emit preview(image, m_prepared.submission.prompt.titleOf(node));
            });
}

void JobRun::takeAccepted()
{
    if (m_state != State::AtServer)
        return;
    m_accepted = true;
    noteBegun();
    emit accepted();
}

void JobRun::takeChange()
{
    if (m_state != State::AtServer)
        return;
    noteBegun();
    emit progressed();
}

void JobRun::noteBegun()
{
    if (m_begun || m_run->state().phase != comfy::RunState::Phase::Running)
        return;
    m_begun = true;
    emit begun();
}

JobProgress JobRun::progress(qint64 nowMs)
{
    JobProgress progress;
    progress.stopping = m_cancelled;
    if (!m_run)
        return progress;
    const comfy::RunState &state = m_run->state();
    progress.nodesDone = state.nodesDone();
    progress.nodesTotal = state.nodesTotal();
    if (state.currentNode != m_stepNode) {
        m_steps.reset();
        m_stepNode = state.currentNode;
    }
    if (state.currentNode.isEmpty())
        return progress;
    progress.nodeTitle = m_prepared.submission.prompt.titleOf(state.currentNode);
    progress.step = static_cast<int>(std::lround(qBound(0.0, state.step, 1e9)));
    progress.steps = static_cast<int>(std::lround(qBound(0.0, state.maxStep, 1e9)));
    if (progress.steps > 0) {
        m_steps.report(progress.step, progress.steps, nowMs);
        progress.stepMsLeft = m_steps.msLeft(nowMs);
    }
    return progress;
}

void JobRun::cancel()
{
    m_cancelled = true;
    if (m_state == State::Uploading) {
        JobEnding ending;
        ending.state = JobState::Cancelled;
        endAs(ending);
    } else if (m_state == State::AtServer) {
        m_run->cancel();
    }
}

void JobRun::takeBack()
{
    m_takenBack = true;
    if (m_state == State::Uploading)
        endBack({}, false);
    else if (m_state == State::AtServer)
        m_run->cancel();
}

void JobRun::abandon()
{
    if (m_state == State::Ended)
        return;
    m_abandoned = m_state != State::Uploading; // before, no server heard of it
    if (!m_cancelled) {
        endBack({}, m_abandoned);
        return;
    }
    JobEnding ending;
    ending.state = JobState::Cancelled;
    endAs(ending);
}

void JobRun::takeInterruption(JobEnding ending, const Error &error)
{
    if (m_takenBack && !m_cancelled) {
        endBack({}, true);
        return;
    }
    ending.state = JobState::Cancelled;
    if (!m_cancelled)
        ending.error = error; // somebody else stopped it
    endAs(std::move(ending));
}

void JobRun::takeEnd(const comfy::RunEnd &runEnd)
{
    if (m_state != State::AtServer)
        return;
    const Prompt &prompt = m_prepared.submission.prompt;
    JobEnding ending;
    ending.outputs = runEnd.outputs;
    switch (runEnd.outcome) {
    case comfy::RunEnd::Outcome::Succeeded:
        ending.inputErrors = runEnd.droppedOutputs;
        ending.warning = droppedWords(runEnd.droppedOutputs, prompt);
        endAs(ending);
        return;
    case comfy::RunEnd::Outcome::Failed:
        ending.state = JobState::Failed;
        ending.error = runEnd.execution.node.isEmpty() ? runEnd.error
                                                       : executionWords(runEnd.execution, prompt);
        ending.traceback = runEnd.execution.traceback;
        endAs(ending);
        return;
    case comfy::RunEnd::Outcome::Interrupted:
        takeInterruption(ending, runEnd.error);
        return;
    case comfy::RunEnd::Outcome::Rejected:
        takeRejection(runEnd.rejection);
        return;
    case comfy::RunEnd::Outcome::NotSent:
    case comfy::RunEnd::Outcome::Lost:
        break;
    }
    const bool lost = runEnd.outcome == comfy::RunEnd::Outcome::Lost;
    m_forgotten = lost;
    if (m_cancelled || (lost && m_begun)) {
        ending.state = m_cancelled ? JobState::Cancelled : JobState::Failed;
        ending.error = m_cancelled ? Error() : runEnd.error;
        endAs(ending);
        return;
    }
    endBack(runEnd.error, lost);
}

bool JobRun::sendsAgain(const comfy::Rejection &rejection)
{
    if (m_uploadedAgain || m_cancelled)
        return false;
    for (const comfy::InputError &error : rejection.inputs) {
        const FieldId field {error.node, error.input};
        const bool forgotten
            = error.type == "custom_validation_failed"_L1 && m_uploads.contains(field);
        if (!forgotten)
            continue;
        for (const JobInput &input : std::as_const(m_job.inputs)) {
            if (input.field == field)
                m_uploader->forget(m_place.name, input.sha256);
        }
        m_uploads.remove(field);
        m_uploadedAgain = true;
    }
    return m_uploadedAgain;
}

void JobRun::takeRejection(const comfy::Rejection &rejection)
{
    if (sendsAgain(rejection)) {
        m_run.release()->deleteLater(); // it is telling us just now
        m_accepted = false;
        upload();
        return;
    }
    JobEnding ending;
    ending.state = JobState::Failed;
    ending.error = rejectionWords(rejection, m_prepared.submission.prompt);
    ending.inputErrors = rejection.inputs;
    endAs(ending);
}

void JobRun::endAs(JobEnding ending)
{
    JobRunEnd over;
    over.ending = std::move(ending);
    end(std::move(over));
}

void JobRun::endBack(const Error &why, bool mayBeKnown)
{
    JobRunEnd back;
    back.kind = JobRunEnd::Kind::GivenBack;
    back.mayBeKnown = mayBeKnown;
    back.error = why;
    end(std::move(back));
}

void JobRun::end(JobRunEnd end)
{
    m_state = State::Ended;
    end.isAbandoned = m_abandoned;
    end.isForgotten = m_forgotten;
    if (m_run)
        m_run.release()->deleteLater(); // it may be telling us just now
    emit ended(end);
}

} // namespace gesso::studio
