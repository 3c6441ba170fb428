// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

namespace gesso {

// Fits the fields of a graph to its file: those that the file has no place for go (the editor
// computes them), of those with one place one stays and stands for all (Form::aliases). What the
// file says about seeds is noted. For a form whose main fields and groups are not made yet.
void fitToPlaces(Form &form, const GraphFile &graph);

} // namespace gesso
