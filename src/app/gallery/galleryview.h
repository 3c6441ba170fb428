// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/result.h"

#include <QList>
#include <QWidget>

class QStackedLayout;

namespace gesso {
class DockTitle;
class EmptyState;
class ThumbGrid;
} // namespace gesso

namespace gesso::app {

class GalleryModel;

// All results as a grid, newest first; the same in the dock and in the large gallery.
class GalleryView : public QWidget
{
    Q_OBJECT

public:
    enum class Size { Dock, Large };

    GalleryView(GalleryModel *model, Size size, QWidget *parent = nullptr);

    [[nodiscard]] ThumbGrid *grid() const { return m_grid; }
    // Those that are selected, in the order of the grid.
    [[nodiscard]] QList<library::ResultId> selected() const;
    // Makes it the current one, now or when it has come into the model; tells nobody.
    void show(library::ResultId id);
    [[nodiscard]] QSize sizeHint() const override;
    // Moves by rows, as a person would.
    void step(int by);

signals:
    // A person chose this one.
    void picked(gesso::library::ResultId id);
    void activated(gesso::library::ResultId id);
    void starRequested(gesso::library::ResultId id);
    void useAsInputRequested(gesso::library::ResultId id);
    void menuRequested(const QPoint &globalPosition);
    void trashRequested();
    void selectionChanged();

private:
    void connectSignals();
    void showWanted();
    void showEmptiness();
    void currentRowChanged(int row);
    [[nodiscard]] library::ResultId idAt(int row) const;

    GalleryModel *m_model;
    ThumbGrid *m_grid;
    DockTitle *m_title = nullptr; // of the large one
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    library::ResultId m_wanted = 0;
    library::ResultId m_current = 0; // told last, or shown
    bool m_quiet = false;
};

} // namespace gesso::app
