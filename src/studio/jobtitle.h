// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

namespace gesso::studio {

// Who a job is told from others by.
struct TitleContext
{
    const Form &form;
    const FieldValues &values; // of the press
    const FieldValues *before = nullptr; // of the job of the same workflow before it; null: none
    QString workflow; // its name
    QString seed; // that the job got; empty: it has none
};

// What a person calls a job: what differs from the job of the same workflow before it ("Steps 30,
// Guidance 7.5", at most two things), else the beginning of its prompt text, else the workflow's
// name. Where nothing but the seed differs it is "Seed 42". Pure.
[[nodiscard]] QString jobTitle(const TitleContext &context);

} // namespace gesso::studio
