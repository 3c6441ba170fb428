// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace gesso {

// A whole number from -2^63 to 2^64-1, exact.
class ExactInteger
{
public:
    ExactInteger() = default;
    static ExactInteger fromUnsigned(quint64 value);
    // Only digits with an optional sign; nothing when it is something else or beyond 64 bits.
    static std::optional<ExactInteger> parse(QStringView text);
    // Rounded to the nearest; nothing when beyond 64 bits.
    static std::optional<ExactInteger> fromDouble(double value);

    [[nodiscard]] QString toString() const;
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] int compare(const ExactInteger &other) const;

    // Nothing when the result is beyond 64 bits.
    [[nodiscard]] std::optional<ExactInteger> negated() const;
    [[nodiscard]] std::optional<ExactInteger> plus(const ExactInteger &other) const;
    [[nodiscard]] std::optional<ExactInteger> times(const ExactInteger &other) const;
    // Nothing when there is a remainder or the divisor is 0.
    [[nodiscard]] std::optional<ExactInteger> dividedBy(const ExactInteger &other) const;
    // The nearest number of 64 bits when the result is beyond.
    [[nodiscard]] ExactInteger plusSaturated(const ExactInteger &other) const;
    [[nodiscard]] ExactInteger timesSaturated(qint64 count) const;

private:
    ExactInteger(bool negative, quint64 magnitude);
    [[nodiscard]] static std::optional<ExactInteger> make(bool negative, quint64 magnitude);

    quint64 m_magnitude = 0;
    bool m_negative = false; // never with 0
};

} // namespace gesso
