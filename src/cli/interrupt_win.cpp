// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"
#include "cli/interrupt.h"

#include <QWinEventNotifier>

#include <atomic>
#include <windows.h>

namespace gesso::cli {

namespace {

// Windows calls the handler on a thread of its own and hands it no context: the event is how it
// reaches the object.
std::atomic<HANDLE> pressedEvent = nullptr;
std::atomic<int> presses = 0;
std::atomic<bool> armed = false;

BOOL WINAPI onControl(DWORD)
{
    if (++presses > 1 || !armed)
        ExitProcess(static_cast<UINT>(toInt(ExitCode::Cancelled)));
    return SetEvent(pressedEvent.load());
}

} // namespace

struct Interrupt::Private
{
    HANDLE event = CreateEventW(nullptr, FALSE, FALSE, nullptr);
    QWinEventNotifier notifier {event};
};

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    pressedEvent = d->event;
    presses = 0;
    armed = false;
    connect(&d->notifier, &QWinEventNotifier::activated, this, &Interrupt::pressed);
    SetConsoleCtrlHandler(&onControl, TRUE);
}

void Interrupt::arm()
{
    armed = true;
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(&onControl, FALSE);
    d->notifier.setEnabled(false);
    CloseHandle(d->event);
}

} // namespace gesso::cli
