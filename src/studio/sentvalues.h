// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

namespace gesso::studio {

class FormDocument;

// Values of the prompt that made a picture, where the graph that it holds besides says something
// else. Numbers that are equal in value are the same (a server turns 8 into 8.0).
[[nodiscard]] FieldValues differingValues(const FormDocument &document, const Prompt &sent);

// Puts values into a document as one undo step called `text`. Seeds among them stay as they are at
// the next job.
void setValues(FormDocument *document, const FieldValues &values, const QString &text);

} // namespace gesso::studio
