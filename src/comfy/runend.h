// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/historyreader.h"
#include "comfy/promptanswer.h"
#include "comfy/run.h"

// How a run ended, put together from what is known of it. Pure.
namespace gesso::comfy {

// Whom and what the words are about.
struct RunPlace
{
    QString server;
    const Prompt *prompt = nullptr; // for titles; null or empty where only the id is known
    bool cancelled = false; // by us
};

// By its events alone. Only when state.ended().
[[nodiscard]] RunEnd endFromState(const RunState &state, const RunPlace &place);
[[nodiscard]] RunEnd endFromHistory(const HistoryEntry &entry, const RunPlace &place);
[[nodiscard]] RunEnd endRejected(const Rejection &rejection);
[[nodiscard]] RunEnd endNotSent(const Error &error);
// A reachable server knows nothing of it.
[[nodiscard]] RunEnd endLost(const RunState &state, const RunPlace &place);
[[nodiscard]] RunEnd endCancelled(const RunState &state, const RunPlace &place);

} // namespace gesso::comfy
