// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/joblist.h"

#include "widgets/jobs/jobdelegate.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace gesso {

JobList::JobList(QWidget *parent)
    : QListView(parent)
    , m_emptyText(tr("Jobs wait here. Generate adds one."))
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Queue"));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setDragEnabled(false); // order is this view's own business
    viewport()->setBackgroundRole(QPalette::Window);
    setItemDelegate(new JobDelegate(this));
}

void JobList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    if (!model)
        return;
    // A row's height follows its state and its reason.
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.isEmpty() || roles.contains(int(JobStateRole))
                    || roles.contains(int(JobReasonRole)))
                    scheduleDelayedItemsLayout();
            });
}

void JobList::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QList<int> JobList::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList indexes = selectedIndexes();
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool JobList::canMove(int row) const
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return false;
    const auto state = static_cast<JobState>(model()->index(row, 0).data(JobStateRole).toInt());
    return state == JobState::Waiting || state == JobState::Paused;
}

void JobList::run(JobTool tool, int row)
{
    switch (tool) {
    case JobTool::ToFront:
        emit toFrontRequested(row);
        return;
    case JobTool::Close:
        emit removeRequested(row);
        return;
    case JobTool::Retry:
        emit retryRequested(row);
        return;
    case JobTool::Resume:
        emit resumeRequested(row);
        return;
    case JobTool::Details:
        emit detailsRequested(row);
        return;
    case JobTool::Copy:
        emit copyRequested(row);
        return;
    }
}

void JobList::removeSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.size() == 1)
        emit removeRequested(rows.front());
    else if (!rows.isEmpty())
        emit removeManyRequested(rows);
}

void JobList::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Delete:
        removeSelected();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
        if (event->modifiers() == Qt::AltModifier) {
            moveByKey(event->key(), row);
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0 && event->modifiers() == Qt::NoModifier) {
            emit detailsRequested(row);
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

void JobList::moveByKey(int key, int row)
{
    if (!canMove(row))
        return;
    if (key == Qt::Key_Home)
        emit toFrontRequested(row);
    else if (key == Qt::Key_Up && canMove(row - 1))
        emit moveRequested(row, row - 1);
    else if (key == Qt::Key_Down && canMove(row + 1))
        emit moveRequested(row, row + 2);
}

std::optional<JobTool> JobList::toolAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return std::nullopt;
    const auto *delegate = static_cast<const JobDelegate *>(itemDelegate());
    return delegate->toolAt(index, visualRect(index), position);
}

void JobList::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    m_pressedTool.reset();
    m_pressedRow = QModelIndex();
    const QModelIndex index = indexAt(m_pressed);
    if (event->button() == Qt::LeftButton && index.isValid()) {
        m_pressedTool = toolAt(m_pressed);
        if (m_pressedTool || canMove(index.row()))
            m_pressedRow = index;
        if (m_pressedTool)
            return; // it acts when the button comes up over it
    }
    QListView::mousePressEvent(event);
}

// The second press of a double click is none: the row under it may be another one by now.
void JobList::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressedTool.reset();
    m_pressedRow = QModelIndex();
    if (!toolAt(event->position().toPoint()))
        QListView::mouseDoubleClickEvent(event);
}

void JobList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton)) {
        setHover(at);
        QListView::mouseMoveEvent(event);
        return;
    }
    if (m_pressedTool || !m_pressedRow.isValid())
        return; // no marquee here
    if (!m_dragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    const int row = dropRowAt(at);
    m_dropsLast = row >= model()->rowCount();
    m_dropBefore = m_dropsLast || row < 0 ? QModelIndex() : model()->index(row, 0);
    viewport()->update();
}

int JobList::dropRow() const
{
    return m_dropsLast ? model()->rowCount() : m_dropBefore.row();
}

void JobList::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_pressedTool) {
        const auto tool = std::exchange(m_pressedTool, std::nullopt);
        if (indexAt(at) == m_pressedRow && toolAt(at) == tool)
            run(*tool, m_pressedRow.row());
        return;
    }
    if (m_dragging)
        takeDrop();
    else
        QListView::mouseReleaseEvent(event);
}

void JobList::takeDrop()
{
    const int from = m_pressedRow.row(); // -1: it ended meanwhile
    const int to = dropRow();
    m_dragging = false;
    m_pressedRow = QModelIndex();
    m_dropBefore = QModelIndex();
    m_dropsLast = false;
    viewport()->update();
    if (from >= 0 && to >= 0 && to != from && to != from + 1)
        emit moveRequested(from, to);
}

int JobList::dropRowAt(const QPoint &position) const
{
    const int count = model()->rowCount();
    const QModelIndex index = indexAt(position);
    int row = count;
    if (index.isValid()) {
        const bool lower = position.y() > visualRect(index).center().y();
        row = index.row() + (lower ? 1 : 0);
    } else if (position.y() < 0) {
        row = 0;
    }
    // Only among what waits: before a waiting row, or right behind one.
    while (row < count && !canMove(row))
        ++row;
    while (row > 0 && row == count && !canMove(row - 1))
        return -1;
    return row;
}

void JobList::setHover(const QPoint &position)
{
    m_pointer = position;
    const QModelIndex index = indexAt(position);
    const QModelIndex old = m_hover;
    m_hover = index;
    if (old.isValid())
        viewport()->update(visualRect(old));
    if (index.isValid())
        viewport()->update(visualRect(index));
}

void JobList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    setHover({-1, -1});
}

void JobList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    const Theme &theme = themeOf(this);
    QPainter painter(viewport());
    if (!model() || model()->rowCount() == 0) {
        painter.setPen(theme.text3);
        painter.setFont(theme.font(Type::Base));
        const QRect words
            = viewport()->rect().adjusted(measure::kEdge, measure::kTight, -measure::kEdge, 0);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int drop = dropRow();
    if (drop < 0)
        return;
    const bool end = drop >= model()->rowCount();
    const QRect row = visualRect(model()->index(end ? drop - 1 : drop, 0));
    const int y = end ? row.bottom() - measure::kHairline : std::max(0, row.top() - 1);
    painter.fillRect(QRect(0, y, viewport()->width(), measure::kRing), theme.accentText);
}

void JobList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // reasons wrap by the width
}

void JobList::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = indexAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        at = viewport()->mapToGlobal(visualRect(index).center());
    }
    if (index.isValid())
        emit jobContextMenuRequested(index.row(), at);
}

void JobList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace gesso
