// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"
#include "cli/interrupt.h"

#include <QThread>

#include <array>
#include <atomic>
#include <csignal>
#include <pthread.h>
#include <unistd.h>

namespace gesso::cli {

namespace {

constexpr std::array kSignals {SIGINT, SIGTERM, SIGHUP};

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : kSignals)
        sigaddset(&set, number);
    return set;
}

} // namespace

// A thread of its own waits for the signals, which are blocked everywhere else: no handler runs in
// the middle of anything, and no global is needed to reach this object from one.
struct Interrupt::Private
{
    sigset_t before = {};
    std::atomic<bool> ending = false;
    std::atomic<bool> armed = false;
    pthread_t native = {};
    std::atomic<bool> started = false;
    std::unique_ptr<QThread> thread;
};

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    const sigset_t set = watchedSignals();
    // A shell starts background commands with SIGINT ignored; a kill that is meant for us should
    // work all the same.
    (void)std::signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_BLOCK, &set, &d->before);
    d->thread.reset(QThread::create([this, set] {
        d->native = pthread_self();
        d->started = true;
        d->started.notify_one();
        int number = 0;
        for (int count = 1; sigwait(&set, &number) == 0 && !d->ending; ++count) {
            if (count > 1 || !d->armed)
                _exit(toInt(ExitCode::Cancelled));
            QMetaObject::invokeMethod(this, &Interrupt::pressed, Qt::QueuedConnection);
        }
    }));
    d->thread->start();
    d->started.wait(false);
}

void Interrupt::arm()
{
    d->armed = true;
}

Interrupt::~Interrupt()
{
    d->ending = true;
    // NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread): that thread takes it by sigwait()
    pthread_kill(d->native, SIGTERM);
    d->thread->wait();
    // One that came in the last moment is for a program that is over already: to be ignored is to
    // be forgotten, or it would kill what has its exit code.
    for (const int number : kSignals)
        (void)std::signal(number, std::signal(number, SIG_IGN));
    pthread_sigmask(SIG_SETMASK, &d->before, nullptr);
}

} // namespace gesso::cli
