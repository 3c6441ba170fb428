// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace gesso::bench {

// An application that ends when its first top window has been painted, and then prints the CPU time
// of the process so far, dynamic linking included, in milliseconds.
class FirstPaint : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    bool m_painted = false;
};

} // namespace gesso::bench
