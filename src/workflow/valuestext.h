// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"
#include "workflow/parameters/placement.h"

namespace gesso {

// Values of a form as text that people can send each other: a line for each field, its name
// (fieldName()), a colon, the value as JSON.
[[nodiscard]] QString valuesToText(const Form &form, const FieldValues &values);

// Reads such a text, or the parameters of another program (A1111 and its kin). A value may also be
// written as a person types it. What has no place, or may not be sent, is named in notPlaced.
[[nodiscard]] Placement valuesFromText(const Form &form, const QString &text);

} // namespace gesso
