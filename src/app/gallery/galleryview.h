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
    // Rings it alone, now or when it has come into the model; 0: none. Tells nobody, and leaves
    // several that are selected as they are.
    void show(library::ResultId id);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    // Moves by rows, as a person would.
    void step(int by);

signals:
    // A person chose this one, which is not the one that is shown.
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
    void inserted();
    void removed();
    void reset();
    void showEmptiness();
    void currentRowChanged(int row);
    void choose(library::ResultId id);
    void takeSelection();
    [[nodiscard]] library::ResultId idAt(int row) const;

    GalleryModel *m_model;
    ThumbGrid *m_grid;
    DockTitle *m_title = nullptr; // of the large one
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    library::ResultId m_shown = 0; // picked last, or shown by show()
    bool m_waits = false; // for it to come into the model
    library::ResultId m_current = 0; // of the grid's current row
    bool m_quiet = false;
};

} // namespace gesso::app
