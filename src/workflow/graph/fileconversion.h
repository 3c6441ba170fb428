// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/conversion.h"

#include <QByteArray>

namespace gesso {

// The prompt that a workflow file stands for: a graph converted, an API-format prompt as it is
// (without what a server added). `name` is for error messages; the shapes may be null where no
// server's classes are known, and then graphs give an error.
[[nodiscard]] Result<Conversion> convertFile(const QByteArray &bytes, const QString &name,
                                             ClassShapes *shapes,
                                             const ConversionSetup &setup = {});

} // namespace gesso
