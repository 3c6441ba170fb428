// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include <variant>

namespace gesso::cli {

// What main() does with a command line: end with this exit code, or open the window.
using Outcome = std::variant<int, WindowOptions>;

// Runs the subcommand that the first argument names, whole, with an application and an event loop
// of its own, or answers
// --help and --version. Needs no display. Without a subcommand gives what the window is to be
// started with.
[[nodiscard]] Outcome runCommandLine(int argc, char **argv);

} // namespace gesso::cli
