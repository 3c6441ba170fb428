// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "cli/cli.h"

int main(int argc, char *argv[])
{
    const gesso::cli::Outcome outcome = gesso::cli::runCommandLine(argc, argv);
    if (const int *code = std::get_if<int>(&outcome))
        return *code;
    const auto &window = std::get<gesso::cli::WindowOptions>(outcome);
    gesso::app::prepareApplication();
    return gesso::app::runWindow(argc, argv,
                                 {.files = window.files,
                                  .server = window.server,
                                  .demo = window.demo,
                                  .demoSpeed = window.demoSpeed,
                                  .library = window.library});
}
