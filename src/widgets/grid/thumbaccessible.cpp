// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/thumbaccessible.h"

#include "widgets/grid/thumbgrid.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace gesso {

namespace {

// One item of a grid. Items count from 0 over the whole model; the parent lists the visible ones.
class TileAccessible final : public QAccessibleInterface
{
public:
    TileAccessible(ThumbGrid *grid, int row)
        : m_grid(grid)
        , m_row(row)
    {
    }

    [[nodiscard]] bool isValid() const override
    {
        return m_grid && m_grid->model() && m_row < m_grid->model()->rowCount();
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override
    {
        return m_grid ? m_grid->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return m_grid ? QAccessible::queryAccessibleInterface(m_grid) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        if (which != QAccessible::Name || !isValid())
            return {};
        return m_grid->model()->index(m_row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QRect rect() const override
    {
        if (!m_grid)
            return {};
        const QRect tile = m_grid->tileRect(m_row);
        return {m_grid->viewport()->mapToGlobal(tile.topLeft()), tile.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.selected = m_grid->selection().contains(m_row);
        state.focused = m_grid->hasFocus() && m_grid->currentRow() == m_row;
        const auto [first, last] = m_grid->visibleRows();
        state.offscreen = m_row < first || m_row > last;
        return state;
    }
    [[nodiscard]] int row() const { return m_row; }

private:
    QPointer<ThumbGrid> m_grid;
    int m_row;
};

class GridAccessible final : public QAccessibleWidget
{
public:
    explicit GridAccessible(ThumbGrid *grid)
        : QAccessibleWidget(grid, QAccessible::List)
    {
    }
    ~GridAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(GridAccessible)

    [[nodiscard]] int childCount() const override
    {
        const auto [first, last] = grid()->visibleRows();
        return grid()->model() ? std::max(0, last - first + 1) : 0;
    }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        const auto [first, last] = grid()->visibleRows();
        return index < 0 || first + index > last ? nullptr : item(first + index);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *tile = dynamic_cast<const TileAccessible *>(child);
        return tile ? tile->row() - grid()->visibleRows().first : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const int row = grid()->rowAt(grid()->viewport()->mapFromGlobal(QPoint(x, y)));
        return row < 0 ? nullptr : item(row);
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        const int row = grid()->currentRow();
        return grid()->hasFocus() && row >= 0 ? item(row) : nullptr;
    }

private:
    [[nodiscard]] ThumbGrid *grid() const { return static_cast<ThumbGrid *>(object()); }

    [[nodiscard]] QAccessibleInterface *item(int row) const
    {
        const auto known = m_ids.constFind(row);
        if (known != m_ids.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new TileAccessible(grid(), row); // registered: Qt's cache owns it
        m_ids.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    mutable QHash<int, QAccessible::Id> m_ids;
};

} // namespace

QAccessibleInterface *thumbGridAccessible(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *grid = qobject_cast<ThumbGrid *>(object);
    return grid ? new GridAccessible(grid) : nullptr;
}

void installThumbGridAccessibility()
{
    QAccessible::installFactory(thumbGridAccessible); // Qt keeps one of each
}

} // namespace gesso
