// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>

#include <atomic>

namespace gesso::demo {

// Tells the worker from another thread that its run shall end, and wakes it where it waits.
class StopSignal
{
public:
    void stop()
    {
        m_stopped = true;
        m_wake.release();
    }
    // Forgets an earlier stop().
    void reset()
    {
        m_stopped = false;
        m_wake.tryAcquire(m_wake.available());
    }
    [[nodiscard]] bool isStopped() const { return m_stopped; }
    // Waits so many milliseconds, or less when told to stop; whether it was told to.
    [[nodiscard]] bool waitFor(int ms)
    {
        if (ms > 0 && !m_stopped)
            m_wake.tryAcquire(1, ms);
        return m_stopped;
    }

private:
    std::atomic<bool> m_stopped = false;
    QSemaphore m_wake;
};

} // namespace gesso::demo
