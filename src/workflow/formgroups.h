// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

namespace gesso {

// Sets the form's groups: its fields without a role, as Form::groups says. The outline is null
// where the prompt was not made of a graph.
void setGroups(Form &form, const GraphOutline *outline);

} // namespace gesso
