// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shots/scenes.h"
#include "app/translation.h"

#include <QApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;

// gesso_shots FOLDER: pictures of every main state of the window, over the demo server in this
// process, in private folders.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    gesso::app::installTranslation(&application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "usage: gesso_shots FOLDER\n";
        return 2;
    }
    gesso::shots::Scenes scenes {QDir(arguments.at(1))};
    return scenes.takeAll() ? 0 : 1;
}
