// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exitcode.h"

#include <QObject>

namespace gesso::cli {

// One subcommand at work. start() is called once, from the event loop; finished() comes once, at
// its end.
class Command : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    // Ctrl+C was pressed: end soon, with finished().
    virtual void stop() = 0;

signals:
    void finished(gesso::cli::ExitCode code);
};

} // namespace gesso::cli
