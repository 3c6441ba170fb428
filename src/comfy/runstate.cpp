// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/runstate.h"

#include "comfy/nodenames.h"
#include "comfy/outputsreader.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

// One member for each kind of event; changes the state in place.
class Fold
{
public:
    explicit Fold(RunState *state)
        : m_state(state)
    {
    }

    template <typename E>
    void operator()(const E &event)
    {
        if constexpr (requires { event.promptId; }) {
            if (event.promptId == m_state->promptId)
                take(event);
        }
    }

private:
    void take(const event::Finished &) { m_state->historyComplete = true; }
    void take(const event::Executed &event);
    template <typename E>
    void take(const E &event)
    {
        if (m_state->ended())
            return;
        m_state->phase = RunState::Phase::Running;
        run(event);
    }

    void run(const event::Started &) { }
    void run(const event::Preview &) { }
    void run(const event::Cached &event);
    void run(const event::Executing &event);
    void run(const event::Progress &event);
    void run(const event::ProgressState &event);
    void run(const event::Succeeded &) { end(RunState::Phase::Succeeded); }
    void run(const event::Failed &event);
    void run(const event::Interrupted &) { end(RunState::Phase::Interrupted); }

    [[nodiscard]] QString name(const QString &node, const QString &shownAs) const
    {
        return nodeOfPrompt(m_state->expected, node, shownAs);
    }
    void setDone(const QString &node);
    void setCurrent(const QString &node);
    void setSteps(double value, double max);
    void end(RunState::Phase phase);

    RunState *m_state;
};

void Fold::setDone(const QString &node)
{
    if (m_state->expected.contains(node))
        m_state->done.insert(node);
}

void Fold::setCurrent(const QString &node)
{
    if (node == m_state->currentNode)
        return;
    m_state->currentNode = node;
    setSteps(0, 0);
}

void Fold::setSteps(double value, double max)
{
    m_state->maxStep = std::max(max, 0.0);
    m_state->step = std::clamp(value, 0.0, m_state->maxStep);
}

void Fold::end(RunState::Phase phase)
{
    setCurrent({});
    m_state->phase = phase;
}

void Fold::run(const event::Cached &event)
{
    for (const QString &node : event.nodes) {
        if (m_state->expected.contains(node))
            m_state->cached.insert(node);
    }
}

void Fold::run(const event::Executing &event)
{
    const QString node = name(event.node, event.displayNode);
    // Without progress_state the next node's start is all that tells of the last one's end.
    if (!m_state->tellsNodes && node != m_state->currentNode)
        setDone(m_state->currentNode);
    setCurrent(node);
}

void Fold::run(const event::Progress &event)
{
    const QString node = name(event.node, {});
    if (!node.isEmpty())
        setCurrent(node);
    setSteps(event.value, event.max);
}

void Fold::run(const event::ProgressState &event)
{
    m_state->tellsNodes = true;
    QStringList running;
    for (auto it = event.nodes.begin(); it != event.nodes.end(); ++it) {
        const event::NodeProgress &progress = it.value();
        if (progress.state == "finished"_L1) {
            setDone(it.key()); // a part of an expanded node is not the whole of it
        } else if (progress.state == "running"_L1) {
            const QString node = name(it.key(), progress.displayNode);
            running.append(node);
            // 0 of 1 is what every node begins with: no steps.
            if (progress.max > 1
                && (node == m_state->currentNode || m_state->currentNode.isEmpty())) {
                setCurrent(node);
                setSteps(progress.value, progress.max);
            }
        }
    }
    running.sort();
    if (!running.contains(m_state->currentNode))
        setCurrent(running.isEmpty() ? QString() : running.first());
}

void Fold::run(const event::Failed &event)
{
    if (!event.final) // ExecutionBlocked: the run goes on (protocol sheet 3.3)
        return;
    m_state->error = event.error;
    end(RunState::Phase::Failed);
}

void Fold::take(const event::Executed &event)
{
    if (!m_state->ended())
        m_state->phase = RunState::Phase::Running;
    const QString node = name(event.node, event.displayNode);
    if (node.isEmpty()) // a node that nobody asked for (older servers; protocol sheet 7)
        return;
    if (node == event.node)
        setDone(node);
    Outputs outputs = event.outputs;
    for (OutputFile &file : outputs.files)
        file.node = node;
    for (OutputText &text : outputs.texts)
        text.node = node;
    addOutputs(m_state->outputs, outputs);
}

} // namespace

int RunState::nodesDone() const
{
    QSet<QString> all = cached;
    all.unite(done);
    return static_cast<int>(all.intersect(expected).size());
}

RunState apply(RunState state, const Event &event)
{
    std::visit(Fold(&state), event);
    return state;
}

} // namespace gesso::comfy
