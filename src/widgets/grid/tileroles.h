// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace gesso {

// What a ThumbGrid asks its model for. Qt::DecorationRole gives the thumbnail as QImage (null: not
// loaded yet), Qt::AccessibleTextRole the spoken name, Qt::ToolTipRole the tool tip.
enum TileRole : int {
    TileStateRole = Qt::UserRole + 64, // int of TileState
    TileStarredRole, // bool
    TileBadgeRole, // QString right bottom: "0:04", "4"
    TileBadgeIconRole, // QString: name of its icon
    TileWordRole, // QString of a running or failed tile: "9 of 22", "Failed"
};

enum class TileState { Ready, Running, Failed };

} // namespace gesso
