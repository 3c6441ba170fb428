// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"
#include "workflow/parameters/parameters.h"

namespace gesso {

// What of another program's parameters goes where in a form.
struct Placement
{
    FieldValues values; // only those that may be sent (checkValue())
    QList<FieldId> order; // the same fields in the form's order
    QStringList notPlaced; // one sentence each: what, and why
};

// By the roles of the fields: the first of each rank. Names of models and LoRAs are looked for
// among the choices, by file name without folder and extension, or by a hash that the choice shows.
[[nodiscard]] Placement placeParameters(const Form &form, const Parameters &parameters);

} // namespace gesso
