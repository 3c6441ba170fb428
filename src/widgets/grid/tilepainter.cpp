// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/tilepainter.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gesso {

namespace {

// The part of the picture that fills the tile.
QRectF filling(const QSizeF &picture, const QSizeF &tile)
{
    const double scale = std::max(tile.width() / picture.width(), tile.height() / picture.height());
    const QSizeF seen = tile / scale;
    return {QPointF((picture.width() - seen.width()) / 2, (picture.height() - seen.height()) / 2),
            seen};
}

void paintPicture(QPainter *painter, const QRect &tile, const QImage &picture)
{
    painter->save();
    painter->setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    if (tile.width() < measure::kTileWholeFrom) {
        QPainterPath round;
        round.addRoundedRect(tile, measure::kRadiusSmall, measure::kRadiusSmall);
        painter->setClipPath(round, Qt::IntersectClip);
        painter->drawImage(QRectF(tile), picture, filling(picture.size(), tile.size()));
    } else {
        const QRect inner
            = tile.adjusted(measure::kGap, measure::kGap, -measure::kGap, -measure::kGap);
        QRect whole(QPoint(0, 0), picture.size().scaled(inner.size(), Qt::KeepAspectRatio));
        whole.moveCenter(inner.center());
        painter->drawImage(whole, picture);
    }
    painter->restore();
}

void paintBadge(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme)
{
    painter->setFont(theme.font(Type::Tiny));
    const int icon = look.badgeIcon.isEmpty() ? 0 : int(measure::kIconSmall) + int(measure::kTight);
    const int words = painter->fontMetrics().horizontalAdvance(look.badge);
    const int height = std::max(int(measure::kBadge), painter->fontMetrics().height());
    QRect badge(0, 0, icon + words + 2 * measure::kTight, height);
    badge.moveBottomRight(tile.bottomRight() - QPoint(measure::kTight, measure::kTight));
    paint::box(painter, badge, theme.badge, {}, measure::kRadiusSmall);
    if (icon > 0) {
        const QRect square(badge.left() + measure::kTight,
                           badge.center().y() + 1 - measure::kIconSmall / 2, measure::kIconSmall,
                           measure::kIconSmall);
        paintIcon(painter, square, look.badgeIcon, theme.badgeText);
    }
    painter->setPen(theme.badgeText);
    painter->drawText(badge.adjusted(measure::kTight + icon, 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter, look.badge);
}

void paintToolBadge(QPainter *painter, const QRect &badge, QStringView name, const Theme &theme,
                    const QColor &ink)
{
    paint::box(painter, badge, theme.badge, {}, measure::kRadiusSmall);
    QRect square(0, 0, measure::kIconSmall, measure::kIconSmall);
    square.moveCenter(badge.center());
    paintIcon(painter, square, name, ink);
}

// A tile without a picture: what runs, what failed.
void paintWord(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme)
{
    const bool failed = look.state == TileState::Failed;
    if (failed)
        paint::box(painter, tile, theme.dangerBack, {}, measure::kRadiusSmall);
    else
        paint::dashedBox(painter, tile, theme.tile, theme.lineStrong);
    painter->setFont(theme.font(Type::Tiny));
    painter->setPen(failed ? theme.danger : theme.text2);
    const int line = painter->fontMetrics().height();
    QRect square(0, 0, measure::kIcon, measure::kIcon);
    square.moveCenter(tile.center());
    square.moveTop(tile.center().y() - (measure::kIcon + measure::kTight + line) / 2);
    paintIcon(painter, square, failed ? u"error" : u"running", failed ? theme.danger : theme.text2);
    const QRect words(tile.left(), square.bottom() + 1 + measure::kTight, tile.width(), line);
    paint::text(painter, words, Qt::AlignHCenter | Qt::AlignVCenter, look.word);
}

} // namespace

QRect starRect(const QRect &tile)
{
    return {tile.right() + 1 - measure::kTight - measure::kBadge, tile.top() + measure::kTight,
            measure::kBadge, measure::kBadge};
}

QRect useAsInputRect(const QRect &tile)
{
    return {tile.left() + measure::kTight, tile.bottom() + 1 - measure::kTight - measure::kBadge,
            measure::kBadge, measure::kBadge};
}

namespace {

void paintReady(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme)
{
    QColor back = theme.tile;
    if (look.selected)
        back = look.currentOfMany ? theme.tileCurrent : theme.raised;
    paint::box(painter, tile, back, {}, measure::kRadiusSmall);
    if (!look.picture.isNull())
        paintPicture(painter, tile, look.picture);
}

void paintTools(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme)
{
    paintToolBadge(painter, starRect(tile), look.starred ? u"star-filled" : u"star", theme,
                   look.starred ? theme.badgeStar : theme.badgeText);
    paintToolBadge(painter, useAsInputRect(tile), u"use-as-input", theme, theme.badgeText);
}

} // namespace

void paintTile(QPainter *painter, const QRect &tile, const TileLook &look, const Theme &theme)
{
    const bool picture = look.state == TileState::Ready;
    if (picture)
        paintReady(painter, tile, look, theme);
    else
        paintWord(painter, tile, look, theme);
    if (look.starred) {
        const QRect badge(tile.left() + measure::kTight, tile.top() + measure::kTight,
                          measure::kBadge, measure::kBadge);
        paintToolBadge(painter, badge, u"star-filled", theme, theme.badgeStar);
    }
    if (picture && (!look.badge.isEmpty() || !look.badgeIcon.isEmpty()))
        paintBadge(painter, tile, look, theme);
    if (picture && look.hover)
        paintTools(painter, tile, look, theme);
    if (look.selected) {
        constexpr int kOut = measure::kRing + measure::kHairline;
        paint::innerRing(painter, tile.adjusted(-kOut, -kOut, kOut, kOut), theme.focus,
                         measure::kRadius + measure::kRing);
    } else if (look.keyFocus) {
        paint::innerRing(painter, tile, theme.focus, measure::kRadiusSmall);
    }
}

} // namespace gesso
