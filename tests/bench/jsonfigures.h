// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// The JSON reader against QJsonDocument::fromJson on the recorded node catalogue and on all
// workflows.
[[nodiscard]] std::vector<Figure> jsonFigures();

} // namespace gesso::bench
