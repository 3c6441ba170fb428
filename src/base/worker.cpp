// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/worker.h"

#include <QSemaphore>

namespace gesso {

Worker::Worker(const QString &name)
{
    m_pool.setObjectName(name);
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

Worker::~Worker()
{
    finish();
}

void Worker::finish()
{
    // Not waitForDone(): it ends the thread, and what comes later would run on another one.
    QSemaphore done;
    m_pool.start([&done] { done.release(); });
    done.acquire();
}

} // namespace gesso
