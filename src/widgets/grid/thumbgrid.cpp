// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/thumbgrid.h"

#include "widgets/grid/thumbaccessible.h"
#include "widgets/grid/tilepainter.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace gesso {

ThumbGrid::ThumbGrid(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_tile(measure::kTileInDock)
{
    installThumbGridAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width never changes
    setAccessibleName(tr("Gallery"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

void ThumbGrid::setModel(QAbstractItemModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    connectModel();
    modelReset();
}

void ThumbGrid::connectModel()
{
    if (!m_model)
        return;
    connect(m_model, &QAbstractItemModel::modelReset, this, &ThumbGrid::modelReset);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &ThumbGrid::modelReset);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &ThumbGrid::modelReset);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsInserted(first, last); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { rowsRemoved(first, last); });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                dataChanged(from.row(), to.row());
            });
}

void ThumbGrid::modelReset()
{
    m_announced = {0, -1};
    m_hover = -1;
    m_anchor = -1;
    const bool hadSelection = !m_selection.isEmpty();
    m_selection.clear();
    makeCurrent(-1);
    relayout();
    if (hadSelection)
        emit selectionChanged();
}

void ThumbGrid::rowsInserted(int first, int last)
{
    const int count = last - first + 1;
    const qint64 oldTop = contentTop();
    const auto [firstVisible, lastVisible] = visibleRows();
    const bool above = oldTop > 0 && first <= firstVisible && lastVisible >= firstVisible;
    const qint64 offset = above ? m_geometry.top(firstVisible) - oldTop : 0;
    m_selection.rowsInserted(first, count);
    if (m_anchor >= first)
        m_anchor += count;
    const bool moved = m_current >= first;
    if (moved)
        m_current += count;
    m_hover = -1;
    m_announced = {0, -1};
    relayout();
    if (above) // what the person looks at stays where it is
        verticalScrollBar()->setValue(
            static_cast<int>(m_geometry.top(firstVisible + count) - offset + measure::kTight));
    if (moved)
        emit currentRowChanged(m_current);
}

void ThumbGrid::rowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    const bool selected = !m_selection.isEmpty();
    m_selection.rowsRemoved(first, count);
    m_anchor = -1;
    m_hover = -1;
    m_announced = {0, -1};
    const int old = m_current;
    if (m_current > last)
        m_current -= count;
    else if (m_current >= first)
        m_current = std::min(first, m_model->rowCount() - 1);
    relayout();
    if (selected)
        emit selectionChanged();
    if (m_current != old)
        emit currentRowChanged(m_current);
}

void ThumbGrid::dataChanged(int first, int last)
{
    const auto [firstVisible, lastVisible] = visibleRows();
    const int from = std::max(first, firstVisible);
    const int to = std::min(last, lastVisible);
    constexpr int kOut = measure::kRing + measure::kHairline;
    for (int row = from; row <= to; ++row)
        viewport()->update(tileRect(row).adjusted(-kOut, -kOut, kOut, kOut));
}

void ThumbGrid::setTileSize(int side)
{
    if (side == m_tile)
        return;
    m_tile = side;
    m_announced = {0, -1};
    relayout();
    if (m_current >= 0)
        scrollTo(m_current);
}

void ThumbGrid::relayout()
{
    const int count = m_model ? m_model->rowCount() : 0;
    const int gap = m_tile < measure::kTileWholeFrom ? measure::kGrain : measure::kGap;
    // At the right the ring of a selected tile has room; the scroll bar makes up the rest of the
    // edge.
    constexpr int kRight = measure::kRing + measure::kHairline;
    m_geometry.set(count, viewport()->width() - measure::kEdge - kRight, m_tile, gap, 0);
    const int page = viewport()->height();
    const qint64 range
        = std::max<qint64>(0, m_geometry.height() + qint64 {2} * measure::kTight - page);
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(page);
    bar->setSingleStep(std::max(1, (m_geometry.side() + gap) / 3));
    bar->setRange(0, static_cast<int>(std::min<qint64>(range, std::numeric_limits<int>::max())));
    viewport()->update();
    announceRange();
}

qint64 ThumbGrid::contentTop() const
{
    return qint64(verticalScrollBar()->value()) - measure::kTight;
}

QRect ThumbGrid::tileRect(int row) const
{
    if (row < 0 || row >= m_geometry.count())
        return {};
    const qint64 y = m_geometry.top(row) - contentTop();
    constexpr qint64 kFar = 1 << 24; // far outside, still an int
    const auto top = static_cast<int>(std::clamp(y, -kFar, kFar));
    return {measure::kEdge + m_geometry.left(row), top, m_geometry.side(), m_geometry.side()};
}

int ThumbGrid::rowAt(const QPoint &viewportPosition) const
{
    return m_geometry.rowAt(viewportPosition.x() - measure::kEdge,
                            viewportPosition.y() + contentTop());
}

std::pair<int, int> ThumbGrid::visibleRows() const
{
    return m_geometry.rowsBetween(contentTop(), viewport()->height());
}

int ThumbGrid::thumbnailPixels() const
{
    return qRound(m_geometry.side() * devicePixelRatioF());
}

void ThumbGrid::announceRange()
{
    const int page = viewport()->height();
    const auto wanted = m_geometry.rowsBetween(std::max<qint64>(0, contentTop() - page), 3 * page);
    if (wanted == m_announced || !isVisible())
        return;
    m_announced = wanted;
    emit visibleRangeChanged(wanted.first, wanted.second);
}

void ThumbGrid::scrollTo(int row)
{
    if (row < 0 || row >= m_geometry.count())
        return;
    const qint64 top = m_geometry.top(row);
    const qint64 bottom = top + m_geometry.side();
    QScrollBar *bar = verticalScrollBar();
    const int page = viewport()->height();
    constexpr qint64 kRoom = 2 * qint64 {measure::kTight};
    if (top < bar->value())
        bar->setValue(static_cast<int>(top));
    else if (bottom + kRoom > qint64(bar->value()) + page)
        bar->setValue(static_cast<int>(bottom + kRoom - page));
}

void ThumbGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const auto [first, last] = visibleRows();
    const bool atTop = verticalScrollBar()->value() == 0;
    relayout();
    if (!atTop && first <= last && m_geometry.count() > 0) // the same pictures stay in sight
        verticalScrollBar()->setValue(static_cast<int>(m_geometry.top(first)));
}

void ThumbGrid::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    announceRange();
}

void ThumbGrid::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    viewport()->scroll(0, dy);
    m_hover = -1;
    announceRange();
}

void ThumbGrid::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(this);
    QPainter painter(viewport());
    const QRect dirty = event->rect();
    painter.fillRect(dirty, theme.panel);
    if (!m_model)
        return;
    constexpr int kOut = measure::kRing + measure::kHairline;
    const auto [first, last]
        = m_geometry.rowsBetween(contentTop() + dirty.top() - kOut, dirty.height() + 2 * kOut);
    for (int row = first; row <= last; ++row)
        paintTile(&painter, row);
    if (!m_marquee.isEmpty()) {
        QColor fill = theme.focus;
        fill.setAlphaF(0.2F);
        paint::box(&painter, m_marquee, fill, theme.focus, 0);
    }
}

void ThumbGrid::paintTile(QPainter *painter, int row) const
{
    const QModelIndex index = m_model->index(row, 0);
    TileLook look;
    look.picture = index.data(Qt::DecorationRole).value<QImage>();
    look.badge = index.data(TileBadgeRole).toString();
    look.badgeIcon = index.data(TileBadgeIconRole).toString();
    look.word = index.data(TileWordRole).toString();
    look.state = static_cast<TileState>(index.data(TileStateRole).toInt());
    look.starred = index.data(TileStarredRole).toBool();
    look.selected = m_selection.contains(row);
    look.currentOfMany = row == m_current && m_selection.count() > 1;
    look.hover = row == m_hover;
    look.keyFocus = row == m_current && showsKeyFocus(this);
    gesso::paintTile(painter, tileRect(row), look, themeOf(this));
}

void ThumbGrid::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        viewport()->update();
}

bool ThumbGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_model) {
        const auto *help = static_cast<const QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        const QString tip
            = row < 0 ? QString() : m_model->index(row, 0).data(Qt::ToolTipRole).toString();
        QToolTip::showText(help->globalPos(), tip, viewport(), tileRect(row));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ThumbGrid::speakCurrent()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
}

} // namespace gesso
