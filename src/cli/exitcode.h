// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace gesso::cli {

// What the program's exit code tells a script (man page, EXIT STATUS).
enum class ExitCode {
    Done = 0,
    Usage = 2, // the command line, or the file it names
    NoServer = 3, // not reachable, or not a ComfyUI
    Rejected = 4, // the server refused the prompt
    Failed = 5, // a node failed, the job got lost, or took longer than --timeout
    Cancelled = 6,
    Files = 7, // a result could not be fetched or saved, or the library not opened
};

[[nodiscard]] constexpr int toInt(ExitCode code)
{
    return static_cast<int>(code);
}

} // namespace gesso::cli
