// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/exactnumber.h"

#include <cmath>
#include <limits>

namespace gesso {

namespace {

constexpr quint64 kMostNegative = quint64(1) << 63; // magnitude of -2^63
constexpr quint64 kMost = std::numeric_limits<quint64>::max();

std::optional<quint64> product(quint64 a, quint64 b)
{
    if (a != 0 && b > kMost / a)
        return std::nullopt;
    return a * b;
}

} // namespace

ExactInteger::ExactInteger(bool negative, quint64 magnitude)
    : m_magnitude(magnitude)
    , m_negative(negative && magnitude != 0)
{
}

ExactInteger ExactInteger::fromUnsigned(quint64 value)
{
    return {false, value};
}

std::optional<ExactInteger> ExactInteger::make(bool negative, quint64 magnitude)
{
    if (negative && magnitude > kMostNegative)
        return std::nullopt;
    return ExactInteger(negative, magnitude);
}

std::optional<ExactInteger> ExactInteger::parse(QStringView text)
{
    bool negative = false;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        negative = text.startsWith(u'-');
        text = text.mid(1);
    }
    if (text.isEmpty())
        return std::nullopt;
    quint64 magnitude = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        const auto digit = static_cast<quint64>(c.unicode() - u'0');
        const std::optional<quint64> shifted = product(magnitude, 10);
        if (!shifted || *shifted > kMost - digit)
            return std::nullopt;
        magnitude = *shifted + digit;
    }
    return make(negative, magnitude);
}

std::optional<ExactInteger> ExactInteger::fromDouble(double value)
{
    const double rounded = std::round(value);
    constexpr double kTwo64 = 18446744073709551616.0;
    constexpr double kTwo63 = 9223372036854775808.0;
    if (!std::isfinite(rounded) || rounded >= kTwo64 || rounded < -kTwo63)
        return std::nullopt;
    return make(rounded < 0, static_cast<quint64>(std::abs(rounded)));
}

QString ExactInteger::toString() const
{
    QString digits = QString::number(m_magnitude);
    if (m_negative)
        return u'-' + digits;
    return digits;
}

double ExactInteger::toDouble() const
{
    const auto magnitude = static_cast<double>(m_magnitude);
    return m_negative ? -magnitude : magnitude;
}

int ExactInteger::compare(const ExactInteger &other) const
{
    if (m_negative != other.m_negative)
        return m_negative ? -1 : 1;
    if (m_magnitude == other.m_magnitude)
        return 0;
    return (m_magnitude < other.m_magnitude) != m_negative ? -1 : 1;
}

std::optional<ExactInteger> ExactInteger::negated() const
{
    return make(!m_negative, m_magnitude);
}

std::optional<ExactInteger> ExactInteger::plus(const ExactInteger &other) const
{
    if (m_negative == other.m_negative) {
        if (other.m_magnitude > kMost - m_magnitude)
            return std::nullopt;
        return make(m_negative, m_magnitude + other.m_magnitude);
    }
    if (m_magnitude >= other.m_magnitude)
        return make(m_negative, m_magnitude - other.m_magnitude);
    return make(other.m_negative, other.m_magnitude - m_magnitude);
}

std::optional<ExactInteger> ExactInteger::times(const ExactInteger &other) const
{
    const std::optional<quint64> magnitude = product(m_magnitude, other.m_magnitude);
    if (!magnitude)
        return std::nullopt;
    return make(m_negative != other.m_negative, *magnitude);
}

std::optional<ExactInteger> ExactInteger::dividedBy(const ExactInteger &other) const
{
    if (other.m_magnitude == 0 || m_magnitude % other.m_magnitude != 0)
        return std::nullopt;
    return make(m_negative != other.m_negative, m_magnitude / other.m_magnitude);
}

ExactInteger ExactInteger::plusSaturated(const ExactInteger &other) const
{
    if (const auto sum = plus(other))
        return *sum;
    return other.m_negative ? ExactInteger(true, kMostNegative) : ExactInteger(false, kMost);
}

ExactInteger ExactInteger::timesSaturated(qint64 count) const
{
    const bool negative = count < 0;
    const auto magnitude
        = negative ? quint64(0) - static_cast<quint64>(count) : static_cast<quint64>(count);
    if (const auto result = times(ExactInteger(negative, magnitude)))
        return *result;
    return m_negative != negative ? ExactInteger(true, kMostNegative) : ExactInteger(false, kMost);
}

} // namespace gesso
