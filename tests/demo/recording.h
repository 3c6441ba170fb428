// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QList>
#include <QString>

namespace gesso::test {

// The lines of a recording (recordings/NAME.jsonl). Names of models that only the recorded machine
// had are those of the demo server instead. previews: they are asked for in each prompt, since the
// recorded server was started with previews on.
[[nodiscard]] QList<json::Value> readRecording(const QString &name, bool previews = true);
// "type" or "type:node" of each WebSocket frame that `who` got; previews are BIN1 and BIN4.
[[nodiscard]] QStringList eventsOf(const QList<json::Value> &recording, const QString &who);
[[nodiscard]] QString eventName(const json::Value &frame);
// Steps of a sampler, however many, as one "steps".
[[nodiscard]] QStringList collapsed(const QStringList &events);
// The request bodies of the prompts in it.
[[nodiscard]] QList<json::Value> promptsOf(const QList<json::Value> &recording);

} // namespace gesso::test
