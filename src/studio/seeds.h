// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "json/number.h"
#include "workflow/field.h"

namespace gesso {
class RandomSource;
}

namespace gesso::studio {

// What becomes of a seed field at the press of Generate (issue 2.6).
enum class SeedMode {
    Random, // any value of the class's range
    Fixed, // the field's value
    Increment, // one more than the last job's; wraps at the range's end
    Decrement,
    Last, // the last job's again
};

// The mode that control_after_generate of a graph names ("randomize", "fixed", "increment",
// "decrement"); Random for any other word.
[[nodiscard]] SeedMode modeFromControl(const QString &word);
// The inverse; empty for Last, which the editor does not have.
[[nodiscard]] std::string controlFromMode(SeedMode mode);

// All whole numbers from low to high, exact: up to 2^64 of them, anywhere from -2^63 to 2^64 - 1.
class SeedRange
{
public:
    // The range that a field allows; 0 to 2^64 - 1 where it tells none. A limit that is no whole
    // number counts as the nearest one within.
    [[nodiscard]] static SeedRange of(const Field &field);

    [[nodiscard]] bool contains(const json::Number &seed) const
    {
        return offsetOf(seed).has_value();
    }
    [[nodiscard]] json::Number random(RandomSource &source) const;
    // One more or one less, wrapping; a number outside the range gives its first or last value.
    [[nodiscard]] json::Number next(const json::Number &seed) const;
    [[nodiscard]] json::Number previous(const json::Number &seed) const;

private:
    [[nodiscard]] json::Number at(quint64 offset) const;
    [[nodiscard]] std::optional<quint64> offsetOf(const json::Number &seed) const;

    quint64 m_low = 0; // two's complement when m_negative
    bool m_negative = false; // the lowest value is below zero
    quint64 m_last = ~quint64 {0}; // offset of the highest value
};

// What a seed field gives a job.
struct SeedWish
{
    SeedMode mode = SeedMode::Random;
    json::Value value; // the field's
    std::optional<json::Number> last; // of the job before; nothing: none yet
};

// The seed of the next job. The first job of Increment, Decrement and Last takes the field's value.
// The error (Invalid) says what is wrong with a value that is no whole number or out of range.
[[nodiscard]] Result<json::Number> nextSeed(const Field &field, const SeedWish &wish,
                                            RandomSource &source);

} // namespace gesso::studio
