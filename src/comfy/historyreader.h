// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "comfy/types.h"

#include <QByteArray>
#include <QSet>

// The answers of GET /queue and GET /history/{id} (protocol sheet 2.3, 2.4). Pure; takes any bytes.
namespace gesso::comfy {

// One run that is over.
struct HistoryEntry
{
    enum class Outcome { Succeeded, Failed, Interrupted };
    Outcome outcome = Outcome::Succeeded;
    Outputs outputs; // of the known nodes only
    ExecutionError error;
    QSet<QString> asked; // output nodes that the server ran: field 5 of the stored prompt
    QStringList sinks; // nodes of the prompt that no other node uses
};

// The entry of that prompt; nothing when the server has none (yet). known: nodes that can run,
// empty for all.
[[nodiscard]] Result<std::optional<HistoryEntry>>
readHistory(const QByteArray &body, const QString &promptId, const QSet<QString> &known);

struct QueueItem
{
    double number = 0;
    QString promptId;

    friend bool operator==(const QueueItem &, const QueueItem &) = default;
};
struct QueueState
{
    QList<QueueItem> running;
    QList<QueueItem> pending; // in the order in which they will run; the wire has them in another
                              // (protocol sheet 2.3)
};
[[nodiscard]] Result<QueueState> readQueue(const QByteArray &body);

// Output nodes of the prompt that an older server left out without a word (protocol sheet 7).
[[nodiscard]] QList<InputError> silentlyDropped(const HistoryEntry &entry,
                                                const QSet<QString> &known);

} // namespace gesso::comfy
