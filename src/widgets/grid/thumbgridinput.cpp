// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/thumbgrid.h"
#include "widgets/grid/tilepainter.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

// Selection, pointer and keys of ThumbGrid.
namespace gesso {

namespace {

constexpr qsizetype kMostDragged = 1000; // more would block for seconds

// The rows of these lines of tiles that touch left to right of the viewport.
RowSelection rowsInside(const GridGeometry &geometry, std::pair<int, int> lines, int left,
                        int right)
{
    RowSelection inside;
    const int columns = geometry.columns();
    for (int line = lines.first; line <= lines.second; line += columns) {
        int from = -1;
        int to = -1;
        for (int row = line; row < std::min(line + columns, lines.second + 1); ++row) {
            const int x = measure::kEdge + geometry.left(row);
            if (x + geometry.side() <= left || x > right)
                continue;
            from = from < 0 ? row : from;
            to = row;
        }
        if (from >= 0)
            inside.select(from, to);
    }
    return inside;
}

} // namespace

void ThumbGrid::setCurrentRow(int row)
{
    const int kept = row >= 0 && row < m_geometry.count() ? row : -1;
    RowSelection alone;
    if (kept >= 0)
        alone.select(kept, kept);
    m_anchor = kept;
    changeSelection(alone);
    makeCurrent(kept);
    scrollTo(kept);
}

void ThumbGrid::setSelection(const RowSelection &selection)
{
    changeSelection(selection);
}

void ThumbGrid::selectAll()
{
    RowSelection all;
    all.select(0, m_geometry.count() - 1);
    changeSelection(all);
}

void ThumbGrid::clearSelection()
{
    changeSelection({});
}

void ThumbGrid::changeSelection(const RowSelection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    viewport()->update();
    emit selectionChanged();
}

void ThumbGrid::makeCurrent(int row)
{
    if (row == m_current)
        return;
    m_current = row;
    viewport()->update();
    emit currentRowChanged(row);
    speakCurrent();
}

void ThumbGrid::selectTo(int row, bool keep)
{
    RowSelection next;
    if (keep)
        next = m_selection;
    if (m_anchor < 0)
        m_anchor = m_current < 0 ? row : m_current;
    next.select(std::min(m_anchor, row), std::max(m_anchor, row));
    changeSelection(next);
    makeCurrent(row);
}

void ThumbGrid::click(int row, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier) {
        selectTo(row, modifiers & Qt::ControlModifier);
        return;
    }
    m_anchor = row;
    RowSelection next;
    if (modifiers & Qt::ControlModifier) {
        next = m_selection;
        next.toggle(row);
    } else {
        next.select(row, row);
    }
    changeSelection(next);
    makeCurrent(row);
}

void ThumbGrid::moveCurrent(int row, Qt::KeyboardModifiers modifiers)
{
    const int kept = std::clamp(row, 0, m_geometry.count() - 1);
    if (modifiers & Qt::ShiftModifier)
        selectTo(kept, false);
    else if (modifiers & Qt::ControlModifier)
        makeCurrent(kept);
    else
        click(kept, Qt::NoModifier);
    scrollTo(kept);
}

std::optional<int> ThumbGrid::rowForKey(int key) const
{
    const int columns = m_geometry.columns();
    const int lines = std::max(1, viewport()->height() / (m_geometry.side() + measure::kGap));
    const int from = std::max(0, m_current);
    if (m_current < 0 && key != Qt::Key_End)
        return key == Qt::Key_Home || key == Qt::Key_Right || key == Qt::Key_Down ? std::optional(0)
                                                                                  : std::nullopt;
    switch (key) {
    case Qt::Key_Left:
        return from - 1;
    case Qt::Key_Right:
        return from + 1;
    case Qt::Key_Up:
        return from - columns >= 0 ? from - columns : from;
    case Qt::Key_Down: {
        const bool lastLine = from / columns == (m_geometry.count() - 1) / columns;
        return lastLine ? from : from + columns;
    }
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return m_geometry.count() - 1;
    case Qt::Key_PageUp:
        return std::max(from % columns, from - lines * columns);
    case Qt::Key_PageDown:
        return from + lines * columns;
    default:
        return std::nullopt;
    }
}

void ThumbGrid::keyPressEvent(QKeyEvent *event)
{
    if (m_geometry.count() == 0) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (const auto row = rowForKey(event->key())) {
        moveCurrent(*row, event->modifiers());
        return;
    }
    if (!actOnCurrent(*event) && !actOnSelection(*event))
        event->ignore();
}

bool ThumbGrid::actOnCurrent(const QKeyEvent &event)
{
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (m_current < 0 || (!plain && event.key() != Qt::Key_Space))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit activated(m_current);
        return true;
    case Qt::Key_Space:
        click(m_current, event.modifiers());
        return true;
    case Qt::Key_Period:
        emit starRequested(m_current);
        return true;
    default:
        return false;
    }
}

bool ThumbGrid::actOnSelection(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Delete && !m_selection.isEmpty()) {
        emit deleteRequested();
        return true;
    }
    if (event.key() == Qt::Key_Escape && m_selection.count() > 1) {
        setCurrentRow(m_current);
        return true;
    }
    return false;
}

bool ThumbGrid::toolClicked(int row, const QPoint &position)
{
    const QRect tile = tileRect(row);
    const QModelIndex index = m_model->index(row, 0);
    if (index.data(TileStateRole).toInt() != static_cast<int>(TileState::Ready) || row != m_hover)
        return false;
    if (starRect(tile).contains(position)) {
        emit starRequested(row);
        return true;
    }
    if (useAsInputRect(tile).contains(position)) {
        emit useAsInputRequested(row);
        return true;
    }
    return false;
}

void ThumbGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const int row = rowAt(at);
    if (row >= 0 && toolClicked(row, at))
        return;
    Press press;
    press.at = at;
    press.contentY = at.y() + contentTop();
    press.row = row;
    press.modifiers = event->modifiers();
    press.before = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier) ? m_selection
                                                                                  : RowSelection();
    press.onSelected = row >= 0 && m_selection.contains(row);
    m_press = press;
    // A press on one of several selected may begin a drag of all: the click waits for the release.
    if (row >= 0 && (!press.onSelected || event->modifiers() != Qt::NoModifier))
        click(row, event->modifiers());
}

void ThumbGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_press) {
        const int row = rowAt(at);
        if (row != m_hover) {
            const int old = m_hover;
            m_hover = row;
            viewport()->update(tileRect(old));
            viewport()->update(tileRect(row));
        }
        return;
    }
    const bool far = (at - m_press->at).manhattanLength() >= QApplication::startDragDistance();
    if (m_press->row >= 0) {
        if (far)
            startDrag();
        return;
    }
    if (far || m_press->marquee) {
        m_press->marquee = true;
        updateMarquee(at);
    }
}

void ThumbGrid::updateMarquee(const QPoint &position)
{
    QScrollBar *bar = verticalScrollBar();
    if (position.y() < 0)
        bar->setValue(bar->value() - bar->singleStep());
    else if (position.y() > viewport()->height())
        bar->setValue(bar->value() + bar->singleStep());
    const qint64 top = std::min<qint64>(m_press->contentY, position.y() + contentTop());
    const qint64 bottom = std::max<qint64>(m_press->contentY, position.y() + contentTop());
    const int left = std::min(m_press->at.x(), position.x());
    const int right = std::max(m_press->at.x(), position.x());
    constexpr qint64 kFar = 1 << 24;
    const qint64 shownTop = std::clamp(top - contentTop(), -kFar, kFar);
    const qint64 shownBottom = std::clamp(bottom - contentTop(), -kFar, kFar);
    m_marquee = QRect(QPoint(left, static_cast<int>(shownTop)),
                      QPoint(right, static_cast<int>(shownBottom)));
    const auto height = static_cast<int>(std::min<qint64>(bottom - top + 1, 1 << 30));
    const RowSelection inside
        = rowsInside(m_geometry, m_geometry.rowsBetween(top, height), left, right);
    RowSelection next = m_press->before;
    if (m_press->modifiers & Qt::ControlModifier)
        next.toggleAll(inside);
    else
        next.unite(inside);
    changeSelection(next);
    viewport()->update();
}

void ThumbGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const Press press = *m_press;
    m_press.reset();
    m_marquee = {};
    viewport()->update();
    if (press.marquee)
        return;
    if (press.row >= 0 && press.onSelected && press.modifiers == Qt::NoModifier)
        click(press.row, Qt::NoModifier);
    else if (press.row < 0 && press.modifiers == Qt::NoModifier)
        changeSelection({});
}

void ThumbGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit activated(row);
}

void ThumbGrid::startDrag()
{
    QModelIndexList dragged;
    for (const RowSelection::Interval &interval : m_selection.intervals()) {
        for (int row = interval.first; row <= interval.last && dragged.size() < kMostDragged; ++row)
            dragged.append(m_model->index(row, 0));
    }
    const auto picture = m_model->index(m_press->row, 0).data(Qt::DecorationRole).value<QImage>();
    m_press.reset();
    QMimeData *mime = m_model->mimeData(dragged);
    if (!mime)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    if (!picture.isNull())
        drag->setPixmap(
            QPixmap::fromImage(picture.scaled(measure::kTileInDock, measure::kTileInDock,
                                              Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction); // Qt's only way to drag; events go on meanwhile
}

void ThumbGrid::leaveEvent(QEvent *event)
{
    QAbstractScrollArea::leaveEvent(event);
    m_hover = -1;
    viewport()->update();
}

void ThumbGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    speakCurrent();
}

void ThumbGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ThumbGrid::contextMenuEvent(QContextMenuEvent *event)
{
    int row = rowAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        row = m_current;
        at = viewport()->mapToGlobal(tileRect(row).center());
    }
    if (row >= 0 && !m_selection.contains(row))
        click(row, Qt::NoModifier);
    emit contextMenuRequested(row, at);
}

} // namespace gesso
