// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "demo/demothread.h"

namespace gesso::cli {

// `gesso serve-demo`: the built-in server until Ctrl+C.
class ServeDemoCommand : public Command
{
    Q_OBJECT

public:
    // The console is not owned.
    ServeDemoCommand(const ServeDemoOptions &options, Console *console, QObject *parent = nullptr);

    void start() override;
    void stop() override;

private:
    void onListening(const QUrl &address);
    void onFailed(const Error &error);

    Console *m_console;
    demo::DemoThread m_demo;
};

} // namespace gesso::cli
