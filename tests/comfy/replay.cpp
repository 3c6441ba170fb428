// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/replay.h"

#include "json/reader.h"

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

bool isPost(const RecordedEntry &entry, const QString &clientId)
{
    return entry.method == "POST" && entry.path == "/prompt"_L1
        && entry.request["prompt"].isObject() && entry.request["client_id"].toString() == clientId;
}

} // namespace

Replay::Replay(const QString &name, QObject *parent)
    : QObject(parent)
    , m_recording(Recording::load(name))
    , m_old(name.startsWith("old"_L1))
{
    m_server.setHandler([this](const ScriptRequest &request) { return answer(request); });
    connect(&m_server, &ScriptServer::socketOpened, this, [this] {
        m_connected = true;
        advance();
    });
    connect(&m_server, &ScriptServer::requested, this, [this](const QString &path) {
        if (path == "/prompt"_L1)
            advance();
    });
}

ScriptAnswer Replay::answer(const ScriptRequest &request)
{
    if (request.method == "POST" && request.path == "/prompt"_L1)
        return answerPrompt(request);
    if (request.path == "/queue"_L1 && request.method == "GET")
        return {.body = queueBody()};
    if (request.method == "GET") {
        if (const RecordedEntry *entry = m_recording.lastGet(request.target))
            return {
                .status = entry->status, .body = entry->body, .contentType = entry->contentType};
    }
    if (request.path == "/system_stats"_L1) {
        return {
            .body = m_old
                ? R"({"system":{"os":"posix","comfyui_version":"0.3.64"},"devices":[{"name":"cpu"}]})"
                : R"({"system":{"os":"linux","comfyui_version":"0.33.0"},"devices":[{"name":"cpu"}]})"};
    }
    if (request.path == "/features"_L1)
        return {.body = R"({"supports_preview_metadata":true,"max_upload_size":104857600})"};
    if (request.path == "/api/jobs"_L1 && !m_old)
        return {.body
                = R"({"jobs":[],"pagination":{"offset":0,"limit":1,"total":0,"has_more":false}})"};
    if (request.path.startsWith("/history/"_L1) || request.path == "/object_info"_L1)
        return {.body = "{}"};
    if (request.method == "POST"
        && (request.path == "/interrupt"_L1 || request.path == "/queue"_L1))
        return {.body = {}, .contentType = "application/octet-stream"};
    if (request.method == "POST" && request.path.endsWith("/cancel"_L1) && !m_old)
        return {.body = R"({"cancelled":true})"};
    return {.status = request.method == "GET" ? 404 : 405,
            .body = {},
            .contentType = "application/octet-stream"};
}

// The recorded POST that was answered with this id; for an id that is in none of them the next
// refused one.
const RecordedEntry *Replay::postOf(const QString &promptId)
{
    const auto &entries = m_recording.entries();
    qsizetype refused = 0;
    const RecordedEntry *found = nullptr;
    for (const RecordedEntry &entry : entries) {
        if (!isPost(entry, m_recording.mainClientId()))
            continue;
        if (entry.status == 200 && Recording::promptIdOf(entry) == promptId)
            return &entry;
        if (entry.status != 200 && refused++ == m_refused)
            found = &entry;
    }
    ++m_refused;
    return found;
}

bool Replay::wantsPost(const QString &promptId) const
{
    return !isOver() && isPost(m_recording.entries()[m_next], m_recording.mainClientId())
        && Recording::promptIdOf(m_recording.entries()[m_next]) == promptId;
}

ScriptAnswer Replay::answerPrompt(const ScriptRequest &request)
{
    const auto body = json::readValue(request.body);
    const QString id = body ? std::as_const(*body)["prompt_id"].toString() : QString();
    const RecordedEntry *entry = postOf(id);
    if (entry == nullptr)
        return {.status = 500};
    if (entry->status == 200) {
        m_posted = true;
        m_running.append(id);
    }
    return {.status = entry->status, .body = entry->body, .contentType = entry->contentType};
}

// What was posted and has not ended yet as far as it was played.
QByteArray Replay::queueBody() const
{
    QByteArrayList items;
    for (const QString &id : m_running) {
        if (!isOver())
            items.append("[0,\"" + id.toUtf8() + "\",{},{},[]]");
    }
    return "{\"queue_running\":[" + items.join(',') + "],\"queue_pending\":[]}";
}

void Replay::advance()
{
    const auto &entries = m_recording.entries();
    while (m_next < entries.size() && play(entries[m_next]))
        ++m_next;
}

bool Replay::play(const RecordedEntry &entry)
{
    switch (entry.kind) {
    case RecordedEntry::Kind::Open:
        if (entry.clientId != m_recording.mainClientId())
            return true;
        if (!m_wantsSocket) { // it came back: first it goes away
            m_wantsSocket = true;
            m_connected = false;
            QMetaObject::invokeMethod(&m_server, &ScriptServer::closeSocket, Qt::QueuedConnection);
            return false;
        }
        if (!m_connected)
            return false;
        m_wantsSocket = false;
        return true;
    case RecordedEntry::Kind::Frame:
        if (!m_recording.isMain(entry.who))
            return true;
        if (entry.text.isEmpty())
            m_server.sendBinary(entry.binary);
        else
            m_server.sendText(entry.text);
        if (entry.text.contains("\"node\":null"))
            m_running.removeIf(
                [&entry](const QString &id) { return entry.text.contains(id.toUtf8()); });
        return true;
    case RecordedEntry::Kind::Http:
        return !isPost(entry, m_recording.mainClientId()) || entry.status != 200
            || std::exchange(m_posted, false);
    case RecordedEntry::Kind::Sent:
    case RecordedEntry::Kind::Note:
        return true;
    }
    return true;
}

} // namespace gesso::test
