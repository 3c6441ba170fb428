// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/historyreader.h"

#include "comfy/executionfailure.h"
#include "comfy/nodenames.h"
#include "comfy/outputsreader.h"
#include "comfy/words.h"
#include "json/reader.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

Error notHistory(const QString &detail)
{
    return {
        Error::Kind::Protocol, Words::tr("The server's history cannot be read."), {}, {}, detail};
}

// The final message decides before status_str (protocol sheet 2.4). False: there is none.
bool readMessages(json::View messages, HistoryEntry &entry)
{
    for (const auto &[index, message] : messages) {
        const std::string_view type = message.at(0).raw();
        const json::View data = message.at(1);
        if (type == "execution_interrupted") {
            entry.outcome = HistoryEntry::Outcome::Interrupted;
            return true;
        }
        if (type == "execution_error" && data["exception_type"].raw() != "ExecutionBlocked") {
            entry.outcome = HistoryEntry::Outcome::Failed;
            entry.error = readExecutionError(data);
            return true;
        }
        if (type == "execution_success") {
            entry.outcome = HistoryEntry::Outcome::Succeeded;
            return true;
        }
    }
    return false;
}

void readStatus(json::View status, HistoryEntry &entry)
{
    if (readMessages(status["messages"], entry))
        return;
    entry.outcome = status["status_str"].raw() == "error" ? HistoryEntry::Outcome::Failed
                                                          : HistoryEntry::Outcome::Succeeded;
    if (entry.outcome == HistoryEntry::Outcome::Failed)
        entry.error.message = Words::tr("The server does not say why.");
}

void readNodes(json::View prompt, HistoryEntry &entry)
{
    const json::View nodes = prompt.at(2);
    if (!nodes.isObject())
        return;
    QSet<QString> used;
    for (const auto &[id, node] : nodes) {
        for (const auto &[name, value] : node["inputs"]) {
            if (value.isArray() && value.size() == 2 && value.at(0).isString())
                used.insert(value.at(0).toString());
        }
    }
    for (const auto &[id, node] : nodes) {
        if (const QString name = id.toString(); !used.contains(name))
            entry.sinks.append(name);
    }
    for (const auto &[index, node] : prompt.at(4))
        entry.asked.insert(node.toString());
}

QList<QueueItem> readItems(json::View list)
{
    QList<QueueItem> items;
    if (!list.isArray())
        return items;
    for (const auto &[index, item] : list)
        items.append({item.at(0).toDouble(), item.at(1).toString()});
    std::sort(items.begin(), items.end(), [](const QueueItem &a, const QueueItem &b) {
        return a.number != b.number ? a.number < b.number : a.promptId < b.promptId;
    });
    return items;
}

} // namespace

Result<std::optional<HistoryEntry>> readHistory(const QByteArray &body, const QString &promptId,
                                                const QSet<QString> &known)
{
    const auto parsed = json::read(body);
    if (!parsed)
        return notHistory(parsed.error().toLine());
    if (!parsed->root().isObject())
        return notHistory({});
    const json::View found = parsed->root()[promptId.toStdString()];
    if (!found.isObject())
        return std::optional<HistoryEntry>();
    HistoryEntry entry;
    readStatus(found["status"], entry);
    readNodes(found["prompt"], entry);
    const json::View outputs = found["outputs"];
    if (outputs.isObject()) {
        for (const auto &[key, ui] : outputs) {
            const QString id = key.toString();
            // The ids inside meta may be those of the graph that ran first; the key is right
            // (protocol sheet 2.4). Only for what an expanded node became does meta know more.
            const QString shown
                = known.contains(id) ? id : found["meta"][key.utf8()]["display_node"].toString();
            const QString node = nodeOfPrompt(known, id, shown);
            if (!node.isEmpty())
                addOutputs(entry.outputs, readOutputs(ui, node));
        }
    }
    return std::optional(std::move(entry));
}

Result<QueueState> readQueue(const QByteArray &body)
{
    const auto parsed = json::read(body);
    const bool whole = parsed && parsed->root()["queue_running"].isArray()
        && parsed->root()["queue_pending"].isArray();
    if (!whole) {
        return Error {Error::Kind::Protocol,
                      Words::tr("The server's queue cannot be read."),
                      {},
                      {},
                      parsed ? QString() : parsed.error().toLine()};
    }
    return QueueState {readItems(parsed->root()["queue_running"]),
                       readItems(parsed->root()["queue_pending"])};
}

QList<InputError> silentlyDropped(const HistoryEntry &entry, const QSet<QString> &known)
{
    QList<InputError> dropped;
    if (entry.asked.isEmpty())
        return dropped;
    for (const QString &node : entry.sinks) {
        if (known.contains(node) && !entry.asked.contains(node)) {
            dropped.append({node,
                            {},
                            {},
                            u"output_dropped"_s,
                            Words::tr("The server left this output out without saying why."),
                            Words::tr("Its nodes may need each other in a circle.")});
        }
    }
    return dropped;
}

} // namespace gesso::comfy
