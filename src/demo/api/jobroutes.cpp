// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "json/reader.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

Response failure(const QString &words, int status)
{
    return Response::json(json::Object {{"error", words}}, status);
}

struct Listing
{
    QStringList statuses; // empty: all
    QString workflow;
    bool byDuration = false;
    bool ascending = false;
    std::optional<qint64> limit;
    qint64 offset = 0;
};

// The query of GET /api/jobs, or what is wrong with it.
std::variant<Listing, QString> listingOf(const Request &request)
{
    Listing listing;
    static const QStringList known {u"pending"_s, u"in_progress"_s, u"completed"_s, u"failed"_s,
                                    u"cancelled"_s};
    const QString statuses = request.parameter(u"status"_s).value_or(QString());
    for (const QString &status : statuses.split(u',', Qt::SkipEmptyParts)) {
        if (!known.contains(status.trimmed()))
            return u"Invalid status value(s): %1. Valid values: %2"_s.arg(status.trimmed(),
                                                                          known.join(u", "_s));
        listing.statuses.append(status.trimmed());
    }
    listing.workflow = request.parameter(u"workflow_id"_s).value_or(QString());
    const QString sort = request.parameter(u"sort_by"_s).value_or(u"created_at"_s);
    if (sort != "created_at"_L1 && sort != "execution_duration"_L1)
        return u"sort_by must be one of: created_at, execution_duration"_s;
    listing.byDuration = sort != "created_at"_L1;
    const QString order = request.parameter(u"sort_order"_s).value_or(u"desc"_s);
    if (order != "asc"_L1 && order != "desc"_L1)
        return u"sort_order must be 'asc' or 'desc'"_s;
    listing.ascending = order == "asc"_L1;
    bool ok = true;
    if (const auto limit = request.parameter(u"limit"_s)) {
        listing.limit = limit->toLongLong(&ok);
        if (!ok || *listing.limit <= 0)
            return ok ? u"limit must be a positive integer"_s : u"limit must be an integer"_s;
    }
    listing.offset
        = std::max<qint64>(0, request.parameter(u"offset"_s).value_or(u"0"_s).toLongLong(&ok));
    if (!ok)
        return u"offset must be an integer"_s;
    return listing;
}

std::vector<json::Object> allJobs(const Backend &backend)
{
    std::vector<json::Object> jobs;
    if (backend.queue->running())
        jobs.push_back(queueSummary(*backend.queue->running(), true));
    for (const JobPtr &job : backend.queue->pending())
        jobs.push_back(queueSummary(*job, false));
    std::ranges::move(backend.queue->history().summaries(), std::back_inserter(jobs));
    return jobs;
}

bool someBreaksListing(const Backend &backend)
{
    const auto broken = [](const JobPtr &job) { return breaksListing(*job); };
    return backend.queue->history().breaksListing()
        || (backend.queue->running() && broken(backend.queue->running()))
        || std::ranges::any_of(backend.queue->pending(), broken);
}

qint64 sortKey(const json::Object &job, bool byDuration)
{
    if (!byDuration)
        return job["create_time"].toInt64();
    return job["execution_end_time"].toInt64() - job["execution_start_time"].toInt64();
}

Response getJobs(const Request &request, const Backend &backend)
{
    const auto query = listingOf(request);
    if (const auto *wrong = std::get_if<QString>(&query))
        return failure(*wrong, 400);
    if (someBreaksListing(backend))
        return Response::crash();
    const Listing listing = std::get<Listing>(query);
    std::vector<json::Object> jobs = allJobs(backend);
    std::erase_if(jobs, [&listing](const json::Object &job) {
        return (!listing.statuses.isEmpty() && !listing.statuses.contains(job["status"].toString()))
            || (!listing.workflow.isEmpty() && job["workflow_id"].toString() != listing.workflow);
    });
    std::ranges::stable_sort(jobs, [&listing](const json::Object &a, const json::Object &b) {
        const qint64 left = sortKey(a, listing.byDuration);
        const qint64 right = sortKey(b, listing.byDuration);
        return listing.ascending ? left < right : left > right;
    });
    const auto total = static_cast<qint64>(jobs.size());
    const qint64 from = std::min(listing.offset, total);
    const qint64 to = listing.limit ? std::min(total, from + *listing.limit) : total;
    json::Array page;
    for (qint64 i = from; i < to; ++i)
        page.emplace_back(jobs[static_cast<std::size_t>(i)]);
    const json::Object pagination {
        {"offset", listing.offset},
        {"limit", listing.limit ? json::Value(*listing.limit) : json::Value()},
        {"total", total},
        {"has_more", to < total}};
    return Response::json(json::Object {{"jobs", page}, {"pagination", pagination}});
}

Response getJob(const QString &id, const Backend &backend)
{
    for (const json::Object &job : backend.queue->history().summaries()) {
        if (job["id"].toString() != id)
            continue;
        const json::Value entry = backend.queue->history().entry(id).value_or(json::Value());
        json::Object whole = job;
        whole.set("outputs", entry["outputs"]);
        whole.set("execution_status", entry["status"]);
        whole.set("workflow",
                  json::Object {{"prompt", entry["prompt"].at(2)},
                                {"extra_data", entry["prompt"].at(3)}});
        return Response::json(whole);
    }
    for (const json::Object &job : allJobs(backend)) {
        if (job["id"].toString() == id)
            return Response::json(job);
    }
    return failure(u"Job not found"_s, 404);
}

bool cancel(const QString &id, const Backend &backend)
{
    return !id.isEmpty() && (backend.queue->removePending(id) || backend.queue->interrupt(id));
}

Response cancelMany(const Request &request, const Backend &backend)
{
    static const QRegularExpression uuid(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s);
    const auto body = json::readValue(request.body);
    if (!body || !body->isObject())
        return failure(u"Invalid JSON body"_s, 400);
    if (!(*body)["job_ids"].isArray())
        return failure(u"job_ids must be a list"_s, 400);
    json::Array invalid;
    for (const json::Value &id : (*body)["job_ids"].array()) {
        if (!uuid.match(id.toString()).hasMatch())
            invalid.push_back(id);
    }
    if (!invalid.empty())
        return Response::json(
            json::Object {{"error", "job_ids must be canonical UUIDs"}, {"invalid_ids", invalid}},
            400);
    bool any = false;
    for (const json::Value &id : (*body)["job_ids"].array())
        any = cancel(id.toString(), backend) || any;
    return Response::json(json::Object {{"cancelled", any}});
}

} // namespace

void addJobRoutes(Router &router, const Backend &backend)
{
    router.add("GET", u"/api/jobs"_s, [&backend](const Request &request, const QStringList &) {
        return getJobs(request, backend);
    });
    router.add("GET", u"/api/jobs/*"_s, [&backend](const Request &, const QStringList &words) {
        return getJob(words.first(), backend);
    });
    router.add("POST", u"/api/jobs/cancel"_s,
               [&backend](const Request &request, const QStringList &) {
                   return cancelMany(request, backend);
               });
    router.add(
        "POST", u"/api/jobs/*/cancel"_s, [&backend](const Request &, const QStringList &words) {
            return Response::json(json::Object {{"cancelled", cancel(words.first(), backend)}});
        });
}

} // namespace gesso::demo
