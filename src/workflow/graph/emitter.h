// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/conversion.h"
#include "workflow/graph/livegraph.h"

namespace gesso {

class TextReplacement;

struct EmitSetup
{
    RandomSource *random = nullptr; // null: dynamic prompts stay
    TextReplacement *replacement = nullptr; // null: file names stay
    bool places = false;
};

// The prompt of a loaded workflow (graph sheet 2.5, 3.4, 3.10).
[[nodiscard]] Result<Conversion> emitPrompt(const LiveWorkflow &workflow, const EmitSetup &setup);

} // namespace gesso
