// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/presser.h"

#include "app/session.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/parts/generateblock.h"

#include <QApplication>
#include <QToolButton>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

namespace gesso::bench {

namespace {

constexpr int kAtOnce = 500;

GenerateBlock *generateBlock()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget *window : windows) {
        if (auto *block = window->findChild<GenerateBlock *>())
            return block;
    }
    return nullptr;
}

} // namespace

Presser::Presser(app::Session *session, const QStringList &numbers)
    : m_session(session)
{
    for (const QString &number : numbers)
        m_numbers << number.toInt();
    m_again.setInterval(50ms);
    m_settled.setInterval(1s);
    m_settled.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Presser::press);
    connect(&m_settled, &QTimer::timeout, this, &Presser::tell);
    connect(session, &app::Session::opened, &m_again, qOverload<>(&QTimer::start));
    connect(session->studio()->queue(), &studio::JobQueue::jobEnded, this, &Presser::takeEnd);
}

void Presser::press()
{
    GenerateBlock *block = generateBlock();
    if (block == nullptr || !block->generateButton()->isEnabled())
        return;
    m_again.stop();
    const int count = qMin(kAtOnce, m_numbers.first() - m_pressed);
    m_pressed += count;
    block->setCount(count);
    block->generateButton()->click();
}

void Presser::takeEnd(studio::JobId id)
{
    const studio::Job *job = m_session->studio()->queue()->job(id);
    if (job == nullptr || job->state != studio::JobState::Finished) {
        std::fprintf(stderr, "job %lld: %s\n", static_cast<long long>(id),
                     job == nullptr ? "gone" : qPrintable(job->error.toLine()));
        QApplication::exit(1);
        return;
    }
    ++m_done;
    if (m_done == m_numbers.first())
        m_settled.start();
    else if (m_done == m_pressed)
        m_again.start();
}

void Presser::tell()
{
    std::printf("%d\n", m_numbers.takeFirst());
    std::fflush(stdout);
    const bool goesOn = std::getchar() != EOF && !m_numbers.isEmpty();
    if (goesOn)
        m_again.start();
    else
        QApplication::quit();
}

} // namespace gesso::bench
