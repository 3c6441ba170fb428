// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the WebSocket, text and binary, folded into a run's state.

#include "comfy/decode.h"
#include "comfy/runstate.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    gesso::comfy::RunState state;
    state.expected = {QStringLiteral("1"), QStringLiteral("12")};
    for (const auto &event : {gesso::comfy::decodeText(bytes), gesso::comfy::decodeBinary(bytes)}) {
        if (!event)
            continue;
        state.promptId = gesso::comfy::promptIdOf(*event);
        state = gesso::comfy::apply(std::move(state), *event);
        if (state.nodesDone() > state.nodesTotal() || !(state.step <= state.maxStep))
            __builtin_trap();
    }
    return 0;
}
