// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/decode.h"

#include "comfy/executionfailure.h"
#include "comfy/outputsreader.h"
#include "json/reader.h"

#include <QtEndian>

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::comfy {

namespace {

constexpr qsizetype kWord = 4; // bytes of an integer in a binary frame
constexpr int kDepth = 200; // of JSON in a frame

QString promptOf(json::View data)
{
    return data["prompt_id"].toString();
}

// A node as text; a few packs send the id as a number.
QString idOf(json::View value)
{
    if (value.isString())
        return value.toString();
    const auto number = value.number();
    return number ? QString::fromStdString(number->text()) : QString();
}

double finite(json::View value)
{
    const double number = value.toDouble();
    return std::isfinite(number) ? number : 0;
}

Event statusFrom(json::View data)
{
    const qint64 remaining = data["status"]["exec_info"]["queue_remaining"].toInt64();
    const qint64 most = std::numeric_limits<int>::max();
    return event::Status {static_cast<int>(std::clamp<qint64>(remaining, 0, most)),
                          data["sid"].toString()};
}

Event startedFrom(json::View data)
{
    return event::Started {promptOf(data)};
}

Event cachedFrom(json::View data)
{
    event::Cached cached {promptOf(data), {}};
    const json::View nodes = data["nodes"];
    if (nodes.isArray()) {
        for (const auto &[index, node] : nodes)
            cached.nodes.append(idOf(node));
    }
    return cached;
}

Event executingFrom(json::View data)
{
    if (data["node"].isNull())
        return event::Finished {promptOf(data)};
    const QString node = idOf(data["node"]);
    const QString display = idOf(data["display_node"]);
    return event::Executing {promptOf(data), node, display.isEmpty() ? node : display};
}

Event progressFrom(json::View data)
{
    return event::Progress {promptOf(data), idOf(data["node"]), finite(data["value"]),
                            finite(data["max"])};
}

event::NodeProgress nodeProgressFrom(const QString &id, json::View node)
{
    event::NodeProgress progress {finite(node["value"]), finite(node["max"]),
                                  node["state"].toString(), idOf(node["display_node_id"]),
                                  idOf(node["real_node_id"])};
    if (progress.displayNode.isEmpty())
        progress.displayNode = id;
    return progress;
}

Event progressStateFrom(json::View data)
{
    event::ProgressState state {promptOf(data), {}};
    const json::View nodes = data["nodes"];
    if (nodes.isObject()) {
        for (const auto &[key, node] : nodes) {
            const QString id = key.toString();
            state.nodes.insert(id, nodeProgressFrom(id, node));
        }
    }
    return state;
}

Event executedFrom(json::View data)
{
    const QString node = idOf(data["node"]);
    const QString display = idOf(data["display_node"]);
    const QString shown = display.isEmpty() ? node : display;
    return event::Executed {promptOf(data), node, shown, readOutputs(data["output"], shown)};
}

Event succeededFrom(json::View data)
{
    return event::Succeeded {promptOf(data)};
}

Event failedFrom(json::View data)
{
    ExecutionError error = readExecutionError(data);
    const bool final = error.exceptionType != "ExecutionBlocked"_L1;
    return event::Failed {promptOf(data), std::move(error), final};
}

Event interruptedFrom(json::View data)
{
    return event::Interrupted {promptOf(data), idOf(data["node_id"])};
}

Event flagsFrom(json::View data)
{
    const json::Value flags = data.toValue();
    return event::FeatureFlags {flags.object()};
}

struct Reader
{
    std::string_view type;
    Event (*read)(json::View data);
};

constexpr std::array kReaders {
    Reader {"progress_state", progressStateFrom},
    Reader {"progress", progressFrom},
    Reader {"executing", executingFrom},
    Reader {"status", statusFrom},
    Reader {"executed", executedFrom},
    Reader {"execution_start", startedFrom},
    Reader {"execution_cached", cachedFrom},
    Reader {"execution_success", succeededFrom},
    Reader {"execution_error", failedFrom},
    Reader {"execution_interrupted", interruptedFrom},
    Reader {"feature_flags", flagsFrom},
};

quint32 wordAt(const QByteArray &frame, qsizetype offset)
{
    return qFromBigEndian<quint32>(frame.constData() + offset);
}

// The bytes whose number stands at the offset; nothing when the frame is shorter than that.
std::optional<QByteArray> counted(const QByteArray &frame, qsizetype offset)
{
    if (frame.size() < offset + kWord)
        return std::nullopt;
    const qsizetype length = wordAt(frame, offset);
    if (length > frame.size() - offset - kWord)
        return std::nullopt;
    return frame.mid(offset + kWord, length);
}

std::optional<Event> previewFrom(const QByteArray &frame)
{
    if (frame.size() <= 2 * kWord)
        return std::nullopt;
    return event::Preview {{}, {}, frame.mid(2 * kWord)};
}

std::optional<Event> textFrom(const QByteArray &frame)
{
    const auto node = counted(frame, kWord);
    if (!node)
        return std::nullopt;
    return event::NodeText {QString::fromUtf8(*node),
                            QString::fromUtf8(frame.mid(2 * kWord + node->size()))};
}

std::optional<Event> describedPreviewFrom(const QByteArray &frame)
{
    const auto text = counted(frame, kWord);
    if (!text)
        return std::nullopt;
    QByteArray image = frame.mid(2 * kWord + text->size());
    const auto about = json::read(*text, {.depth = kDepth});
    if (!about || image.isEmpty())
        return std::nullopt;
    const json::View root = about->root();
    const QString display = idOf(root["display_node_id"]);
    return event::Preview {promptOf(root), display.isEmpty() ? idOf(root["node_id"]) : display,
                           std::move(image)};
}

} // namespace

std::optional<Event> decodeText(const QByteArray &utf8)
{
    const auto parsed = json::read(utf8, {.depth = kDepth});
    if (!parsed || !parsed->root()["type"].isString())
        return std::nullopt;
    const json::View root = parsed->root();
    const std::string_view type = root["type"].raw();
    for (const Reader &reader : kReaders) {
        if (reader.type == type)
            return reader.read(root["data"]);
    }
    return event::Unknown {root["type"].toString()};
}

std::optional<Event> decodeBinary(const QByteArray &frame)
{
    if (frame.size() < kWord)
        return std::nullopt;
    switch (wordAt(frame, 0)) {
    case 1:
        return previewFrom(frame);
    case 3:
        return textFrom(frame);
    case 4:
        return describedPreviewFrom(frame);
    default:
        return std::nullopt;
    }
}

QString promptIdOf(const Event &event)
{
    return std::visit(
        [](const auto &kind) {
            if constexpr (requires { kind.promptId; })
                return kind.promptId;
            else
                return QString();
        },
        event);
}

} // namespace gesso::comfy
