// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controlpage.h"
#include "widgets/theme/themecontroller.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QTextStream>
#include <QWidget>

#include <memory>

using namespace Qt::StringLiterals;

// controlpage DIR: writes PNGs of all controls in both themes; QT_SCALE_FACTOR=2 makes them @2x.
int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "controlpage DIR [text scale]\n";
        return 2;
    }
    const QDir folder(arguments.at(1));
    folder.mkpath(u"."_s);
    gesso::ThemeController theme(&app);
    if (arguments.size() > 2)
        theme.setTextScale(arguments.at(2).toDouble());
    for (const gesso::Scheme scheme : {gesso::Scheme::Dark, gesso::Scheme::Light}) {
        theme.setScheme(scheme);
        const QString name = scheme == gesso::Scheme::Dark ? u"dark"_s : u"light"_s;
        const QString scale = app.devicePixelRatio() > 1 ? u"@2x"_s : QString();
        const std::unique_ptr<QWidget> controls(gesso::makeControlPage());
        controls->grab().save(folder.filePath(u"controls-%1%2.png"_s.arg(name, scale)));
        const std::unique_ptr<QWidget> views(gesso::makeViewPage());
        views->grab().save(folder.filePath(u"views-%1%2.png"_s.arg(name, scale)));
    }
    return 0;
}
