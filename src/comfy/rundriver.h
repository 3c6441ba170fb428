// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/canceller.h"
#include "comfy/eventsocket.h"
#include "comfy/run.h"
#include "comfy/runend.h"
#include "comfy/settler.h"

#include <QPointer>

namespace gesso::comfy {

// What a run needs of its server.
struct RunContext
{
    Client client;
    EventSocket *socket = nullptr; // not owned
    QString clientId;
    QString server; // for people
    bool hasJobsApi = false;
};

// Run, for a real server: posts once, folds the frames, asks where frames may be missing, and
// decides when it is over.
class RunDriver final : public Run
{
    Q_OBJECT

public:
    RunDriver(const RunContext &context, const QString &promptId, const QStringList &expected);

    void post(const Submission &submission);
    void watch();

    [[nodiscard]] QString promptId() const override { return m_state.promptId; }
    [[nodiscard]] const RunState &state() const override { return m_state; }
    void cancel() override;

private:
    enum class Stage {
        Posting, // POST /prompt has no answer yet
        Unsure, // its answer got lost
        Watching, // the server has it, or had it once
        Ended,
    };

    void takeAnswer(const PromptAnswer &answer);
    void takeEvent(Event event);
    void takePreview(const event::Preview &shown);
    void takeOpened();
    void takeLost();
    void takeWaiting();
    void takeRunning();
    void takeOver(const HistoryEntry &entry);
    void takeUnknown(int times);
    void accept();
    void decide();
    void end(RunEnd &&end);
    void stop();

    [[nodiscard]] bool sawAll() const;
    [[nodiscard]] RunPlace place() const;

    RunContext m_context;
    QPointer<EventSocket> m_socket;
    Settler m_settler;
    Canceller m_canceller;
    RunState m_state;
    Prompt m_prompt;
    PromptAnswer m_answer;
    Stage m_stage = Stage::Watching;
    bool m_accepted = false;
    bool m_cancelled = false;
    bool m_sawStart = false; // and every frame since
};

} // namespace gesso::comfy
