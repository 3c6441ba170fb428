// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include <optional>

namespace gesso {

enum class JobTool { ToFront, Close, Retry, Resume, Details, Copy };

// The queue: rows by jobroles.h, tools under the pointer, order by drag and by keys.
class JobList : public QListView
{
    Q_OBJECT

public:
    explicit JobList(QWidget *parent = nullptr);

    // Rows by this index are drawn as dragged over: a line above it; -1: none.
    [[nodiscard]] int dropRow() const;
    [[nodiscard]] QModelIndex hovered() const { return m_hover; }
    [[nodiscard]] QPoint pointer() const { return m_pointer; }
    [[nodiscard]] QList<int> selectedRows() const;
    // Words of the empty list.
    void setEmptyText(const QString &text);
    void setModel(QAbstractItemModel *model) override;

signals:
    // Row `from` shall stand before row `to`, both counted before the move (to == rowCount: at the
    // end).
    void moveRequested(int from, int to);
    void toFrontRequested(int row);
    // Cancel what runs, remove what waits or failed (close tool, or Delete).
    void removeRequested(int row);
    void removeManyRequested(const QList<int> &rows);
    void retryRequested(int row);
    void resumeRequested(int row);
    void detailsRequested(int row);
    void copyRequested(int row);
    void jobContextMenuRequested(int row, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setHover(const QPoint &position);
    void run(JobTool tool, int row);
    [[nodiscard]] std::optional<JobTool> toolAt(const QPoint &position) const;
    void takeDrop();
    void removeSelected();
    [[nodiscard]] bool canMove(int row) const;
    void moveByKey(int key, int row);
    [[nodiscard]] int dropRowAt(const QPoint &position) const;

    QPersistentModelIndex m_hover;
    QPoint m_pointer;
    QString m_emptyText;
    QPoint m_pressed;
    // By index, not by number: jobs come and go while the button is down.
    std::optional<JobTool> m_pressedTool;
    QPersistentModelIndex m_pressedRow; // of the tool, or dragged
    QPersistentModelIndex m_dropBefore;
    bool m_dropsLast = false;
    bool m_dragging = false;
};

} // namespace gesso
