// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/conversion.h"

#include <QByteArray>

namespace gesso {

// The graph inside a JSON text: the text itself, or wrapped as "workflow", or in the
// extra_data.extra_pnginfo of a saved /prompt body without a prompt; null when there is none. A
// wrapped API prompt is left to Document.
[[nodiscard]] json::View findGraph(json::View root);

// The prompt that a workflow file stands for: a graph converted, an API-format prompt as it is
// (without what a server added). `name` is for error messages; the shapes may be null where no
// server's classes are known, and then graphs give an error.
[[nodiscard]] Result<Conversion> convertFile(const QByteArray &bytes, const QString &name,
                                             ClassShapes *shapes,
                                             const ConversionSetup &setup = {});

} // namespace gesso
