// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace gesso {

// Selected rows as sorted intervals that do not touch: a million selected rows are one interval,
// 10,000 scattered ones cost milliseconds. Pure.
class RowSelection
{
public:
    struct Interval
    {
        int first;
        int last; // included

        friend bool operator==(const Interval &, const Interval &) = default;
    };

    void clear() { m_intervals.clear(); }
    void select(int first, int last);
    void deselect(int first, int last);
    void toggle(int row);
    // Selects every row in both or in either but not both.
    void toggleAll(const RowSelection &other);
    void unite(const RowSelection &other);

    // Rows came in before `first`: what stands behind moves on; new rows are not selected.
    void rowsInserted(int first, int count);
    void rowsRemoved(int first, int count);

    [[nodiscard]] bool contains(int row) const;
    [[nodiscard]] bool isEmpty() const { return m_intervals.empty(); }
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] const std::vector<Interval> &intervals() const { return m_intervals; }

    friend bool operator==(const RowSelection &, const RowSelection &) = default;

private:
    std::vector<Interval> m_intervals;
};

} // namespace gesso
