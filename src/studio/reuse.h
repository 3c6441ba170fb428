// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

namespace gesso::studio {

class FormDocument;

// What of a result's prompt is put into a form.
enum class ReusePart { All, Texts, Seed, Size };

// The values of the prompt that made a result which belong into the document's fields: those of the
// same node, class and input, else of the same role and rank, so that another workflow takes what
// it has a place for. Only values that would change something, and none that the document's server
// refuses.
[[nodiscard]] FieldValues reusedValues(const FormDocument &document, const Prompt &made,
                                       const Catalogue *catalogue, ReusePart part);

} // namespace gesso::studio
