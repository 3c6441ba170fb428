// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/server.h"
#include "studio/backstage.h"
#include "studio/pace.h"
#include "studio/uploader.h"

#include <QObject>

#include <memory>

namespace gesso::studio {

// Where a job runs.
struct RunPlace
{
    comfy::Server *server = nullptr; // not owned, outlives the run
    QString name; // as stored with the job
};

// How a job's time at a server ended.
struct JobRunEnd
{
    enum class Kind {
        Over, // `ending` says how; its outputs are to be fetched
        GivenBack, // nothing ran: it may be sent again, under a new prompt id when `mayBeKnown`
        NotStored, // the database could not be written, so nothing was sent: `error`
    };
    Kind kind = Kind::Over;
    JobEnding ending;
    bool mayBeKnown = false; // the server may have heard of the prompt id
    bool isAbandoned = false; // the server may have it still
    bool isForgotten = false; // the server answers and knows nothing of it any more
    Error error; // why it was given back or not stored; may be empty
};

// One job at one server: uploads its files, notes in the database that it is sent, posts it,
// watches it to its end; or watches one that the last life sent. Ends exactly once, then does
// nothing more. GUI thread.
class JobRun : public QObject
{
    Q_OBJECT

public:
    JobRun(Backstage backstage, Uploader *uploader, RunPlace place, Job job,
           QObject *parent = nullptr);
    ~JobRun() override;

    void send();
    void settle();
    // Ends as cancelled, unless it ends otherwise before.
    void cancel();
    // Ends as given back, unless it has begun to run.
    void takeBack();
    // Ends now, whatever the server does: as cancelled when that was asked for, else as given back.
    void abandon();

    [[nodiscard]] const Job &job() const { return m_job; }
    [[nodiscard]] const RunPlace &place() const { return m_place; }
    [[nodiscard]] const PreparedJob &prepared() const { return m_prepared; }
    [[nodiscard]] bool isAccepted() const { return m_accepted; }
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    // Sent by the last life: whether it has begun is not known before the server tells.
    [[nodiscard]] bool isSettling() const { return m_settling; }
    [[nodiscard]] bool isLeaving() const { return m_cancelled || m_takenBack; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    [[nodiscard]] bool isTakenBack() const { return m_takenBack && !m_cancelled; }
    // Without the time left of the job.
    [[nodiscard]] JobProgress progress(qint64 nowMs);

signals:
    void accepted();
    void begun();
    void progressed();
    void preview(const QByteArray &image, const QString &nodeTitle);
    void ended(const gesso::studio::JobRunEnd &end);

private:
    enum class State { New, Uploading, Preparing, AtServer, Ended };

    void upload();
    void takeUpload(const QString &serverName, const QByteArray &sha256,
                    const Result<QString> &name);
    void prepare(bool store);
    void take(const Result<PreparedJob> &prepared, bool toSend);
    void takeUnprepared(const Error &error);
    void watch(std::unique_ptr<comfy::Run> run);
    void takeAccepted();
    void takeChange();
    void noteBegun();
    void takeEnd(const comfy::RunEnd &runEnd);
    void takeInterruption(JobEnding ending, const Error &error);
    void takeRejection(const comfy::Rejection &rejection);
    [[nodiscard]] bool sendsAgain(const comfy::Rejection &rejection);
    void endAs(JobEnding ending);
    void endBack(const Error &why, bool mayBeKnown);
    void end(JobRunEnd end);

    Backstage m_backstage;
    Uploader *m_uploader;
    RunPlace m_place;
    Job m_job;
    PreparedJob m_prepared;
    std::unique_ptr<comfy::Run> m_run;
    State m_state = State::New;
    FieldValues m_uploads;
    StepPace m_steps;
    QString m_stepNode;
    bool m_accepted = false;
    bool m_begun = false;
    bool m_settling = false;
    bool m_cancelled = false;
    bool m_takenBack = false;
    bool m_uploadedAgain = false;
    bool m_abandoned = false;
    bool m_forgotten = false;
};

} // namespace gesso::studio
