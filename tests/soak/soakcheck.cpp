// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak/soakcheck.h"

#include "base/clock.h"
#include "base/worker.h"
#include "library/database.h"
#include "library/library.h"
#include "studio/jobending.h"
#include "support/await.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

struct StoredJob
{
    studio::JobState state = studio::JobState::Waiting;
    int results = 0;
    QByteArray ending;
    int trashed = 0; // files that were thrown away
};

QHash<qint64, StoredJob> readJobs(library::Database *database)
{
    QHash<qint64, StoredJob> jobs;
    auto rows = database->prepare(u"SELECT id, state, results, error, "
                                  "(SELECT count(*) FROM trashed WHERE job = jobs.id) FROM jobs"_s);
    if (!rows || !database->run(*rows))
        return jobs;
    while (rows->next()) {
        jobs.insert(rows->value(0).toLongLong(),
                    {static_cast<studio::JobState>(rows->value(1).toInt()), rows->value(2).toInt(),
                     rows->value(3).toByteArray(), rows->value(4).toInt()});
    }
    return jobs;
}

QString jobFault(const StoredJob &job, qsizetype files)
{
    switch (job.state) {
    case studio::JobState::Finished:
        return files + job.trashed == 1 && job.results == 1
            ? QString()
            : u"is finished with %1 files, %2 in the trash"_s.arg(files).arg(job.trashed);
    case studio::JobState::Failed:
        return studio::endingFromBytes(job.ending).error.message.isEmpty()
            ? u"failed without a reason"_s
            : QString();
    case studio::JobState::Waiting:
    case studio::JobState::Sending:
    case studio::JobState::Running:
    case studio::JobState::Fetching:
    case studio::JobState::Cancelled:
        break;
    }
    return u"is in state %1"_s.arg(static_cast<int>(job.state));
}

QString fileFault(const library::ResultRecord &record)
{
    QFile file(record.path);
    if (!file.open(QIODevice::ReadOnly))
        return u"is gone"_s;
    const QByteArray bytes = file.readAll();
    if (bytes.size() != record.bytes
        || QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != record.sha256)
        return u"is not what was recorded"_s;
    return QImageReader(record.path).read().isNull() ? u"is no picture"_s : QString();
}

void checkFiles(const QString &folder, const QList<library::ResultRecord> &records,
                SoakFindings *findings)
{
    QSet<QString> paths;
    QSet<QByteArray> contents;
    for (const library::ResultRecord &record : records) {
        if (const QString fault = fileFault(record); !fault.isEmpty())
            findings->wrong.append(record.path + u' ' + fault);
        if (paths.contains(record.path))
            findings->wrong.append(record.path + u" is recorded twice"_s);
        if (contents.contains(
                record.sha256)) // every job has its own seed: the same picture was kept twice
            findings->wrong.append(record.path + u" is another file's copy"_s);
        paths.insert(record.path);
        contents.insert(record.sha256);
    }
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        // The lock by which an open library, this one too, marks its staging folder as in use.
        const bool lock = path.contains(u"/.gesso-staging/"_s) && path.endsWith(u".lock"_s);
        if (!lock && !paths.contains(path))
            findings->wrong.append(path + u" is in no record"_s);
    }
}

} // namespace

SoakFindings checkLibrary(const QString &folder, const QSet<qint64> &toldJobs)
{
    const SystemClock clock;
    Worker worker(u"soak-check"_s);
    library::Library library(library::LibraryPaths::below(folder), &worker, &clock);
    SoakFindings findings;
    const auto opened = await(library.open());
    const auto page = opened && *opened ? await(library.page(0, 1000000)) : std::nullopt;
    const auto jobs = await(worker.run([&library] { return readJobs(library.database()); }));
    if (!page || !*page || !jobs) {
        findings.wrong.append(u"the library does not open"_s);
        return findings;
    }
    QHash<qint64, qsizetype> filesOfJob;
    for (const library::ResultRecord &record : **page)
        ++filesOfJob[record.job];
    for (auto it = jobs->cbegin(); it != jobs->cend(); ++it) {
        if (const QString fault = jobFault(*it, filesOfJob.value(it.key())); !fault.isEmpty())
            findings.wrong.append(u"job %1 %2"_s.arg(it.key()).arg(fault));
        findings.finished += it->state == studio::JobState::Finished ? 1 : 0;
        findings.trashed += it->trashed;
        findings.failed += it->state == studio::JobState::Failed ? 1 : 0;
    }
    for (const qint64 told : toldJobs) {
        if (!jobs->contains(told))
            findings.wrong.append(u"job %1 was stored and is gone"_s.arg(told));
    }
    findings.jobs = static_cast<int>(jobs->size());
    findings.results = static_cast<int>((*page)->size());
    checkFiles(library.paths().results, **page, &findings);
    return findings;
}

} // namespace gesso::test
