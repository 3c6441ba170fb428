// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QObject>
#include <QThread>
#include <QUrl>

namespace gesso::cli {

// The built-in demo server on a thread of its own, so that drawing its pictures delays nobody.
class DemoThread : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        quint16 port = 0; // 0: any free one
        double speed = 1.0; // 0: no waiting at all
        bool faults = false;
    };

    explicit DemoThread(Options options, QObject *parent = nullptr);
    ~DemoThread() override;

    // listening() or failed() follows.
    void start();

signals:
    void listening(const QUrl &address);
    void failed(const gesso::Error &error);

private:
    void serve();

    Options m_options;
    QThread m_thread;
};

} // namespace gesso::cli
