// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace gesso::json {

// A number as its text, so that it is written back exactly as it was read: 18446744073709551615,
// 1e-05, 1.0, -0.0, 1e400, and the bare NaN, Infinity and -Infinity that Python servers write.
class Number
{
public:
    Number() = default; // 0
    explicit Number(std::string_view text); // must be a number's text
    explicit Number(int value);
    explicit Number(qint64 value);
    explicit Number(quint64 value);
    // Shortest text that reads back as the same double, as Python writes it: 1.0, 0.35, 1e-05.
    explicit Number(double value);

    [[nodiscard]] const std::string &text() const { return m_text; }

    // True for digits with an optional minus: no point, no exponent, not NaN.
    [[nodiscard]] bool isInteger() const;
    // True for everything but NaN, Infinity and what overflows a double.
    [[nodiscard]] bool isFinite() const;
    // The exact value, or nothing when the text is not an integer of that range. 3.0 and 3e2 are
    // integers here: what counts is the value.
    [[nodiscard]] std::optional<qint64> toInt64() const;
    [[nodiscard]] std::optional<quint64> toUInt64() const;
    // Nearest double; 1e400 gives infinity.
    [[nodiscard]] double toDouble() const;

    // Same text. 1 and 1.0 differ.
    friend bool operator==(const Number &, const Number &) = default;

private:
    std::string m_text = "0";
};

} // namespace gesso::json
