// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/form.h"

#include <QString>

namespace gesso::cli {

// What `gesso info` prints of a workflow beside its fields: what is switched off, its notes, and
// what the server lacks. For people.
[[nodiscard]] QString outlineText(const Form &form);
// The same for programs: members inactive, notes and missing.
void addOutline(json::Object &info, const Form &form);

} // namespace gesso::cli
