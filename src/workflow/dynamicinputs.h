// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/nodeclass.h"

namespace gesso {

// The inputs that a node of this class has with these values: dynamic combos bring the inputs of
// the chosen option, growing ones those that are there (protocol sheet 5.6), all under their dotted
// names, each after its parent. Hidden inputs are left out.
[[nodiscard]] QList<InputSpec> inputsWith(const NodeClass &nodeClass, const json::Object &values);

} // namespace gesso
