// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace gesso {

// What a number field takes. Limits and step are decimal texts, so that 64-bit integers are exact;
// an empty text means none known. Integers run from -2^63 to 2^64-1.
struct NumberSpec
{
    bool integer = false;
    QString min;
    QString max;
    QString step; // empty: 1 for integers, 0.01 for others
    int decimals = -1; // digits after the point that are shown at least; -1: as the text has them

    friend bool operator==(const NumberSpec &, const NumberSpec &) = default;
};

// Pure arithmetic on number texts; exact for integers, without rounding noise for others.
namespace numbers {

// The canonical text of what a person typed: a number, or simple arithmetic with + - * / and
// brackets ("512*1.5"); a comma stands for a point. Integers are rounded to the nearest. Errors: no
// number, beyond 64 bits. Limits are not looked at.
[[nodiscard]] Result<QString> evaluate(const QString &typed, const NumberSpec &spec);
// What is wrong with a canonical number text, in one sentence ("0 is below the smallest
// value, 1."); empty when nothing.
[[nodiscard]] QString problem(const QString &text, const NumberSpec &spec);
// text + count steps, kept within the limits. A text that is no number counts as the smallest value
// or 0.
[[nodiscard]] QString stepped(const QString &text, qint64 count, const NumberSpec &spec);
// How text stands to other: below 0, 0, above 0.
[[nodiscard]] int compare(const QString &text, const QString &other, const NumberSpec &spec);
// Whether the text is a complete number of its kind, without arithmetic.
[[nodiscard]] bool isPlain(const QString &text, const NumberSpec &spec);
// A double in the fewest digits, with at most `decimals` of them after the point, without trailing
// zeros.
[[nodiscard]] QString fromDouble(double value, int decimals);

} // namespace numbers

} // namespace gesso
