// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/run.h"
#include "studio/job.h"
#include "workflow/form.h"

namespace gesso::studio {

// What went wrong with a job, in words for artists: nodes by their titles, each with what to do
// next. Pure.

// A node failed while the prompt ran. Out of memory, a missing model and a missing file are told
// apart.
[[nodiscard]] Error executionWords(const comfy::ExecutionError &error, const Prompt &prompt);
// The server refused the prompt: a class that it lacks, or inputs that it does not take.
[[nodiscard]] Error rejectionWords(const comfy::Rejection &rejection, const Prompt &prompt);
// One entry of node_errors, as a sentence for its field.
[[nodiscard]] Error inputWords(const comfy::InputError &error, const Prompt &prompt);
// Outputs were left out although the rest ran.
[[nodiscard]] Error droppedWords(const QList<comfy::InputError> &dropped, const Prompt &prompt);

// A rejected job's errors by the fields of a form. One whose input is a link goes to the field at
// the link's other end where that is a single value; what has no field is left out.
[[nodiscard]] QHash<FieldId, Error> fieldProblems(const Job &job, const Form &form,
                                                  const Prompt &prompt);

} // namespace gesso::studio
