// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/api/backend.h"
#include "demo/prompt/coercion.h"
#include "demo/prompt/validator.h"
#include "json/reader.h"

#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

bool isCanonicalUuid(const QString &id)
{
    static const QRegularExpression form(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s);
    return form.match(id).hasMatch();
}

bool isTrue(const json::Value &value)
{
    return std::get<json::Value>(coerce("BOOLEAN", value)).toBool();
}

Response refused(const json::Object &error, const json::Object &nodeErrors = {})
{
    return Response::json(json::Object {{"error", error}, {"node_errors", nodeErrors}}, 400);
}

json::Object problem(const QString &type, const QString &message, const QString &details)
{
    return {
        {"type", type}, {"message", message}, {"details", details}, {"extra_info", json::Object()}};
}

// The prompt's number in the queue; nothing when it is none.
std::optional<json::Value> numberOf(const json::Value &body, PromptQueue *queue)
{
    if (body.object().contains("number")) {
        const auto number = coerce("FLOAT", body["number"]);
        if (std::holds_alternative<CoercionFailure>(number))
            return std::nullopt;
        return std::get<json::Value>(number);
    }
    const qint64 counted = queue->countUp();
    return json::Value(isTrue(body["front"]) ? -counted : counted);
}

std::optional<QSet<QString>> targetsOf(const json::Value &body)
{
    const json::Value &list = body["partial_execution_targets"];
    if (!list.isArray())
        return std::nullopt;
    QSet<QString> targets;
    for (const json::Value &target : list.array())
        targets.insert(target.toString());
    return targets;
}

// What the queue and the history tell of extra_data, with what the server adds.
json::Object extraDataOf(const json::Value &body, const Request &request, const Clock *clock)
{
    json::Object extra = body["extra_data"].object();
    for (const char *secret : {"auth_token_comfy_org", "api_key_comfy_org"})
        extra.remove(secret);
    if (body.object().contains("client_id"))
        extra.set("client_id", body["client_id"]);
    if (request.hasHeader("comfy-usage-source") && !extra.contains("comfy_usage_source"))
        extra.set("comfy_usage_source", QString::fromUtf8(request.header("comfy-usage-source")));
    extra.set("create_time", clock->nowMs());
    return extra;
}

Response postPrompt(const Request &request, const Backend &backend)
{
    const auto read = json::readValue(request.body);
    if (!read || !read->isObject())
        return Response::crash();
    const json::Value &body = *read;
    const auto number = numberOf(body, backend.queue);
    if (!number)
        return Response::crash();
    if (!body.object().contains("prompt"))
        return refused(problem(u"no_prompt"_s, u"No prompt provided"_s, u"No prompt provided"_s));
    const json::Value &wantedId = body["prompt_id"];
    if (!wantedId.isNull() && !isCanonicalUuid(wantedId.toString()))
        return refused(problem(u"invalid_prompt_id"_s, u"prompt_id must be a valid UUID"_s,
                               u"prompt_id must be a UUID string in canonical lowercase hyphenated "
                               "form; omit it to let the server generate one"_s));
    if (!body["prompt"].isObject()
        || (body.object().contains("extra_data") && !body["extra_data"].isObject()))
        return Response::crash();
    json::Object graph = body["prompt"].object();
    Validator validator(backend.catalogue, backend.files, &graph);
    const Verdict verdict = validator.judge(targetsOf(body));
    if (verdict.error)
        return refused(*verdict.error, verdict.nodeErrors);
    Job job {.number = *number,
             .id = wantedId.isNull() ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                                     : wantedId.toString(),
             .graph = std::move(graph),
             .extraData = extraDataOf(body, request, backend.clock),
             .outputs = verdict.outputs};
    if (job.extraData["client_id"].isString())
        job.clientId = job.extraData["client_id"].toString();
    const json::Object accepted {
        {"prompt_id", job.id}, {"number", job.number}, {"node_errors", verdict.nodeErrors}};
    backend.queue->put(std::move(job));
    return Response::json(accepted);
}

} // namespace

void addPromptRoutes(Router &router, const Backend &backend)
{
    router.add("POST", u"/prompt"_s, [&backend](const Request &request, const QStringList &) {
        return postPrompt(request, backend);
    });
    router.add("GET", u"/prompt"_s, [&backend](const Request &, const QStringList &) {
        const json::Object info {{"queue_remaining", backend.queue->remaining()}};
        return Response::json(json::Object {{"exec_info", info}});
    });
}

} // namespace gesso::demo
