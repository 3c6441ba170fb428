// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/document.h"
#include "workflow/form.h"

#include <QString>

namespace gesso::cli {

// "1 to 10000", "dpmpp_2m, euler, ... (45)", "any text": what a field takes, in one line.
[[nodiscard]] QString rangeText(const Field &field);

// What `gesso info` prints about a workflow, for people.
[[nodiscard]] QString infoText(const QString &name, const Document &document, const Form &form);

// The same for programs (man page, gesso info --json).
[[nodiscard]] json::Object infoJson(const QString &name, const Document &document,
                                    const Form &form);

} // namespace gesso::cli
