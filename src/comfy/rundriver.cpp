// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/rundriver.h"

#include "base/whendone.h"
#include "comfy/decode.h"
#include "comfy/leftout.h"

namespace gesso::comfy {

RunDriver::RunDriver(const RunContext &context, const QString &promptId,
                     const QStringList &expected)
    : m_context(context)
    , m_socket(context.socket)
    , m_settler(context.client, promptId, QSet<QString>(expected.begin(), expected.end()))
    , m_canceller(context.client, promptId, context.hasJobsApi)
{
    m_state.promptId = promptId;
    m_state.expected = QSet<QString>(expected.begin(), expected.end());
    connect(m_socket, &EventSocket::received, this, &RunDriver::takeEvent);
    connect(m_socket, &EventSocket::opened, this, &RunDriver::takeOpened);
    connect(m_socket, &EventSocket::lost, this, &RunDriver::takeLost);
    connect(m_socket, &QObject::destroyed, this, &RunDriver::stop);
    connect(&m_settler, &Settler::waiting, this, &RunDriver::takeWaiting);
    connect(&m_settler, &Settler::running, this, &RunDriver::takeRunning);
    connect(&m_settler, &Settler::over, this, &RunDriver::takeOver);
    connect(&m_settler, &Settler::unknown, this, &RunDriver::takeUnknown);
    connect(&m_canceller, &Canceller::delivered, &m_settler, &Settler::askNow);
}

void RunDriver::post(const Submission &submission)
{
    m_stage = Stage::Posting;
    m_prompt = submission.prompt;
    whenDone(m_context.client.prompt(submission, m_context.clientId), this,
             [this](const PromptAnswer &answer) { takeAnswer(answer); });
}

void RunDriver::watch()
{
    m_stage = Stage::Watching;
    m_settler.askNow();
}

void RunDriver::cancel()
{
    if (m_stage == Stage::Ended)
        return;
    m_cancelled = true;
    if (m_stage != Stage::Posting) // what the server does not have yet cannot be cancelled
        m_canceller.start();
}

void RunDriver::takeAnswer(const PromptAnswer &answer)
{
    if (m_stage != Stage::Posting)
        return;
    m_answer = answer;
    m_state.expected = stillExpected(m_prompt, m_state.expected, answer.dropped);
    // Frames of it say more than an answer that got lost.
    const bool has = m_accepted || answer.kind == PromptAnswer::Kind::Accepted;
    if (!has && answer.kind == PromptAnswer::Kind::Rejected) {
        end(endRejected(answer.rejection));
        return;
    }
    if (!has && answer.kind == PromptAnswer::Kind::NotSent) {
        end(m_cancelled ? endCancelled(m_state, place()) : endNotSent(answer.error));
        return;
    }
    m_stage = has ? Stage::Watching : Stage::Unsure;
    if (m_cancelled)
        m_canceller.start();
    if (!has) {
        m_settler.askNow();
        return;
    }
    m_settler.watch();
    const QPointer<RunDriver> self(this);
    accept();
    if (self && m_state.ended())
        decide();
}

void RunDriver::takeEvent(Event event)
{
    if (m_stage == Stage::Ended)
        return;
    // After a reconnect the server says which node runs, not of which prompt (protocol sheet 3.1).
    // One runs at a time.
    auto *executing = std::get_if<event::Executing>(&event);
    if (executing != nullptr && executing->promptId.isEmpty()
        && m_state.phase == RunState::Phase::Running)
        executing->promptId = m_state.promptId;
    if (const auto *shown = std::get_if<event::Preview>(&event)) {
        takePreview(*shown);
        return;
    }
    if (promptIdOf(event) != m_state.promptId)
        return;
    m_settler.frameSeen();
    if (std::holds_alternative<event::Started>(event))
        m_sawStart = true;
    m_state = comfy::apply(std::move(m_state), event); // not std::apply
    const QPointer<RunDriver> self(this);
    accept();
    if (self)
        emit changed();
    if (self && m_stage != Stage::Ended && m_stage != Stage::Posting)
        decide();
}

void RunDriver::takePreview(const event::Preview &shown)
{
    const bool runs = m_state.phase == RunState::Phase::Running;
    // The older kind has no ids: it is of the run whose node executes (protocol sheet 3.4).
    const bool ours = shown.promptId.isEmpty() ? runs && !m_state.currentNode.isEmpty()
                                               : shown.promptId == m_state.promptId;
    if (!ours || m_state.ended())
        return;
    m_settler.frameSeen();
    emit preview(shown.image, shown.node.isEmpty() ? m_state.currentNode : shown.node);
}

void RunDriver::takeOpened()
{
    m_sawStart = false;
    if (m_stage == Stage::Watching || m_stage == Stage::Unsure)
        m_settler.askNow();
}

void RunDriver::takeLost()
{
    m_sawStart = false;
}

void RunDriver::takeWaiting()
{
    m_stage = Stage::Watching;
    accept();
}

void RunDriver::takeRunning()
{
    m_stage = Stage::Watching;
    const bool news = m_state.phase == RunState::Phase::Queued;
    // A socket that is open and did not tell that it started has been silenced (protocol
    // sheet 3.6).
    if (news && m_socket)
        m_socket->reopenDeaf();
    if (news)
        m_state.phase = RunState::Phase::Running;
    const QPointer<RunDriver> self(this);
    accept();
    if (self && news)
        emit changed();
}

void RunDriver::takeOver(const HistoryEntry &entry)
{
    if (!m_state.ended() && m_socket)
        m_socket->reopenDeaf();
    RunEnd result = endFromHistory(entry, place());
    if (result.droppedOutputs.isEmpty() && m_answer.dropped.isEmpty())
        result.droppedOutputs = silentlyDropped(entry, m_state.expected);
    const QPointer<RunDriver> self(this);
    accept();
    if (self)
        end(std::move(result));
}

void RunDriver::takeUnknown(int times)
{
    if (m_cancelled && m_accepted && !m_state.ended()) {
        end(endCancelled(
            m_state, place())); // taken out of the queue: it leaves no trace (protocol sheet 2.3)
        return;
    }
    if (times < m_context.client.http()->timing().unknownTimes)
        return;
    if (m_state.ended())
        end(endFromState(m_state, place()));
    else if (m_cancelled)
        end(endCancelled(m_state, place()));
    else if (m_accepted || m_stage == Stage::Watching)
        end(endLost(m_state, place()));
    else if (!m_answer.rejection.type.isEmpty())
        end(endRejected(m_answer.rejection));
    else
        end(endNotSent(m_answer.error));
}

void RunDriver::accept()
{
    if (std::exchange(m_accepted, true))
        return;
    emit accepted();
}

bool RunDriver::sawAll() const
{
    // Old servers leave outputs out without a word, and a node can send its pictures over the
    // socket alone: then history has the last word.
    const bool hasSome = !m_state.outputs.files.isEmpty() || !m_state.outputs.texts.isEmpty();
    return m_sawStart && m_context.hasJobsApi && hasSome;
}

// What the frames so far mean; the answer of POST /prompt is there.
void RunDriver::decide()
{
    switch (m_state.phase) {
    case RunState::Phase::Queued:
    case RunState::Phase::Running:
        if (m_state.historyComplete) // over, and the frame that says how got lost
            m_settler.askNow();
        return;
    case RunState::Phase::Failed:
    case RunState::Phase::Interrupted:
        if (m_sawStart) {
            end(endFromState(m_state, place()));
            return;
        }
        break;
    case RunState::Phase::Succeeded:
        if (sawAll()) {
            end(endFromState(m_state, place()));
            return;
        }
        break;
    }
    if (m_state.historyComplete)
        m_settler.askNow();
    else
        m_settler.askUntilKept(); // history may still be empty (protocol sheet 4.1)
}

void RunDriver::end(RunEnd &&end)
{
    if (m_stage == Stage::Ended)
        return;
    stop();
    if (m_socket)
        disconnect(m_socket, nullptr, this, nullptr);
    if (end.droppedOutputs.isEmpty())
        end.droppedOutputs = m_answer.dropped;
    emit ended(end); // the last thing: whoever hears it may delete this
}

// Also when its Server goes first: then nobody is left to ask.
void RunDriver::stop()
{
    m_stage = Stage::Ended;
    m_settler.stop();
    m_canceller.stop();
}

RunPlace RunDriver::place() const
{
    return {m_context.server, &m_prompt, m_cancelled};
}

} // namespace gesso::comfy
