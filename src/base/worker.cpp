// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/worker.h"

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
    m_pool.waitForDone();
}

} // namespace gesso
