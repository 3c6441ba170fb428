// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/seeds.h"

#include "base/randomsource.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr quint64 kMost = std::numeric_limits<quint64>::max();

// A whole number from -2^63 to 2^64 - 1.
struct Whole
{
    quint64 bits = 0; // two's complement when negative
    bool negative = false;
};

std::optional<Whole> wholeOf(const json::Number &number)
{
    if (const auto value = number.toUInt64())
        return Whole {*value, false};
    if (const auto value = number.toInt64())
        return Whole {static_cast<quint64>(*value), *value < 0};
    return std::nullopt;
}

// A limit as the server wrote it: whole as a rule; else what of it fits.
Whole limitOf(const std::optional<json::Number> &limit, Whole fallback)
{
    if (!limit)
        return fallback;
    if (const auto whole = wholeOf(*limit))
        return *whole;
    const double value = limit->toDouble();
    if (value >= 18446744073709551616.0)
        return {kMost, false};
    if (value < -9223372036854775808.0)
        return {static_cast<quint64>(std::numeric_limits<qint64>::min()), true};
    if (value < 0)
        return {static_cast<quint64>(static_cast<qint64>(value)), true};
    return value >= 0 ? Whole {static_cast<quint64>(value), false} : fallback; // NaN
}

Error outOfRange(const Field &field, const QString &value)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.message
        = QCoreApplication::translate("gesso::studio::Seeds", "%1 is no seed that this node takes.")
              .arg(value);
    error.where = field.label;
    error.advice = QCoreApplication::translate("gesso::studio::Seeds",
                                               "Use a whole number within its range, or Random.");
    return error;
}

} // namespace

SeedMode modeFromControl(const QString &word)
{
    if (word == "fixed"_L1)
        return SeedMode::Fixed;
    if (word == "increment"_L1)
        return SeedMode::Increment;
    return word == "decrement"_L1 ? SeedMode::Decrement : SeedMode::Random;
}

std::string controlFromMode(SeedMode mode)
{
    switch (mode) {
    case SeedMode::Random:
        return "randomize";
    case SeedMode::Fixed:
        return "fixed";
    case SeedMode::Increment:
        return "increment";
    case SeedMode::Decrement:
        return "decrement";
    case SeedMode::Last:
        break;
    }
    return {};
}

SeedRange SeedRange::of(const Field &field)
{
    const Whole low = limitOf(field.minimum, {0, false});
    const Whole high = limitOf(field.maximum, {kMost, false});
    SeedRange range;
    range.m_low = low.bits;
    range.m_negative = low.negative;
    const bool ordered = low.negative != high.negative ? low.negative : low.bits <= high.bits;
    if (!ordered) {
        range.m_last = 0;
        return range;
    }
    range.m_last = high.bits - low.bits;
    // From below zero to beyond 2^64 - 1 - low there are more values than offsets: the highest are
    // left out.
    if (low.negative && !high.negative && high.bits >= low.bits)
        range.m_last = kMost;
    return range;
}

json::Number SeedRange::at(quint64 offset) const
{
    const quint64 bits = m_low + offset;
    const bool stillNegative = m_negative && offset < quint64 {0} - m_low;
    return stillNegative ? json::Number(static_cast<qint64>(bits)) : json::Number(bits);
}

std::optional<quint64> SeedRange::offsetOf(const json::Number &seed) const
{
    const auto whole = wholeOf(seed);
    if (!whole)
        return std::nullopt;
    const bool below
        = whole->negative ? !m_negative || whole->bits < m_low : !m_negative && whole->bits < m_low;
    if (below)
        return std::nullopt;
    const bool beyond = m_negative && !whole->negative && whole->bits >= m_low;
    const quint64 offset = whole->bits - m_low;
    return beyond || offset > m_last ? std::nullopt : std::optional(offset);
}

json::Number SeedRange::random(RandomSource &source) const
{
    return at(source.between(0, m_last));
}

json::Number SeedRange::next(const json::Number &seed) const
{
    const auto offset = offsetOf(seed);
    return at(!offset || *offset == m_last ? 0 : *offset + 1);
}

json::Number SeedRange::previous(const json::Number &seed) const
{
    const auto offset = offsetOf(seed);
    return at(!offset || *offset == 0 ? m_last : *offset - 1);
}

Result<json::Number> nextSeed(const Field &field, const SeedWish &wish, RandomSource &source)
{
    const SeedRange range = SeedRange::of(field);
    if (wish.mode == SeedMode::Random)
        return range.random(source);
    if (wish.last && wish.mode != SeedMode::Fixed) {
        if (wish.mode == SeedMode::Increment)
            return range.next(*wish.last);
        if (wish.mode == SeedMode::Decrement)
            return range.previous(*wish.last);
        return *wish.last;
    }
    const json::Number *value = wish.value.number();
    if (!value || !range.contains(*value))
        return outOfRange(field, textFromValue(wish.value));
    return *value;
}

} // namespace gesso::studio
