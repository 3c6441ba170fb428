// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/rowselection.h"

#include <algorithm>

namespace gesso {

namespace {

using Interval = RowSelection::Interval;

// First interval that ends at or behind a row.
template <typename Intervals>
auto from(Intervals &intervals, int row)
{
    return std::lower_bound(intervals.begin(), intervals.end(), row,
                            [](const Interval &interval, int r) { return interval.last < r; });
}

} // namespace

void RowSelection::select(int first, int last)
{
    if (first > last)
        return;
    auto begin = from(m_intervals, first - 1);
    auto end = begin;
    Interval merged {first, last};
    while (end != m_intervals.end() && end->first <= last + 1) {
        merged.first = std::min(merged.first, end->first);
        merged.last = std::max(merged.last, end->last);
        ++end;
    }
    if (begin == end) {
        m_intervals.insert(begin, merged);
        return;
    }
    *begin = merged;
    m_intervals.erase(begin + 1, end);
}

void RowSelection::deselect(int first, int last)
{
    if (first > last)
        return;
    auto begin = from(m_intervals, first);
    auto end = begin;
    std::vector<Interval> rest;
    while (end != m_intervals.end() && end->first <= last) {
        if (end->first < first)
            rest.push_back({end->first, first - 1});
        if (end->last > last)
            rest.push_back({last + 1, end->last});
        ++end;
    }
    const auto at = m_intervals.erase(begin, end);
    m_intervals.insert(at, rest.begin(), rest.end());
}

void RowSelection::toggle(int row)
{
    if (contains(row))
        deselect(row, row);
    else
        select(row, row);
}

void RowSelection::unite(const RowSelection &other)
{
    std::vector<Interval> all;
    all.reserve(m_intervals.size() + other.m_intervals.size());
    std::merge(m_intervals.begin(), m_intervals.end(), other.m_intervals.begin(),
               other.m_intervals.end(), std::back_inserter(all),
               [](const Interval &a, const Interval &b) { return a.first < b.first; });
    m_intervals.clear();
    for (const Interval &interval : all) {
        if (!m_intervals.empty() && interval.first <= m_intervals.back().last + 1)
            m_intervals.back().last = std::max(m_intervals.back().last, interval.last);
        else
            m_intervals.push_back(interval);
    }
}

// Each border of an interval, of either side, turns the state: sorted, borders that come twice fall
// away.
void RowSelection::toggleAll(const RowSelection &other)
{
    std::vector<int> borders;
    borders.reserve(2 * (m_intervals.size() + other.m_intervals.size()));
    for (const RowSelection *side : {static_cast<const RowSelection *>(this), &other}) {
        for (const Interval &interval : side->m_intervals) {
            borders.push_back(interval.first);
            borders.push_back(interval.last + 1);
        }
    }
    std::sort(borders.begin(), borders.end());
    std::vector<int> kept;
    for (const int border : borders) {
        if (!kept.empty() && kept.back() == border)
            kept.pop_back();
        else
            kept.push_back(border);
    }
    m_intervals.clear();
    for (size_t i = 0; i + 1 < kept.size(); i += 2)
        m_intervals.push_back({kept[i], kept[i + 1] - 1});
}

void RowSelection::rowsInserted(int first, int count)
{
    auto at = from(m_intervals, first);
    if (at != m_intervals.end() && at->first < first) {
        const Interval behind {first, at->last};
        at->last = first - 1;
        at = m_intervals.insert(at + 1, behind);
    }
    for (; at != m_intervals.end(); ++at) {
        at->first += count;
        at->last += count;
    }
}

void RowSelection::rowsRemoved(int first, int count)
{
    deselect(first, first + count - 1);
    auto at = from(m_intervals, first);
    for (auto moved = at; moved != m_intervals.end(); ++moved) {
        moved->first -= count;
        moved->last -= count;
    }
    if (at == m_intervals.begin() || at == m_intervals.end())
        return;
    const auto before = at - 1;
    if (before->last + 1 == at->first) {
        before->last = at->last;
        m_intervals.erase(at);
    }
}

bool RowSelection::contains(int row) const
{
    const auto at = from(m_intervals, row);
    return at != m_intervals.end() && at->first <= row;
}

qint64 RowSelection::count() const
{
    qint64 count = 0;
    for (const Interval &interval : m_intervals)
        count += qint64(interval.last) - interval.first + 1;
    return count;
}

} // namespace gesso
