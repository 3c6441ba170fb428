// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/grid/gridgeometry.h"
#include "widgets/grid/rowselection.h"

#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QPointer>

#include <optional>
#include <utility>

namespace gesso {

// A grid of thumbnails over a one-column model (roles: tileroles.h). Places are computed, never
// stored: showing, resizing, inserting in front and scrolling cost the same for a thousand and a
// million rows. The model is asked for visible rows only.
class ThumbGrid : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ThumbGrid(QWidget *parent = nullptr);

    // Not owned; may be null.
    void setModel(QAbstractItemModel *model);
    [[nodiscard]] QAbstractItemModel *model() const { return m_model; }
    // Least side of a tile in px.
    void setTileSize(int side);
    [[nodiscard]] int tileSize() const { return m_tile; }

    [[nodiscard]] int currentRow() const { return m_current; }
    // Also selects it alone and scrolls to it; -1: none.
    void setCurrentRow(int row);
    [[nodiscard]] const RowSelection &selection() const { return m_selection; }
    void setSelection(const RowSelection &selection);
    // First and last visible row; first > last: none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    // In viewport coordinates.
    [[nodiscard]] QRect tileRect(int row) const;
    [[nodiscard]] int rowAt(const QPoint &viewportPosition) const;
    // Side of a tile in device pixels: the size that thumbnails are wanted in.
    [[nodiscard]] int thumbnailPixels() const;

public slots:
    void selectAll();
    void clearSelection();
    void scrollTo(int row);

signals:
    void currentRowChanged(int row);
    void selectionChanged();
    // Double click or Enter.
    void activated(int row);
    void contextMenuRequested(int row, const QPoint &globalPosition);
    // Thumbnails are wanted for these rows (the visible ones and one screen around), nearest to the
    // middle first.
    void visibleRangeChanged(int first, int last);
    void deleteRequested();
    // The star of a tile was clicked, or "." pressed.
    void starRequested(int row);
    void useAsInputRequested(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Press
    {
        QPoint at; // viewport
        qint64 contentY = 0; // where it started in the content
        int row = -1;
        Qt::KeyboardModifiers modifiers;
        bool marquee = false;
        bool onSelected = false;
        RowSelection before;
    };

    void connectModel();
    void modelReset();
    void rowsInserted(int first, int last);
    void rowsRemoved(int first, int last);
    void dataChanged(int first, int last);
    void relayout();
    void announceRange();
    void moveCurrent(int row, Qt::KeyboardModifiers modifiers);
    void click(int row, Qt::KeyboardModifiers modifiers);
    void selectTo(int row, bool keep);
    void changeSelection(const RowSelection &selection);
    void makeCurrent(int row);
    void updateMarquee(const QPoint &position);
    void startDrag();
    void paintTile(QPainter *painter, int row) const;
    void speakCurrent();
    [[nodiscard]] qint64 contentTop() const;
    [[nodiscard]] std::optional<int> rowForKey(int key) const;
    // Whether the key meant something there.
    [[nodiscard]] bool actOnCurrent(const QKeyEvent &event);
    [[nodiscard]] bool actOnSelection(const QKeyEvent &event);
    [[nodiscard]] bool toolClicked(int row, const QPoint &position);

    QPointer<QAbstractItemModel> m_model;
    GridGeometry m_geometry;
    RowSelection m_selection;
    std::optional<Press> m_press;
    QRect m_marquee; // viewport
    std::pair<int, int> m_announced = {0, -1};
    int m_tile;
    int m_current = -1;
    int m_anchor = -1;
    int m_hover = -1;
};

} // namespace gesso
