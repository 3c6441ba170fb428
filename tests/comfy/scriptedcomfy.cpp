// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/scriptedcomfy.h"

#include "json/reader.h"

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

QByteArray itemsOf(const QStringList &ids, int number)
{
    QByteArrayList items;
    for (const QString &id : ids)
        items.append('[' + QByteArray::number(number++) + ",\"" + id.toUtf8()
                     + "\",{},{},[\"9\"]]");
    return '[' + items.join(',') + ']';
}

const ScriptAnswer kEmpty {.body = {}, .contentType = "application/octet-stream"};

} // namespace

ScriptedComfy::ScriptedComfy(QObject *parent)
    : QObject(parent)
{
    m_server.setHandler([this](const ScriptRequest &request) { return handle(request); });
    connect(&m_server, &ScriptServer::socketOpened, this, [this] {
        sendEvent("status", R"({"status":{"exec_info":{"queue_remaining":0}},"sid":"x"})");
    });
}

void ScriptedComfy::answer(const QByteArray &route, const ScriptAnswer &answer)
{
    on(route, [answer](const ScriptRequest &) { return answer; });
}

ScriptAnswer ScriptedComfy::handle(const ScriptRequest &request)
{
    const QByteArray whole = request.method + ' ' + request.path.toUtf8();
    for (auto it = m_routes.cbegin(); it != m_routes.cend(); ++it) {
        if (whole == it.key() || (it.key().endsWith('/') && whole.startsWith(it.key())))
            return it.value()(request);
    }
    return standard(request);
}

ScriptAnswer ScriptedComfy::standard(const ScriptRequest &request) const
{
    const QString &path = request.path;
    if (path == "/system_stats"_L1)
        return {
            .body
            = R"({"system":{"os":"linux","comfyui_version":"0.33.0"},"devices":[{"name":"cpu","vram_total":1,"vram_free":1}]})"};
    if (path == "/features"_L1)
        return {.body = R"({"supports_preview_metadata":true,"max_upload_size":104857600.0})"};
    if (path == "/object_info"_L1)
        return {.body = "{}"};
    if (path == "/api/jobs"_L1 && !m_old)
        return {.body = R"({"jobs":[],"pagination":{}})"};
    if (path.endsWith("/cancel"_L1) && !m_old)
        return {.body = R"({"cancelled":true})"};
    if (path == "/queue"_L1)
        return request.method == "GET" ? ScriptAnswer {.body = queueBody()} : kEmpty;
    if (path.startsWith("/history/"_L1)) {
        const QString id = path.mid(9);
        return {.body = history.contains(id)
                    ? QByteArray("{\"" + id.toUtf8() + "\":" + history[id] + '}')
                    : QByteArray("{}")};
    }
    if (path == "/prompt"_L1 && request.method == "POST") {
        const auto body = json::readValue(request.body);
        return {.body = "{\"prompt_id\":\""
                    + (body ? (*body)["prompt_id"].toString().toUtf8() : QByteArray())
                    + R"(","number":1,"node_errors":{}})"};
    }
    if (path == "/interrupt"_L1 || path == "/free"_L1)
        return kEmpty;
    return {.status = request.method == "GET" ? 404 : 405,
            .body = {},
            .contentType = "application/octet-stream"};
}

QByteArray ScriptedComfy::queueBody() const
{
    return "{\"queue_running\":" + itemsOf(running, 1)
        + ",\"queue_pending\":" + itemsOf(pending, 10) + '}';
}

void ScriptedComfy::sendEvent(const QByteArray &type, const QByteArray &data)
{
    m_server.sendText("{\"type\":\"" + type + "\",\"data\":" + data + '}');
}

void ScriptedComfy::sendStart(const QString &id)
{
    sendEvent("execution_start", "{\"prompt_id\":\"" + id.toUtf8() + "\",\"timestamp\":1}");
    sendEvent("execution_cached",
              "{\"prompt_id\":\"" + id.toUtf8() + "\",\"nodes\":[],\"timestamp\":1}");
    sendEvent("executing",
              "{\"prompt_id\":\"" + id.toUtf8() + R"(","node":"9","display_node":"9"})");
}

void ScriptedComfy::sendExecuted(const QString &id, const QByteArray &file)
{
    sendEvent("executed",
              "{\"prompt_id\":\"" + id.toUtf8()
                  + R"(","node":"9","display_node":"9","output":{"images":[{"filename":")" + file
                  + R"(","subfolder":"","type":"output"}]}})");
}

void ScriptedComfy::sendSuccess(const QString &id)
{
    sendEvent("execution_success", "{\"prompt_id\":\"" + id.toUtf8() + "\",\"timestamp\":2}");
}

void ScriptedComfy::sendFinished(const QString &id)
{
    sendEvent("executing", "{\"prompt_id\":\"" + id.toUtf8() + "\",\"node\":null}");
}

QByteArray ScriptedComfy::successEntry(const QString &id, const QByteArray &file)
{
    return R"({"prompt":[1,")" + id.toUtf8()
        + R"(",{"9":{"class_type":"SaveImage","inputs":{}}},{},["9"]],"outputs":{"9":{"images":[{"filename":")"
        + file
        + R"(","subfolder":"","type":"output"}]}},"status":{"status_str":"success","completed":true,"messages":[["execution_success",{"prompt_id":")"
        + id.toUtf8() + R"("}]]},"meta":{}})";
}

} // namespace gesso::test
