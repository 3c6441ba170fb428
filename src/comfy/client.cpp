// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/client.h"

#include "comfy/address.h"
#include "comfy/serverfacts.h"
#include "comfy/submissionbody.h"
#include "comfy/words.h"
#include "json/reader.h"
#include "json/writer.h"
#include "workflow/nodeclassreader.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr qint64 kMostObjectInfo = qint64 {256}
    << 20; // bytes; core has 1.6 MB, packs many times that

HttpRequest getRequest(const QString &path)
{
    HttpRequest request;
    request.path = path;
    return request;
}

HttpRequest postRequest(const QString &path, QByteArray body)
{
    HttpRequest request;
    request.verb = HttpRequest::Verb::Post;
    request.path = path;
    request.body = std::move(body);
    return request;
}

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

Result<json::Parsed> jsonOf(const HttpReply &reply, json::Type type)
{
    const auto parsed = json::read(reply.body);
    if (!parsed)
        return wrongBody(reply, parsed.error().toLine());
    if (parsed->root().type() != type)
        return wrongBody(reply, Words::tr("The answer is of another kind than expected."));
    return *parsed;
}

Result<void> nothing(const HttpReply &reply)
{
    if (isWebPage(reply)) // a login page answers every request with 200
        return wrongBody(reply, {});
    return {};
}

Error at(const HttpReply &reply, Error error)
{
    error.where = reply.server;
    return error;
}

} // namespace

QFuture<Result<ServerFacts>> Client::systemStats() const
{
    return askFor<ServerFacts>(
        m_asker, getRequest(u"/system_stats"_s), [](const HttpReply &reply) -> Result<ServerFacts> {
            const auto parsed = jsonOf(reply, json::Type::Object);
            if (!parsed)
                return parsed.error();
            const auto facts = readSystemStats(parsed->root());
            if (!facts)
                return wrongBody(reply, Words::tr("The answer lacks what a ComfyUI tells."));
            return *facts;
        });
}

QFuture<Result<json::Object>> Client::features() const
{
    return askFor<json::Object>(m_asker, getRequest(u"/features"_s),
                                [](const HttpReply &reply) -> Result<json::Object> {
                                    const auto parsed = jsonOf(reply, json::Type::Object);
                                    if (!parsed)
                                        return parsed.error();
                                    const json::Value value = parsed->root().toValue();
                                    return value.object();
                                });
}

QFuture<Result<QByteArray>> Client::objectInfo() const
{
    HttpRequest request = getRequest(u"/object_info"_s);
    request.maxBytes = kMostObjectInfo;
    request.timeout = m_asker.http->timing().catalogue;
    return askFor<QByteArray>(m_asker, request, [](const HttpReply &reply) -> Result<QByteArray> {
        if (!reply.body.startsWith('{'))
            return wrongBody(reply, {});
        return reply.body;
    });
}

QFuture<Result<std::optional<NodeClass>>> Client::objectInfo(const QString &className) const
{
    using Answer = std::optional<NodeClass>;
    return askFor<Answer>(m_asker, getRequest(u"/object_info/"_s + segment(className)),
                          [className](const HttpReply &reply) -> Result<Answer> {
                              const auto parsed = jsonOf(reply, json::Type::Object);
                              if (!parsed)
                                  return parsed.error();
                              const json::View definition = parsed->root()[className.toStdString()];
                              return definition.isObject()
                                  ? Answer(readNodeClass(className, definition))
                                  : Answer();
                          });
}

QFuture<PromptAnswer> Client::prompt(const Submission &submission, const QString &clientId) const
{
    HttpRequest request = postRequest(u"/prompt"_s, submissionBody(submission, clientId));
    request.repeatable = false;
    return ask<PromptAnswer>(m_asker, std::move(request),
                             [prompt = submission.prompt](const HttpReply &reply) {
                                 return readPromptAnswer(reply, prompt);
                             });
}

QFuture<Result<QueueState>> Client::queue() const
{
    return askFor<QueueState>(m_asker, getRequest(u"/queue"_s),
                              [](const HttpReply &reply) -> Result<QueueState> {
                                  const auto queue = readQueue(reply.body);
                                  return queue ? queue : wrongBody(reply, queue.error().toLine());
                              });
}

QFuture<Result<void>> Client::removeFromQueue(const QStringList &promptIds) const
{
    json::Array ids;
    for (const QString &id : promptIds)
        ids.emplace_back(id);
    return post(u"/queue"_s, {{"delete", std::move(ids)}});
}

QFuture<Result<void>> Client::interrupt(const QString &promptId) const
{
    if (promptId.isEmpty()) {
        const Error error {Error::Kind::Invalid, Words::tr("There is no job to stop."), {}, {}, {}};
        return QtFuture::makeReadyFuture(Result<void>(error));
    }
    return post(u"/interrupt"_s, {{"prompt_id", promptId}});
}

QFuture<Result<std::optional<HistoryEntry>>> Client::history(const QString &promptId,
                                                             const QSet<QString> &known) const
{
    using Answer = std::optional<HistoryEntry>;
    return askFor<Answer>(m_asker, getRequest(u"/history/"_s + segment(promptId)),
                          [promptId, known](const HttpReply &reply) -> Result<Answer> {
                              if (isWebPage(reply))
                                  return wrongBody(reply, {});
                              auto entry = readHistory(reply.body, promptId, known);
                              return entry ? entry : at(reply, entry.error());
                          });
}

QFuture<Result<QList<JobLine>>> Client::jobs(int limit) const
{
    HttpRequest request = getRequest(u"/api/jobs"_s);
    request.query = queryOf({{u"limit"_s, QString::number(limit)}});
    return askFor<QList<JobLine>>(
        m_asker, request, [](const HttpReply &reply) -> Result<QList<JobLine>> {
            const auto parsed = jsonOf(reply, json::Type::Object);
            if (!parsed)
                return parsed.error();
            QList<JobLine> lines;
            for (const auto &[index, job] : parsed->root()["jobs"])
                lines.append({job["id"].toString(), job["status"].toString()});
            return lines;
        });
}

QFuture<Result<bool>> Client::cancelJob(const QString &promptId) const
{
    HttpRequest request = postRequest(u"/api/jobs/"_s + segment(promptId) + u"/cancel"_s, "{}");
    return askFor<bool>(m_asker, std::move(request), [](const HttpReply &reply) -> Result<bool> {
        const auto parsed = jsonOf(reply, json::Type::Object);
        return parsed ? Result<bool>(parsed->root()["cancelled"].toBool()) : parsed.error();
    });
}

QFuture<Result<void>> Client::free(bool unloadModels, bool freeMemory) const
{
    return post(u"/free"_s, {{"unload_models", unloadModels}, {"free_memory", freeMemory}});
}

QFuture<Result<QStringList>> Client::embeddings() const
{
    return names(u"/embeddings"_s);
}

QFuture<Result<QStringList>> Client::models(const QString &folder) const
{
    return names(folder.isEmpty() ? u"/models"_s : QString(u"/models/"_s + segment(folder)));
}

QFuture<Result<void>> Client::post(const QString &path, const json::Object &body) const
{
    return askFor<void>(m_asker, postRequest(path, json::write(body)), nothing);
}

QFuture<Result<QStringList>> Client::names(const QString &path) const
{
    return askFor<QStringList>(m_asker, getRequest(path),
                               [](const HttpReply &reply) -> Result<QStringList> {
                                   const auto parsed = jsonOf(reply, json::Type::Array);
                                   if (!parsed)
                                       return parsed.error();
                                   QStringList all;
                                   for (const auto &[index, name] : parsed->root())
                                       all.append(name.toString());
                                   return all;
                               });
}

} // namespace gesso::comfy
