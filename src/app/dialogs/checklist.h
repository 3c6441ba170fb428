// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/checksteps.h"

class QGridLayout;

namespace gesso::app {

// Puts the steps into the grid, each with icon, name and sentence; what was there before goes.
void fillChecklist(QGridLayout *grid, const QList<CheckStep> &steps);

} // namespace gesso::app
