// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace gesso::json {

namespace {

struct Decimal
{
    bool negative = false;
    std::string digits; // without leading zeros; "" is zero
};

// The exact integer that the text stands for, if it is one of at most 20 digits.
std::optional<Decimal> integerOf(std::string_view text)
{
    Decimal out;
    if (text.starts_with('-')) {
        out.negative = true;
        text.remove_prefix(1);
    }
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    int exponent = 0;
    if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view power = text.substr(e + 1);
        if (power.starts_with('+'))
            power.remove_prefix(1);
        if (std::from_chars(power.data(), power.data() + power.size(), exponent).ec != std::errc {})
            return std::nullopt;
        text = text.substr(0, e);
    }
    const auto point = std::min(text.find('.'), text.size());
    out.digits = text.substr(0, point);
    if (point < text.size())
        out.digits += text.substr(point + 1);
    const auto fraction = static_cast<long long>(text.size() - std::min(point + 1, text.size()));
    long long scale = exponent - fraction;
    out.digits.erase(0, std::min(out.digits.find_first_not_of('0'), out.digits.size()));
    while (scale < 0 && out.digits.ends_with('0')) {
        out.digits.pop_back();
        ++scale;
    }
    if (out.digits.empty())
        return out;
    constexpr long long kMostDigits = 20;
    if (scale < 0 || scale + static_cast<long long>(out.digits.size()) > kMostDigits)
        return std::nullopt;
    out.digits.append(static_cast<std::size_t>(scale), '0');
    return out;
}

std::optional<quint64> magnitudeOf(const Decimal &decimal)
{
    quint64 value = 0;
    if (decimal.digits.empty())
        return value;
    const char *end = decimal.digits.data() + decimal.digits.size();
    if (std::from_chars(decimal.digits.data(), end, value).ec != std::errc {})
        return std::nullopt;
    return value;
}

// Whether the number's magnitude is below one, however many digits or whatever exponent it has.
bool isBelowOne(std::string_view text)
{
    const auto e = std::min(text.find_first_of("eE"), text.size());
    const std::string_view digits = text.substr(0, e);
    const auto point = std::min(digits.find('.'), digits.size());
    const auto first = std::min(digits.find_first_of("123456789"), digits.size());
    long long exponent = 0;
    if (e < text.size()) {
        std::string_view power = text.substr(e + 1);
        if (power.starts_with('+'))
            power.remove_prefix(1);
        const auto read = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (read.ec == std::errc::result_out_of_range)
            return power.starts_with('-');
    }
    const auto places = static_cast<long long>(point) - static_cast<long long>(first);
    return exponent < (places > 0 ? 1 - places : -places);
}

std::string shortest(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value < 0 ? "-Infinity" : "Infinity";
    std::array<char, 32> buffer {};
    const double magnitude = std::fabs(value);
    // Python's repr(): plain digits from 1e-4 up to 1e16, an exponent outside.
    const bool plain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    char *end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    std::string text(buffer.data(), end);
    if (plain && text.find('.') == std::string::npos)
        text += ".0";
    return text;
}

} // namespace

Number::Number(std::string_view text)
    : m_text(text)
{
}

Number::Number(int value)
    : m_text(std::to_string(value))
{
}

Number::Number(qint64 value)
    : m_text(std::to_string(value))
{
}

Number::Number(quint64 value)
    : m_text(std::to_string(value))
{
}

Number::Number(double value)
    : m_text(shortest(value))
{
}

bool Number::isInteger() const
{
    const std::string_view digits
        = std::string_view(m_text).substr(m_text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

bool Number::isFinite() const
{
    return std::isfinite(toDouble());
}

std::optional<qint64> Number::toInt64() const
{
    const auto decimal = integerOf(m_text);
    const auto magnitude = decimal ? magnitudeOf(*decimal) : std::nullopt;
    if (!magnitude)
        return std::nullopt;
    constexpr auto kMost = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (*magnitude > kMost + (decimal->negative ? 1 : 0))
        return std::nullopt;
    return static_cast<qint64>(decimal->negative ? 0 - *magnitude : *magnitude);
}

std::optional<quint64> Number::toUInt64() const
{
    const auto decimal = integerOf(m_text);
    const auto magnitude = decimal ? magnitudeOf(*decimal) : std::nullopt;
    if (!magnitude || (decimal->negative && *magnitude != 0))
        return std::nullopt;
    return magnitude;
}

double Number::toDouble() const
{
    if (m_text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (m_text == "Infinity" || m_text == "-Infinity")
        return m_text.front() == '-' ? -std::numeric_limits<double>::infinity()
                                     : std::numeric_limits<double>::infinity();
    double value = 0;
    const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
    if (error != std::errc::result_out_of_range)
        return value;
    // from_chars leaves the value alone on overflow and underflow alike.
    const double limit = isBelowOne(m_text) ? 0.0 : std::numeric_limits<double>::infinity();
    return m_text.starts_with('-') ? -limit : limit;
}

} // namespace gesso::json
