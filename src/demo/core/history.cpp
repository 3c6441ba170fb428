// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/core/history.h"

#include "json/reader.h"
#include "json/writer.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr std::size_t kMost = 10000;

bool isPreviewable(const std::string &key)
{
    static constexpr std::array<std::string_view, 5> kKeys {"images", "gifs", "video", "audio",
                                                            "3d"};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

struct Outputs
{
    int count = 0;
    int previewable = 0;
    std::optional<json::Object> preview; // the first, kept files before temporary ones
};

void countFile(Outputs &outputs, const std::string &node, const std::string &key,
               const json::Value &file)
{
    ++outputs.count;
    if (!isPreviewable(key))
        return;
    ++outputs.previewable;
    const bool kept = file["type"].toString() == "output"_L1;
    if (outputs.preview && !(kept && (*outputs.preview)["type"].toString() != "output"_L1))
        return;
    json::Object preview = file.object();
    preview.set("nodeId", node);
    preview.set("mediaType", key);
    outputs.preview = preview;
}

Outputs countOutputs(const json::Object &nodes)
{
    Outputs outputs;
    for (const json::Member &node : nodes) {
        for (const json::Member &value : node.value.object()) {
            for (const json::Value &file : value.value.array()) {
                if (file.isObject())
                    countFile(outputs, node.key, value.key, file);
            }
        }
    }
    return outputs;
}

// The data of the last message of a kind.
const json::Value *messageOf(const RunResult &result, const QString &type)
{
    const json::Value *data = nullptr;
    for (const json::Value &message : result.messages) {
        if (message.at(0).toString() == type)
            data = &message.at(1);
    }
    return data;
}

json::Object firstFields(const Job &job, const QString &status)
{
    return {{"id", job.id},
            {"status", status},
            {"priority", job.number},
            {"create_time", job.extraData["create_time"]}};
}

void addWorkflowId(json::Object &summary, const Job &job)
{
    const json::Value &id = job.extraData["extra_pnginfo"]["workflow"]["id"];
    if (!id.isNull())
        summary.set("workflow_id", id);
}

json::Object finishedSummary(const Job &job, const RunResult &result)
{
    const json::Value *error = messageOf(result, u"execution_error"_s);
    const bool cancelled = messageOf(result, u"execution_interrupted"_s) != nullptr;
    json::Object summary = firstFields(
        job, result.success ? u"completed"_s : (cancelled ? u"cancelled"_s : u"failed"_s));
    if (!result.messages.empty()) {
        summary.set("execution_start_time", result.messages.front().at(1)["timestamp"]);
        summary.set("execution_end_time", result.messages.back().at(1)["timestamp"]);
    }
    if (error != nullptr)
        summary.set("execution_error", *error);
    const Outputs outputs = countOutputs(result.outputs);
    summary.set("outputs_count", outputs.count);
    summary.set("previewable_outputs_count", outputs.previewable);
    if (outputs.preview)
        summary.set("preview_output", *outputs.preview);
    addWorkflowId(summary, job);
    return summary;
}

} // namespace

json::Object queueSummary(const Job &job, bool running)
{
    json::Object summary = firstFields(job, running ? u"in_progress"_s : u"pending"_s);
    summary.set("outputs_count", 0);
    summary.set("previewable_outputs_count", 0);
    addWorkflowId(summary, job);
    return summary;
}

bool breaksListing(const Job &job)
{
    const json::Object &extra = job.extraData;
    if (!extra.contains("extra_pnginfo"))
        return false;
    const json::Value &info = extra["extra_pnginfo"];
    if (!info.isObject())
        return true;
    return info.object().contains("workflow") && !info["workflow"].isObject();
}

void History::put(const Job &job, const RunResult &result)
{
    const json::Object status {{"status_str", result.success ? "success" : "error"},
                               {"completed", result.success},
                               {"messages", result.messages}};
    const json::Object entry {{"prompt", job.toJson()},
                              {"outputs", result.outputs},
                              {"status", status},
                              {"meta", result.meta}};
    Entry made {job.id, json::write(entry, {.ascii = true}), finishedSummary(job, result),
                demo::breaksListing(job)};
    if (const auto known = m_index.constFind(job.id); known != m_index.constEnd()) {
        **known = std::move(made);
        return;
    }
    m_entries.push_back(std::move(made));
    m_index.insert(job.id, std::prev(m_entries.end()));
    if (m_entries.size() > kMost)
        remove(m_entries.front().id);
}

void History::remove(const QString &id)
{
    const auto found = m_index.constFind(id);
    if (found == m_index.constEnd())
        return;
    const auto place = *found;
    m_index.erase(found);
    m_entries.erase(place);
}

void History::clear()
{
    m_entries.clear();
    m_index.clear();
}

QByteArray History::json(std::optional<qint64> most, qint64 offset) const
{
    if (offset < 0 && most)
        offset = static_cast<qint64>(m_entries.size()) - *most;
    QByteArray out = "{";
    qint64 index = 0;
    qint64 taken = 0;
    for (const Entry &entry : m_entries) {
        if (index++ < offset)
            continue;
        out += (taken++ == 0 ? "" : ",") + json::quoted(entry.id.toStdString(), true) + ':'
            + entry.text;
        if (most && taken >= *most)
            break;
    }
    return out + '}';
}

QByteArray History::json(const QString &id) const
{
    const auto found = m_index.constFind(id);
    if (found == m_index.constEnd())
        return "{}";
    return '{' + json::quoted(id.toStdString(), true) + ':' + (*found)->text + '}';
}

std::optional<json::Value> History::entry(const QString &id) const
{
    const auto found = m_index.constFind(id);
    if (found == m_index.constEnd())
        return std::nullopt;
    return json::readValue((*found)->text).valueOr({});
}

std::vector<json::Object> History::summaries() const
{
    std::vector<json::Object> summaries;
    std::ranges::transform(m_entries, std::back_inserter(summaries), &Entry::summary);
    return summaries;
}

bool History::breaksListing() const
{
    return std::ranges::any_of(m_entries, &Entry::broken);
}

} // namespace gesso::demo
