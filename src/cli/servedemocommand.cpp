// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servedemocommand.h"

namespace gesso::cli {

ServeDemoCommand::ServeDemoCommand(const ServeDemoOptions &options, Console *console,
                                   QObject *parent)
    : Command(parent)
    , m_console(console)
    , m_demo({.port = options.port, .speed = options.speed, .faults = options.faults})
{
    connect(&m_demo, &demo::DemoThread::listening, this, &ServeDemoCommand::onListening);
    connect(&m_demo, &demo::DemoThread::failed, this, &ServeDemoCommand::onFailed);
    connect(&m_demo, &demo::DemoThread::exitRequested, this, &ServeDemoCommand::stop);
}

void ServeDemoCommand::start()
{
    m_demo.start();
}

void ServeDemoCommand::stop()
{
    emit finished(ExitCode::Done);
}

void ServeDemoCommand::onListening(const QUrl &address)
{
    m_console->out.writeLine(address.toString(QUrl::StripTrailingSlash));
    m_console->err.writeLine(tr("The demo server is ready; Ctrl+C ends it."));
}

void ServeDemoCommand::onFailed(const Error &error)
{
    m_console->err.writeError(error);
    emit finished(ExitCode::NoServer);
}

} // namespace gesso::cli
