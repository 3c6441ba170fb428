// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/numberspec.h"
#include "workflow/field.h"

#include <optional>

namespace gesso::app {

// The words beside the row that width and height share.
[[nodiscard]] QString sizeLabel(const Field &width);

// The part of a field's range in which a slider makes sense.
struct SoftRange
{
    QString min;
    QString max;
};
// Nothing: no slider, the range is too wide or not known.
[[nodiscard]] std::optional<SoftRange> softRange(const Field &field);

[[nodiscard]] NumberSpec numberSpec(const Field &field);

// One line of a value for a folded group or a tool tip.
[[nodiscard]] QString valueSummary(const json::Value &value);

} // namespace gesso::app
