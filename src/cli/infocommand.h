// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/classfinder.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/options.h"
#include "workflow/document.h"

#include <memory>

namespace gesso {
class Catalogue;
}

namespace gesso::cli {

// `gesso info`: reads a workflow and tells what it is.
class InfoCommand : public Command
{
    Q_OBJECT

public:
    // The console is not owned.
    InfoCommand(InfoOptions options, Console *console, QObject *parent = nullptr);
    ~InfoCommand() override;

    void start() override;
    void stop() override;

private:
    void print(const std::shared_ptr<const Catalogue> &catalogue);
    void fail(const Error &error, ExitCode code);

    InfoOptions m_options;
    Console *m_console;
    Document m_document;
    ClassFinder m_classes;
};

} // namespace gesso::cli
