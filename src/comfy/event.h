// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/types.h"

#include <QByteArray>
#include <QHash>

#include <variant>

// The frames of a server's WebSocket as values (protocol sheet 3.3, 3.4).
namespace gesso::comfy::event {

struct Status // of the whole server, broadcast to all
{
    int queueRemaining = 0; // the running one included
    QString sid; // only in the first frame of a connection
};
struct Started
{
    QString promptId;
};
struct Cached
{
    QString promptId;
    QStringList nodes;
};
struct Executing
{
    QString promptId; // empty in the frame that is replayed after a reconnect (3.1)
    QString node;
    QString displayNode;
};
struct Finished // executing with a null node: history is complete now
{
    QString promptId;
};
struct Progress
{
    QString promptId;
    QString node;
    double value = 0;
    double max = 0;
};
struct NodeProgress
{
    double value = 0;
    double max = 0;
    QString state; // "running", "finished"
    QString displayNode;
    QString realNode;
};
struct ProgressState // cumulative for the run
{
    QString promptId;
    QHash<QString, NodeProgress> nodes;
};
struct Executed
{
    QString promptId;
    QString node;
    QString displayNode;
    Outputs outputs; // empty for a cached node without UI
};
struct Succeeded
{
    QString promptId;
};
struct Failed
{
    QString promptId;
    ExecutionError error;
    bool final = true; // ExecutionBlocked is not
};
struct Interrupted
{
    QString promptId;
    QString node;
};
struct Preview
{
    QString promptId; // empty in frames of the older type
    QString node;
    QByteArray image; // as it came: JPEG, PNG or anything; sniff it
};
struct NodeText // binary event 3: goes to all clients, without a prompt id
{
    QString node;
    QString text;
};
struct FeatureFlags
{
    json::Object flags;
};
struct Unknown // any other type; ignored
{
    QString type;
};

} // namespace gesso::comfy::event

namespace gesso::comfy {

using Event = std::variant<event::Status, event::Started, event::Cached, event::Executing,
                           event::Finished, event::Progress, event::ProgressState, event::Executed,
                           event::Succeeded, event::Failed, event::Interrupted, event::Preview,
                           event::NodeText, event::FeatureFlags, event::Unknown>;

} // namespace gesso::comfy
