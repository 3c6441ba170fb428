// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>

#include <utility>

namespace gesso {

// Where the tiles of a grid stand: square tiles, as many columns as fit, gaps all alike. Pure
// arithmetic, O(1), content coordinates.
class GridGeometry
{
public:
    // tile: least side; the tiles widen to fill the width. width: of the viewport without its
    // edges.
    void set(int count, int width, int tile, int gap, int edge);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] qint64 height() const;
    // Tile of a row in content coordinates, from a 64-bit top.
    [[nodiscard]] qint64 top(int row) const;
    [[nodiscard]] int left(int row) const;
    // The row whose tile covers a point; -1: a gap or outside.
    [[nodiscard]] int rowAt(int x, qint64 y) const;
    // First and last row that touch y to y + height; first > last: none.
    [[nodiscard]] std::pair<int, int> rowsBetween(qint64 y, int height) const;

private:
    int m_count = 0;
    int m_columns = 1;
    int m_side = 1;
    int m_gap = 0;
    int m_edge = 0;
};

} // namespace gesso
