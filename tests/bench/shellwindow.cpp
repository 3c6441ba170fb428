// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/firstpaint.h"

#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

// The least that any window of Gesso's kind costs: menu, tool and status bar, three empty docks, a
// label.
int main(int argc, char **argv)
{
    gesso::bench::FirstPaint app(argc, argv);
    QMainWindow window;
    window.menuBar()->addMenu(u"File"_s)->addAction(u"Quit"_s);
    window.addToolBar(u"Tools"_s)->addAction(u"Open"_s);
    window.statusBar()->showMessage(u"Ready"_s);
    for (const auto area :
         {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::RightDockWidgetArea})
        window.addDockWidget(area, new QDockWidget(u"Dock"_s, &window));
    window.setCentralWidget(new QLabel(u"Centre"_s, &window));
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
