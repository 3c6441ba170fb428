// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/galleryview.h"

#include "app/gallery/gallerymodel.h"
#include "library/resultsmodel.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/parts/docktitle.h"
#include "widgets/parts/emptystate.h"
#include "widgets/theme/theme.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

GalleryView::GalleryView(GalleryModel *model, Size size, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_grid(new ThumbGrid(this))
    , m_empty(new EmptyState(size == Size::Dock ? EmptyState::Size::Dock : EmptyState::Size::Large,
                             this))
    , m_stack(new QStackedLayout)
{
    const bool large = size == Size::Large;
    setObjectName(large ? u"largeGallery"_s : u"gallery"_s);
    m_grid->setObjectName(large ? u"largeGalleryGrid"_s : u"galleryGrid"_s);
    m_grid->setAccessibleName(tr("Gallery"));
    m_grid->setTileSize(large ? measure::kTileLarge : measure::kTileInDock);
    m_empty->setIcon(u"gallery"_s);
    m_empty->setText(large ? tr("No results yet") : QString(),
                     tr("Results appear here, newest first. They are kept on this machine."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_grid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (large)
        layout->addWidget(m_title = new DockTitle(tr("All results"), this));
    layout->addLayout(m_stack, 1);
    m_grid->setModel(model);
    connectSignals();
    showEmptiness();
}

QSize GalleryView::sizeHint() const
{
    return {measure::kSideWidth, measure::kFormWidth};
}

QSize GalleryView::minimumSizeHint() const
{
    return {measure::kSideLeast, QWidget::minimumSizeHint().height()};
}

void GalleryView::connectSignals()
{
    connect(m_grid, &ThumbGrid::currentRowChanged, this, &GalleryView::currentRowChanged);
    connect(m_grid, &ThumbGrid::selectionChanged, this, &GalleryView::takeSelection);
    connect(m_grid, &ThumbGrid::activated, this, [this](int row) { emit activated(idAt(row)); });
    connect(m_grid, &ThumbGrid::starRequested, this,
            [this](int row) { emit starRequested(idAt(row)); });
    connect(m_grid, &ThumbGrid::useAsInputRequested, this,
            [this](int row) { emit useAsInputRequested(idAt(row)); });
    connect(m_grid, &ThumbGrid::contextMenuRequested, this,
            [this](int, const QPoint &at) { emit menuRequested(at); });
    connect(m_grid, &ThumbGrid::deleteRequested, this, &GalleryView::trashRequested);
    connect(m_grid, &ThumbGrid::visibleRangeChanged, m_model->results(),
            &library::ResultsModel::prefetch);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &GalleryView::inserted);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &GalleryView::showEmptiness);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &GalleryView::removed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &GalleryView::reset);
}

library::ResultId GalleryView::idAt(int row) const
{
    return row >= 0 ? m_model->results()->idAt(row) : 0;
}

QList<library::ResultId> GalleryView::selected() const
{
    QList<library::ResultId> ids;
    for (const RowSelection::Interval &rows : m_grid->selection().intervals()) {
        for (int row = rows.first; row <= rows.last; ++row)
            ids << idAt(row);
    }
    return ids;
}

void GalleryView::show(library::ResultId id)
{
    m_shown = id;
    showWanted();
}

void GalleryView::showWanted()
{
    const int row = m_shown != 0 ? m_model->results()->rowOf(m_shown) : -1;
    m_waits = m_shown != 0 && row < 0;
    if (m_grid->selection().count() > 1)
        return;
    m_quiet = true;
    m_grid->setCurrentRow(row);
    m_quiet = false;
}

void GalleryView::inserted()
{
    if (m_waits)
        showWanted();
}

// The row stays, and with it the one that follows what went.
void GalleryView::removed()
{
    currentRowChanged(m_grid->currentRow());
    showEmptiness();
}

void GalleryView::reset()
{
    showWanted();
    showEmptiness();
}

void GalleryView::step(int by)
{
    const int rows = m_model->rowCount({});
    if (rows > 0)
        m_grid->setCurrentRow(std::clamp(m_grid->currentRow() + by, 0, rows - 1));
}

void GalleryView::showEmptiness()
{
    const int count = m_model->rowCount({});
    if (m_title != nullptr)
        m_title->setDetail(count > 0 ? locale().toString(count) : QString());
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_grid) : m_empty);
}

void GalleryView::currentRowChanged(int row)
{
    // Rows that come in before it move the current one, which is no choice of a person.
    const library::ResultId id = idAt(row);
    const bool same = std::exchange(m_current, id) == id;
    if (!same && m_grid->selection().count() != 1)
        choose(id);
}

// One that is selected alone is the one to see, whatever row the keyboard is on.
void GalleryView::takeSelection()
{
    const RowSelection &selection = m_grid->selection();
    if (selection.count() == 1)
        choose(idAt(selection.intervals().front().first));
    emit selectionChanged();
}

void GalleryView::choose(library::ResultId id)
{
    if (m_quiet || id == 0 || id == m_shown)
        return;
    m_shown = id;
    emit picked(id);
    if (m_shown == id)
        showWanted();
}

} // namespace gesso::app
