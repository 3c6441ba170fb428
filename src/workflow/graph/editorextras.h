// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/classshape.h"

namespace gesso {

// What the editor's own extensions do for classes by name; the only place with such names.

// Inputs that it adds at the end of the required ones (graph sheet 2.1).
void addEditorInputs(std::string_view className, std::vector<ShapeInput> &required);

// Whether %...% in the class's filename_prefix is replaced (graph sheet 2.8).
[[nodiscard]] bool replacesFileName(std::string_view className);

// Whether the class's combo gets its choices from the node's own texts (graph sheet 2.2).
[[nodiscard]] bool hasOwnChoices(std::string_view className);

// Values that old files have in another form (graph sheet 2.4): sampler_name and
// control_after_generate of the samplers.
[[nodiscard]] bool isPatchedSampler(std::string_view className);

} // namespace gesso
