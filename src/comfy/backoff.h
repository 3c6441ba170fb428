// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/timing.h"

namespace gesso {
class RandomSource;
}

namespace gesso::comfy {

// How long to wait before the next try: doubles up to a limit, with jitter, so that many clients of
// a server that comes back do not all ask in the same moment.
class BackOff
{
public:
    BackOff(RandomSource *random, const Timing &timing)
        : m_random(random)
        , m_first(timing.backOffFirst)
        , m_most(timing.backOffMost)
    {
    }

    // Between half of the step and the whole of it.
    [[nodiscard]] Timing::Ms next();
    void reset() { m_failures = 0; }

private:
    RandomSource *m_random;
    Timing::Ms m_first;
    Timing::Ms m_most;
    int m_failures = 0;
};

} // namespace gesso::comfy
