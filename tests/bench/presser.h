// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace gesso::app {
class Session;
}

namespace gesso::bench {

// Presses Generate in the window as often as it takes for so many jobs to be done. At each of the
// numbers it tells the number, and goes on when it is sent a line. Ends the program after the last,
// or, with exit code 1, when a job fails.
class Presser : public QObject
{
    Q_OBJECT

public:
    // The numbers rise. The session is not owned.
    Presser(app::Session *session, const QStringList &numbers);

private:
    void press();
    void takeEnd(studio::JobId id);
    void tell();

    app::Session *m_session;
    QList<int> m_numbers;
    int m_done = 0;
    int m_pressed = 0;
    QTimer m_again; // the window may not be ready to generate yet
    QTimer m_settled; // what follows a job is done
};

} // namespace gesso::bench
