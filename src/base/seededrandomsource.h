// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/randomsource.h"

namespace gesso {

// The same values for the same seed, on every machine.
class SeededRandomSource final : public RandomSource
{
public:
    explicit SeededRandomSource(quint64 seed)
        : m_state(seed)
    {
    }

    // SplitMix64 by Sebastiano Vigna, in the public domain.
    quint64 next() override
    {
        m_state += 0x9e3779b97f4a7c15U;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

private:
    quint64 m_state;
};

} // namespace gesso
