// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/ratio.h"

namespace gesso::bench {

// From the bytes of a 512 px JPEG preview to the painted canvas, against QImage::fromData and one
// smooth drawImage of the same size. CPU of the whole process, decoding thread included. Needs a
// QApplication.
[[nodiscard]] Figure previewFigure();

} // namespace gesso::bench
