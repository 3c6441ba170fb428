// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/field.h"

namespace gesso {

// The word for a role that a form shows ("Prompt", "Negative prompt", "Steps", ...); empty for
// None.
[[nodiscard]] QString roleLabel(Role role);
// An input's name for people: "sampler_name" becomes "Sampler name", "format.codec" "Codec".
[[nodiscard]] QString labelFromName(const QString &input);
// Gives each of these fields a label that the others do not have: "Steps", "Steps 2"; "Prompt
// (text_g)", "Prompt (text_l)".
void tellApart(const QList<Field *> &fields);

} // namespace gesso
