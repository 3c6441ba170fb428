// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workbench.h"

#include "widgets/parts/docktitle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QHash>
#include <QMenu>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

void addMenu(QDockWidget *dock, DockTitle *title)
{
    QToolButton *more = title->addTool(u"more", Workbench::tr("More"));
    auto *menu = new QMenu(more);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    QAction *lift = menu->addAction(icon(u"float"), Workbench::tr("Own window"));
    lift->setCheckable(true);
    QObject::connect(lift, &QAction::triggered, dock, &QDockWidget::setFloating);
    QObject::connect(dock, &QDockWidget::topLevelChanged, lift, &QAction::setChecked);
    QObject::connect(menu->addAction(icon(u"close"), Workbench::tr("Hide")), &QAction::triggered,
                     dock, &QWidget::close);
}

constexpr int kVersion = 1; // of the arrangement; another one's is not read
constexpr int kQueueHeight = 220; // at the first start

} // namespace

Workbench::Workbench(QWidget *canvas, QWidget *parent)
    : QMainWindow(parent, Qt::Widget)
{
    setObjectName(u"workbench"_s);
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setContextMenuPolicy(Qt::NoContextMenu);
    setCentralWidget(canvas);
}

QDockWidget *Workbench::addPanel(const QString &name, const QString &title, QWidget *panel,
                                 Place place, QAction *toggle, const QList<QAction *> &tools)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(panel);
    auto *bar = new DockTitle(title, dock);
    dock->setTitleBarWidget(bar);
    for (QAction *tool : tools)
        bar->addTool(tool);
    addMenu(dock, bar);
    m_panels.insert(name, {dock, bar, place});
    addDockWidget(place == Place::Left ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
    connect(toggle, &QAction::triggered, dock, &QDockWidget::setVisible);
    connect(dock->toggleViewAction(), &QAction::toggled, toggle, &QAction::setChecked);
    toggle->setChecked(true);
    return dock;
}

DockTitle *Workbench::titleOf(const QString &name) const
{
    return m_panels.value(name).title;
}

QByteArray Workbench::arrangement() const
{
    return saveState(kVersion);
}

bool Workbench::restore(const QByteArray &arrangement)
{
    return restoreState(arrangement, kVersion);
}

void Workbench::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_isFresh, false))
        resetArrangement();
}

void Workbench::hidePanels()
{
    for (const Panel &panel : std::as_const(m_panels))
        panel.dock->hide();
}

void Workbench::resetArrangement()
{
    m_isFresh = !isVisible();
    if (m_isFresh)
        return;
    QList<QDockWidget *> left;
    QList<QDockWidget *> right;
    for (const Panel &panel : std::as_const(m_panels)) {
        panel.dock->setFloating(false);
        panel.dock->show();
        if (panel.place == Place::Left)
            left.append(panel.dock);
        else if (panel.place == Place::RightTop)
            right.prepend(panel.dock);
        else
            right.append(panel.dock);
    }
    for (QDockWidget *dock : std::as_const(left))
        addDockWidget(Qt::LeftDockWidgetArea, dock);
    for (QDockWidget *dock : std::as_const(right))
        addDockWidget(Qt::RightDockWidgetArea, dock, Qt::Vertical);
    if (left.isEmpty() || right.isEmpty())
        return;
    resizeDocks({left.first(), right.first()}, {measure::kFormWidth, measure::kSideWidth},
                Qt::Horizontal);
    resizeDocks({right.first(), right.last()}, {kQueueHeight, height() - kQueueHeight},
                Qt::Vertical);
}

} // namespace gesso::app
