// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/runstate.h"
#include "comfy/types.h"

#include <QObject>

namespace gesso::comfy {

// How a run ended.
struct RunEnd
{
    enum class Outcome {
        Succeeded, // outputs are complete
        Failed, // a node failed: execution
        Interrupted,
        Rejected, // refused by /prompt: rejection; nothing ran
        Lost, // the server knows nothing of it any more (restarted, history cleared): error
        NotSent, // certainly never reached the server (refused connection, server away): error; may
                 // be sent again
    };
    Outcome outcome = Outcome::Lost;
    Outputs outputs; // what there is, also of failed runs; only of nodes of the prompt
    ExecutionError execution;
    Rejection rejection;
    Error error; // in words for people, for every outcome but Succeeded
    QList<InputError>
        droppedOutputs; // node_errors of an answer that was 200 all the same (protocol sheet 2.1)
};

// One prompt on one server, from POST to its end, whatever happens to the connection in between:
// the one place that knows the traps of protocol sheet sections 3.5, 3.6, 4.1 and 8. Made by
// Server::run() or Server::resume(); owned by the caller. Ends exactly once, also when no event
// ever comes. Destroying it stops watching and leaves the server's run alone;
// so does destroying its Server, which it may outlive and then says nothing any more.
class Run : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QString promptId() const = 0;
    [[nodiscard]] virtual const RunState &state() const = 0;
    // Dequeues it or interrupts it by its own prompt id, and asks again until it ends (4.6: an
    // interrupt can get lost).
    virtual void cancel() = 0;

signals:
    // The server has it: from now on it is settled by its id and never posted again.
    void accepted();
    // Progress; at most as often as frames come.
    void changed();
    // A picture on its way, undecoded.
    void preview(const QByteArray &image, const QString &node);
    void ended(const gesso::comfy::RunEnd &end);
};

} // namespace gesso::comfy
