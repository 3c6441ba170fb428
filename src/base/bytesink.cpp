// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesink.h"

// Anchors the class's meta object in this library.
#include "moc_bytesink.cpp"
