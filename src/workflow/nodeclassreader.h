// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/parsed.h"
#include "workflow/nodeclass.h"

namespace gesso {

// Takes one definition of /object_info apart (protocol sheet 5). Never fails: what makes no sense
// is left out, and the definition is kept whole in NodeClass::json.
[[nodiscard]] NodeClass readNodeClass(const QString &name, json::View definition);

// One input: [type], [type, options] or, in older packs, the type alone.
[[nodiscard]] InputSpec readInputSpec(const QString &name, InputSpec::Group group,
                                      const json::Value &spec);

} // namespace gesso
