// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demothread.h"

namespace gesso::cli {

DemoThread::DemoThread(Options options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_thread.setObjectName(QStringLiteral("demo"));
}

DemoThread::~DemoThread()
{
    m_thread.quit();
    m_thread.wait();
}

void DemoThread::start()
{
    m_thread.start();
}

} // namespace gesso::cli
