// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/scriptserver.h"
#include "support/recording.h"

namespace gesso::test {

// Plays a recording to a real client over a real socket: frames in their order, each answer to the
// request that it answered; a socket that went away in the recording goes away here. Prompts are to
// be posted in the recorded order with the recorded ids. What the recording does not hold is
// answered as an idle server of its version would.
class Replay : public QObject
{
    Q_OBJECT

public:
    explicit Replay(const QString &name, QObject *parent = nullptr);

    [[nodiscard]] ScriptServer &server() { return m_server; }
    [[nodiscard]] const Recording &recording() const { return m_recording; }
    [[nodiscard]] bool isOld() const { return m_old; }
    // Whether playing waits for that prompt.
    [[nodiscard]] bool wantsPost(const QString &promptId) const;
    [[nodiscard]] bool isOver() const { return m_next >= m_recording.entries().size(); }

private:
    ScriptAnswer answer(const ScriptRequest &request);
    ScriptAnswer answerPrompt(const ScriptRequest &request);
    [[nodiscard]] const RecordedEntry *postOf(const QString &promptId);
    [[nodiscard]] QByteArray queueBody() const;
    void advance();
    // Whether playing goes on.
    bool play(const RecordedEntry &entry);

    Recording m_recording;
    ScriptServer m_server;
    bool m_old;
    qsizetype m_next = 0;
    qsizetype m_refused = 0; // of the refused POSTs, so many were answered
    QStringList m_running;
    bool m_connected = false;
    bool m_wantsSocket = true;
    bool m_posted = false;
};

} // namespace gesso::test
