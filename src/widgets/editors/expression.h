// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/exactnumber.h"

#include <QString>

#include <optional>

namespace gesso {

// The value of an expression: always as a double, and exactly as long as only whole numbers of 64
// bits come up.
struct Quantity
{
    double approximate = 0;
    std::optional<ExactInteger> exact;
};

// Numbers with + - * / and brackets; x and × multiply too. Nothing when the text is something else,
// divides by 0 or is nested deeper than 50 brackets.
[[nodiscard]] std::optional<Quantity> evaluateExpression(const QString &text);

} // namespace gesso
