// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/grid/tileroles.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QRect>
#include <QString>

class QPainter;

namespace gesso {

// Everything that a tile shows.
struct TileLook
{
    QImage picture;
    QString badge;
    QString badgeIcon;
    QString word;
    TileState state = TileState::Ready;
    bool starred = false;
    bool selected = false;
    bool currentOfMany = false;
    bool hover = false;
    bool keyFocus = false;
};

void paintTile(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme);
// Where the two tools of a tile under the pointer stand.
[[nodiscard]] QRect starRect(const QRect &tile);
[[nodiscard]] QRect useAsInputRect(const QRect &tile);

} // namespace gesso
