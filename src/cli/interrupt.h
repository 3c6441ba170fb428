// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace gesso::cli {

// Ctrl+C, and the system's request to end (SIGTERM, SIGHUP): the first becomes a signal on the
// thread that made this, the second ends the program at once with the exit code for "cancelled",
// even when that thread hangs. Before arm() the first does so already: nothing has begun that must
// be ended in order. One at a time; to be made before any other thread is, since threads
// inherit what it sets.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

    // From now on the first is told by pressed().
    void arm();

signals:
    void pressed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::cli
