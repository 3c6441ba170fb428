// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/files/filestore.h"

namespace gesso::demo {

// Puts the pictures into input/ that the shipped workflows begin from, where they are not there
// yet: example.png, whose transparent part is a mask to paint in.
void writeExamples(const FileStore &files);

} // namespace gesso::demo
