// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/gridgeometry.h"

#include <algorithm>

namespace gesso {

void GridGeometry::set(int count, int width, int tile, int gap, int edge)
{
    m_count = count;
    m_gap = gap;
    m_edge = edge;
    const int room = std::max(1, width - 2 * edge);
    m_columns = std::max(1, (room + gap) / (std::max(1, tile) + gap));
    m_side = std::max(1, (room - (m_columns - 1) * gap) / m_columns);
}

qint64 GridGeometry::height() const
{
    if (m_count == 0)
        return 0;
    const qint64 lines = (m_count + m_columns - 1) / m_columns;
    return qint64 {2} * m_edge + lines * m_side + (lines - 1) * m_gap;
}

qint64 GridGeometry::top(int row) const
{
    return m_edge + qint64(row / m_columns) * (m_side + m_gap);
}

int GridGeometry::left(int row) const
{
    return m_edge + (row % m_columns) * (m_side + m_gap);
}

int GridGeometry::rowAt(int x, qint64 y) const
{
    const int pitch = m_side + m_gap;
    if (x < m_edge || y < m_edge)
        return -1;
    const int column = (x - m_edge) / pitch;
    const qint64 line = (y - m_edge) / pitch;
    if (column >= m_columns || (x - m_edge) % pitch >= m_side || (y - m_edge) % pitch >= m_side)
        return -1;
    const qint64 row = line * m_columns + column;
    return row < m_count ? static_cast<int>(row) : -1;
}

std::pair<int, int> GridGeometry::rowsBetween(qint64 y, int height) const
{
    if (m_count == 0 || height <= 0)
        return {0, -1};
    const int pitch = m_side + m_gap;
    const qint64 firstLine = std::max<qint64>(0, (y - m_edge) / pitch);
    const qint64 lastLine = std::max<qint64>(0, (y + height - 1 - m_edge) / pitch);
    const qint64 first = std::min<qint64>(firstLine * m_columns, m_count);
    const qint64 last = std::min<qint64>((lastLine + 1) * m_columns, m_count) - 1;
    return {static_cast<int>(first), static_cast<int>(last)};
}

} // namespace gesso
