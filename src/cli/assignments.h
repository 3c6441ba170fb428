// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/options.h"

namespace gesso {
class Prompt;
struct Form;
} // namespace gesso
namespace gesso::studio {
class FormDocument;
}

namespace gesso::cli {

// What of --set, --positive, --negative, --seed and --image is wrong whatever a server says: names
// of roles, nodes and titles that the workflow has not, ambiguous ones, files that are not there.
// What only the server's node classes can tell (inputs that the file leaves out, ranges, choices)
// is left to applyAssignments().
[[nodiscard]] Result<void> checkNames(const Form &form, const Prompt &prompt,
                                      const RunOptions &options);

// Puts the values into the document. Errors (NotFound, Invalid) name the option and list what would
// be right.
[[nodiscard]] Result<void> applyAssignments(studio::FormDocument &document,
                                            const RunOptions &options);

} // namespace gesso::cli
