// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions/actiontable.h"

#include <QMainWindow>

class QDockWidget;

namespace gesso {
class DockTitle;
}

namespace gesso::app {

class ActionSet;

// The panels around the canvas: docks that can be moved, closed, floated and put back. Knows none
// of their contents.
class Workbench : public QMainWindow
{
    Q_OBJECT

public:
    explicit Workbench(QWidget *canvas, QWidget *parent = nullptr);

    enum class Place { Left, RightTop, RightBottom };
    // The action shows and hides it.
    QDockWidget *addPanel(const QString &name, const QString &title, QWidget *panel, Place place,
                          QAction *toggle, const QList<QAction *> &tools = {});
    [[nodiscard]] DockTitle *titleOf(const QString &name) const;

    // How the docks stand, to be kept; restore() gives false for what it cannot read.
    [[nodiscard]] QByteArray arrangement() const;
    bool restore(const QByteArray &arrangement);
    void hidePanels();
    // As at the first start; when it is not shown yet, as soon as it is.
    void resetArrangement();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Panel
    {
        QDockWidget *dock;
        DockTitle *title;
        Place place;
    };
    QHash<QString, Panel> m_panels;
    bool m_isFresh = false; // to be arranged when it gets its size
};

} // namespace gesso::app
