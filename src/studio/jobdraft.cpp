// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobdraft.h"

#include "base/randomsource.h"
#include "studio/jobtitle.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr int kMostJobs = 999;

QString textOf(const JobRequest &request, Role role)
{
    const Field *field = request.form.find(role);
    return field ? textFromValue(request.values.value(field->id)) : QString();
}

// Why no job can be made of a graph.
std::optional<Error> whyNoPrompt(const JobRequest &request)
{
    if (!request.fromGraph)
        return std::nullopt;
    if (const Problem *problem = whyNotRunnable(request.form))
        return Error {.kind = Error::Kind::Invalid,
                      .message = problem->message,
                      .where = {},
                      .advice = problem->advice};
    if (!request.prompt.isEmpty())
        return std::nullopt;
    return Error {
        .kind = Error::Kind::Invalid,
        .message = QCoreApplication::translate("gesso::studio::JobDraft",
                                               "There is no node in the workflow that could run.")};
}

Result<void> check(const JobRequest &request)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    if (request.count < 1 || request.count > kMostJobs) {
        error.message = QCoreApplication::translate("gesso::studio::JobDraft",
                                                    "%1 jobs at once are not possible.")
                            .arg(request.count);
        error.advice
            = QCoreApplication::translate("gesso::studio::JobDraft", "Use a number from 1 to %1.")
                  .arg(kMostJobs);
        return error;
    }
    if (auto unready = whyNoPrompt(request))
        return *std::move(unready);
    const auto cycle
        = std::ranges::find(request.form.problems, Problem::Kind::Cycle, &Problem::kind);
    if (cycle != request.form.problems.end()) {
        error.message = cycle->message;
        error.where = request.prompt.titleOf(cycle->where.node);
        error.advice = QCoreApplication::translate(
            "gesso::studio::JobDraft", "Cut the circle in the workflow and open it again.");
        return error;
    }
    for (const Field &field : request.form.fields) {
        const bool sent = request.values.contains(field.id)
            && !request.inputFiles.contains(field.id) && !field.isSeed;
        // What stands in the workflow is the server's to judge: it may take files that no list has,
        // and its node classes may have changed since they were read.
        if (!sent || request.values.value(field.id) == field.value)
            continue;
        if (Result<void> checked = checkValue(field, request.values.value(field.id)); !checked)
            return checked;
    }
    return {};
}

// Draws the seeds of one job after another.
class SeedDraw
{
public:
    SeedDraw(const JobRequest &request, RandomSource &random)
        : m_request(request)
        , m_random(random)
    {
        for (auto it = request.lastSeeds.cbegin(); it != request.lastSeeds.cend(); ++it) {
            if (!it->isEmpty())
                m_last.insert(it.key(), json::Number(it->toStdString()));
        }
    }

    Result<void> drawInto(Job *job)
    {
        for (const Field &field : m_request.form.fields) {
            if (!field.isSeed || !m_request.values.contains(field.id))
                continue;
            SeedWish wish {m_request.seedModes.value(field.id, SeedMode::Random),
                           m_request.values.value(field.id), std::nullopt};
            if (const auto last = m_last.constFind(field.id); last != m_last.cend())
                wish.last = *last;
            const Result<json::Number> seed = nextSeed(field, wish, m_random);
            if (!seed)
                return seed.error();
            m_last.insert(field.id, *seed);
            job->values.set(field.id.toString().toStdString(), *seed);
            if (job->seed.isEmpty())
                job->seed = QString::fromStdString(seed->text());
        }
        return {};
    }

private:
    const JobRequest &m_request;
    RandomSource &m_random;
    QHash<FieldId, json::Number> m_last;
};

} // namespace

Result<QList<Job>> draftJobs(const JobRequest &request, const DraftContext &context,
                             RandomSource &random)
{
    if (const Result<void> checked = check(request); !checked)
        return checked.error();
    Job base;
    base.workflow = request.workflow;
    base.positive = textOf(request, Role::Positive);
    base.negative = textOf(request, Role::Negative);
    base.model = textOf(request, Role::Checkpoint);
    if (base.model.isEmpty())
        base.model = textOf(request, Role::DiffusionModel);
    base.savePreviews = request.savePreviews;
    base.createdMs = context.nowMs;

    SeedDraw seeds(request, random);
    const FieldValues *before = context.valuesBefore ? &*context.valuesBefore : nullptr;
    QList<Job> jobs;
    jobs.reserve(request.count);
    for (int i = 0; i < request.count; ++i) {
        Job job = base;
        job.promptId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        job.place = context.firstPlace + i;
        if (const Result<void> drawn = seeds.drawInto(&job); !drawn)
            return drawn.error();
        if (request.fromGraph)
            job.dice = QString::number(random.next());
        job.title = jobTitle({request.form, request.values, before, request.workflow, job.seed});
        before = &request.values;
        jobs.append(job);
    }
    return jobs;
}

json::Object valuesObject(const Form &form, const FieldValues &values)
{
    json::Object object;
    for (const Field &field : form.fields) {
        if (const auto value = values.constFind(field.id); value != values.cend())
            object.append(field.id.toString().toStdString(), *value);
    }
    return object;
}

} // namespace gesso::studio
