// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema.h"

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

// Texts and JSON that many rows share: each content is stored once, found by its hash.
constexpr auto kTexts = R"(CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    text TEXT NOT NULL))"_L1;
constexpr auto kBlobs = R"(CREATE TABLE blobs (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    data BLOB NOT NULL))"_L1;

// state is the number of the JobState; 4 and above is over. A job is found by its key, or through
// the index of those that are not over, so that a start costs the same however many there are.
// owner: "window", or the unique name of one `gesso run`. pnginfo may be an id of blobs.
constexpr auto kJobs = R"(CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    prompt_id TEXT NOT NULL UNIQUE,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    place REAL NOT NULL,
    owner TEXT NOT NULL,
    workflow TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    seed TEXT NOT NULL DEFAULT '',
    positive TEXT NOT NULL DEFAULT '',
    negative TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    server TEXT NOT NULL DEFAULT '',
    prompt BLOB,
    pnginfo BLOB,
    "values" BLOB,
    seeds BLOB,
    inputs BLOB,
    save_previews INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0,
    error BLOB,
    results INTEGER NOT NULL DEFAULT 0))"_L1;
constexpr auto kJobsActive = "CREATE INDEX jobs_active ON jobs (owner, place) WHERE state < 4"_L1;
constexpr auto kJobsPlace = "CREATE INDEX jobs_place ON jobs (place)"_L1;

constexpr auto kUploads = R"(CREATE TABLE uploads (
    server TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (server, sha256)) WITHOUT ROWID)"_L1;

// The id is the order in time, so that a page, a range of days and a full-text search by rowid
// need no other index. path is relative to the results folder, with '/'. The texts are ids of
// texts, prompt and values ids of blobs.
constexpr auto kResultColumns = R"(
    id INTEGER PRIMARY KEY,
    job INTEGER NOT NULL,
    origin TEXT NOT NULL,
    path TEXT NOT NULL,
    kind INTEGER NOT NULL,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    temporary INTEGER NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0,
    workflow INTEGER NOT NULL,
    seed TEXT NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    model INTEGER NOT NULL,
    server INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    "values" INTEGER NOT NULL,
    created INTEGER NOT NULL)"_L1;
constexpr auto kResultsJob
    = "CREATE UNIQUE INDEX results_job ON results (job, origin) WHERE origin <> ''"_L1;
constexpr auto kResultsStarred
    = "CREATE INDEX results_starred ON results (starred) WHERE starred = 1"_L1;
// Results in the trash: out of every page, but still known, so that a job's files that a person
// threw away do not come back when the job is settled again.
constexpr auto kTrashedJob
    = "CREATE UNIQUE INDEX trashed_job ON trashed (job, origin) WHERE origin <> ''"_L1;

// A result between its move into place and its record: written before the move, gone with the
// record. What is left here after a crash is ended by the next open(). The columns of a result,
// the process's staging folder, and the staged file.
constexpr auto kIntentsJob
    = "CREATE UNIQUE INDEX intents_job ON intents (job, origin) WHERE origin <> ''"_L1;

// Last number given for a file name, by the name without its number.
constexpr auto kCounters = R"(CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL) WITHOUT ROWID)"_L1;

// What a person said of the queue of one owner; an owner that is not here is not paused.
constexpr auto kQueues = R"(CREATE TABLE queues (
    owner TEXT PRIMARY KEY,
    paused INTEGER NOT NULL) WITHOUT ROWID)"_L1;

// A result on its way to the trash (path is empty) or back from there (path is where it goes):
// written before its file is moved, gone with the change of the record. What is left here after a
// crash is ended by the next open(). session: the process's staging folder.
constexpr auto kMoves = R"(CREATE TABLE moves (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    path TEXT NOT NULL))"_L1;

// removed: a person took the job out of the list; it stays for its results, and as the name of its
// files, but no start shows it again.
constexpr auto kJobsRemoved = "ALTER TABLE jobs ADD COLUMN removed INTEGER NOT NULL DEFAULT 0"_L1;
// The failed and cancelled ones that a start shows, however many others there are.
constexpr auto kJobsShown
    = "CREATE INDEX jobs_shown ON jobs (owner, ended) WHERE state > 4 AND removed = 0"_L1;
// What is drawn at random when the job's graph becomes its prompt, as a number in decimal; empty:
// the job is made of a prompt.
constexpr auto kJobsDice = "ALTER TABLE jobs ADD COLUMN dice TEXT NOT NULL DEFAULT ''"_L1;
// Prompts that a server may have although nobody wants them any more: to be taken out of it when it
// answers.
constexpr auto kLeftovers = R"(CREATE TABLE leftovers (
    prompt_id TEXT PRIMARY KEY,
    server TEXT NOT NULL) WITHOUT ROWID)"_L1;

} // namespace

QList<QString> schemaStatements(int version)
{
    Q_ASSERT(version >= 1 && version <= kSchemaVersion);
    if (version == 2)
        return {kQueues, kMoves};
    if (version == 3)
        return {kJobsRemoved, kJobsShown, kLeftovers};
    if (version == 4)
        return {kJobsDice};
    return {
        kTexts,
        kBlobs,
        kJobs,
        kJobsActive,
        kJobsPlace,
        kUploads,
        QString("CREATE TABLE results ("_L1 + kResultColumns + u')'),
        kResultsJob,
        kResultsStarred,
        QString("CREATE TABLE trashed ("_L1 + kResultColumns + ", trash_path TEXT NOT NULL)"_L1),
        kTrashedJob,
        QString("CREATE TABLE intents ("_L1 + kResultColumns
                + ", session TEXT NOT NULL, staged TEXT NOT NULL)"_L1),
        kIntentsJob,
        kCounters,
    };
}

} // namespace gesso::library
