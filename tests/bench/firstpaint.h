// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>

namespace gesso::bench {

// An application that ends when a top window has been painted and shows what is waited for, and
// then prints the CPU time of the process so far, dynamic linking included, in milliseconds.
class FirstPaint : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    // Looks at a window that was just painted; without one the first painting will do.
    void waitFor(std::function<bool(QWidget *)> shown) { m_shown = std::move(shown); }

    bool notify(QObject *receiver, QEvent *event) override;

private:
    std::function<bool(QWidget *)> m_shown;
    bool m_isPainted = false;
};

} // namespace gesso::bench
