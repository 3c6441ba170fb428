// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

// Anchors the class's meta object in this library.
#include "moc_command.cpp"
