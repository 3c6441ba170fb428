// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <array>

namespace gesso::demo {

namespace {

// "demo" in dots, drawn here because there may be no fonts.
constexpr std::array<const char *, 7> kLetters {
    "   #               ", //
    "   #               ", //
    " ### ##  #### ### ", //
    "#  # # # # # # # # ", //
    "#  # ### # # # # # ", //
    "#  # #   # # # # # ", //
    " ### ### # # # ### ", //
};

} // namespace

void paintMark(QImage &picture)
{
    const int dot = std::max(1, std::min(picture.width(), picture.height()) / 320);
    const int wide = 19 * dot;
    const int tall = 7 * dot;
    if (picture.width() < wide + 8 * dot || picture.height() < tall + 8 * dot)
        return;
    QPainter painter(&picture);
    const QPoint corner(picture.width() - wide - 5 * dot, picture.height() - tall - 5 * dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 70));
    painter.drawRoundedRect(
        QRect(corner, QSize(wide, tall)).adjusted(-3 * dot, -2 * dot, 2 * dot, 2 * dot), 2 * dot,
        2 * dot);
    for (std::size_t y = 0; y < kLetters.size(); ++y) {
        const QByteArray line(kLetters.at(y));
        for (int x = 0; x < line.size(); ++x) {
            if (line[x] == '#')
                painter.fillRect(corner.x() + x * dot, corner.y() + static_cast<int>(y) * dot, dot,
                                 dot, QColor(255, 255, 255, 190));
        }
    }
}

} // namespace gesso::demo
