// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/infocommand.h"

#include "cli/inforeport.h"
#include "cli/workflowfile.h"
#include "json/writer.h"
#include "workflow/catalogue.h"
#include "workflow/form.h"

namespace gesso::cli {

InfoCommand::InfoCommand(InfoOptions options, Console *console, QObject *parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_console(console)
{
    connect(&m_classes, &ClassFinder::found, this, &InfoCommand::print);
    connect(&m_classes, &ClassFinder::failed, this, &InfoCommand::fail);
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
    const bool namesClasses = !m_options.server.isEmpty() || !m_options.objectInfo.isEmpty();
    if (m_document.graph() != nullptr && !namesClasses)
        m_classes.findKept();
    else
        m_classes.find(m_options.server, m_options.objectInfo);
}

void InfoCommand::stop()
{
    emit finished(ExitCode::Cancelled);
}

void InfoCommand::print(const std::shared_ptr<const Catalogue> &catalogue)
{
    m_document.setCatalogue(catalogue);
    const Form form = makeForm(m_document, catalogue.get());
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
