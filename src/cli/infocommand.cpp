// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/infocommand.h"

#include "cli/inforeport.h"
#include "cli/serverwait.h"
#include "cli/workflowfile.h"
#include "comfy/server.h"
#include "json/writer.h"
#include "workflow/catalogue.h"
#include "workflow/form.h"

#include <QUuid>

namespace gesso::cli {

InfoCommand::InfoCommand(InfoOptions options, Console *console, QObject *parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_console(console)
{
}

InfoCommand::~InfoCommand() = default;

void InfoCommand::start()
{
    Result<Document> document = readWorkflowFile(m_options.file);
    if (!document) {
        fail(document.error(), ExitCode::Usage);
        return;
    }
    m_document = std::move(document).value();
    if (!m_options.server.isEmpty()) {
        askServer();
        return;
    }
    if (m_options.objectInfo.isEmpty()) {
        print(nullptr);
        return;
    }
    const Result<QByteArray> bytes = readInputFile(m_options.objectInfo);
    const auto catalogue = bytes ? Catalogue::read(*bytes) : bytes.error();
    if (catalogue)
        print(catalogue->get());
    else
        fail(catalogue.error().at(displayName(m_options.objectInfo)), ExitCode::Usage);
}

void InfoCommand::stop()
{
    emit finished(ExitCode::Cancelled);
}

void InfoCommand::askServer()
{
    m_server = std::make_unique<comfy::Server>(comfy::ServerSetup {
        .address = m_options.server,
        .clientId = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .cacheFolder = {},
        .network = &m_network,
        .worker = &m_worker,
        .clock = &m_clock,
        .random = &m_random,
    });
    auto *wait = new ServerWait(m_server.get(), this);
    connect(wait, &ServerWait::ready, this, &InfoCommand::onServerReady);
    connect(wait, &ServerWait::failed, this,
            [this](const Error &error) { fail(error, ExitCode::NoServer); });
    wait->start();
}

void InfoCommand::onServerReady()
{
    print(m_server->catalogue().get());
}

void InfoCommand::print(const Catalogue *catalogue)
{
    const Form form = makeForm(m_document.prompt(), catalogue);
    const QString name = displayName(m_options.file);
    if (m_options.json)
        m_console->out.writeLine(
            json::write(json::Value(infoJson(name, m_document, form)), {.indent = 2}));
    else
        m_console->out.write(infoText(name, m_document, form));
    emit finished(ExitCode::Done);
}

void InfoCommand::fail(const Error &error, ExitCode code)
{
    m_console->err.writeError(error);
    emit finished(code);
}

} // namespace gesso::cli
