// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/field.h"

namespace gesso {

// Fills kind and, where every server agrees, limits of a field whose class is not known: from the
// value, the name of the input, and a few classes of core.
void inferField(Field &field);

// The same from the server's description. `inputs`: all of the node, for classes whose choices
// stand among them.
void describeField(Field &field, const InputSpec &spec, const json::Object &inputs);

} // namespace gesso
