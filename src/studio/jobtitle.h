// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

#include <optional>

namespace gesso::studio {

// What a person calls a job: what differs from the job of the same workflow before it ("Steps 30,
// Guidance 7.5", at most two things), else the beginning of its prompt text, else the workflow's
// name. Seeds never count. Pure.
[[nodiscard]] QString jobTitle(const Form &form, const FieldValues &values,
                               const std::optional<FieldValues> &before, const QString &workflow);

} // namespace gesso::studio
