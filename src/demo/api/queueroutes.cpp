// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "json/reader.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

Response done()
{
    return {.status = 200, .type = {}};
}

// The body's object; nothing where a ComfyUI fails over it.
std::optional<json::Object> objectOf(const Request &request)
{
    const auto read = json::readValue(request.body);
    if (!read || !read->isObject())
        return std::nullopt;
    return read->object();
}

Response getQueue(const Backend &backend)
{
    json::Array running;
    if (backend.queue->running())
        running.emplace_back(backend.queue->running()->toJson());
    json::Array pending;
    for (const JobPtr &job : backend.queue->pending())
        pending.emplace_back(job->toJson());
    return Response::json(json::Object {{"queue_running", running}, {"queue_pending", pending}});
}

Response postQueue(const Request &request, const Backend &backend)
{
    const auto body = objectOf(request);
    if (!body)
        return Response::crash();
    if ((*body)["clear"].toBool())
        backend.queue->clearPending();
    for (const json::Value &id : (*body)["delete"].array())
        backend.queue->removePending(id.toString());
    return done();
}

Response interrupt(const Request &request, const Backend &backend)
{
    const auto read = json::readValue(request.body);
    if (read && !read->isObject())
        return Response::crash();
    const QString id = read ? (*read)["prompt_id"].toString() : QString();
    backend.queue->interrupt(id);
    return done();
}

Response freeMemory(const Request &request, const Backend &backend)
{
    const auto body = objectOf(request);
    if (!body)
        return Response::crash();
    if ((*body)["free_memory"].toBool())
        backend.runner->dropCache();
    return done();
}

std::optional<qint64> integerOf(const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

Response getHistory(const Request &request, const Backend &backend)
{
    std::optional<qint64> most;
    if (const auto text = request.parameter(u"max_items"_s)) {
        most = integerOf(*text);
        if (!most)
            return Response::crash();
    }
    const auto offset = integerOf(request.parameter(u"offset"_s).value_or(u"-1"_s));
    if (!offset)
        return Response::crash();
    Response response = Response::json({});
    response.body = backend.queue->history().json(most, *offset);
    return response;
}

Response postHistory(const Request &request, const Backend &backend)
{
    const auto body = objectOf(request);
    if (!body)
        return Response::crash();
    if ((*body)["clear"].toBool())
        backend.queue->history().clear();
    for (const json::Value &id : (*body)["delete"].array())
        backend.queue->history().remove(id.toString());
    return done();
}

} // namespace

void addQueueRoutes(Router &router, const Backend &backend)
{
    router.add("GET", u"/queue"_s,
               [&backend](const Request &, const QStringList &) { return getQueue(backend); });
    router.add("POST", u"/queue"_s, [&backend](const Request &request, const QStringList &) {
        return postQueue(request, backend);
    });
    router.add("POST", u"/interrupt"_s, [&backend](const Request &request, const QStringList &) {
        return interrupt(request, backend);
    });
    router.add("POST", u"/free"_s, [&backend](const Request &request, const QStringList &) {
        return freeMemory(request, backend);
    });
    router.add("GET", u"/history"_s, [&backend](const Request &request, const QStringList &) {
        return getHistory(request, backend);
    });
    router.add("GET", u"/history/*"_s, [&backend](const Request &, const QStringList &words) {
        Response response = Response::json({});
        response.body = backend.queue->history().json(words.first());
        return response;
    });
    router.add("POST", u"/history"_s, [&backend](const Request &request, const QStringList &) {
        return postHistory(request, backend);
    });
}

} // namespace gesso::demo
