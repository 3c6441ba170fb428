// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "comfy/types.h"
#include "json/value.h"
#include "workflow/fieldid.h"
#include "workflow/form.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace gesso::studio {

using JobId = qint64;

enum class JobState {
    Waiting, // in Gesso's queue; the server may hold it as its next one
    Sending, // uploading its inputs or posting its prompt
    Running, // on the server
    Fetching, // ended well there; its files are coming
    Finished, // all files whole and recorded
    Failed, // error() says why
    Cancelled,
};

// Stable lower-case word ("waiting", "cancelled"), for JSON output; what people read is translated
// where it is shown.
[[nodiscard]] QString jobStateName(JobState state);
[[nodiscard]] inline bool isOver(JobState state)
{
    return state >= JobState::Finished;
}

// An input file of a job: a copy in the library by its content, to be uploaded before the prompt is
// sent.
struct JobInput
{
    FieldId field;
    QByteArray sha256; // 32 bytes
    QString name; // the file's own name, for the server and for people
};

// One press of Generate for one set of values. All but state, times, error and place are fixed when
// it is made; the prompt id changes when the server has to give a job back unrun. In the queue's
// model prompt, extraPnginfo and values are empty, so that ten thousand jobs are small:
// JobQueue::whole() has them.
struct Job
{
    JobId id = 0; // rises with the time of creation
    QString promptId; // canonical UUID; its name on every server
    JobState state = JobState::Waiting;
    double place = 0; // waiting jobs run in rising order
    QString workflow; // name for people
    QString title; // see jobtitle.h
    QString seed; // the first seed field's value, decimal; empty when there is none
    QString positive;
    QString negative;
    QString model;
    QString server; // address it was sent to; empty until then
    // Not empty: the job is made of the graph in extraPnginfo, converted when it is sent; what is
    // random then follows this number, so that a retry draws the same.
    QString dice;
    std::shared_ptr<const Prompt> prompt; // the document's; values are put into it when it is sent
    json::Value extraPnginfo;
    json::Object values; // "NODE.input" -> value, as the form had them
    QList<JobInput> inputs;
    bool savePreviews = false;
    bool sent
        = false; // a POST may have reached a server: settle by promptId, never post again blindly
    qint64 createdMs = 0;
    qint64 startedMs = 0;
    qint64 endedMs = 0;
    Error error; // Failed only
    QList<comfy::InputError> inputErrors; // rejected: one for each field at fault
    QStringList traceback; // execution error
    int results = 0; // files kept
    bool canFetchAgain = false; // Failed while its files came: retry() fetches them again
    Error warning; // Finished, but something was left out (dropped outputs); no message: nothing
};

// How far a running job is; of the one or two that a server has.
struct JobProgress
{
    int nodesDone = 0; // cached ones count
    int nodesTotal = 0;
    QString nodeTitle; // the node that runs; empty between nodes
    int step = 0; // 0 of 0: the node tells no steps
    int steps = 0;
    qint64 stepMsLeft = -1; // of the current node's steps; -1: not known yet
    qint64 jobMsLeft = -1; // of the job
    bool stopping = false;
};

} // namespace gesso::studio
