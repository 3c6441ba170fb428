// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/backoff.h"

#include "base/randomsource.h"

#include <algorithm>

namespace gesso::comfy {

Timing::Ms BackOff::next()
{
    constexpr int kMostDoublings = 20;
    const Timing::Ms step = std::min(m_most, m_first * (1 << std::min(m_failures, kMostDoublings)));
    ++m_failures;
    const auto half = static_cast<quint64>(step.count()) / 2;
    return Timing::Ms(static_cast<Timing::Ms::rep>(half + m_random->between(0, half)));
}

} // namespace gesso::comfy
