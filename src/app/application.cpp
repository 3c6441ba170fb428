// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/filechooser.h"
#include "app/session.h"
#include "app/start/shipped.h"
#include "app/translation.h"
#include "app/window/mainwindow.h"
#include "base/clock.h"
#include "base/randomsource.h"
#include "widgets/theme/themecontroller.h"

#include <QApplication>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

// A workflow on a slow disk does not hold the window back longer than this.
constexpr std::chrono::milliseconds kLongestWait {400};

SessionSetup setupFor(const WindowOptions &options, Clock *clock, RandomSource *random)
{
    SessionSetup setup = SessionSetup::standard();
    setup.library = options.library;
    setup.server = options.server;
    setup.demo = options.demo;
    setup.demoSpeed = options.demoSpeed;
    setup.clock = clock;
    setup.random = random;
    return setup;
}

} // namespace

void prepareApplication()
{
    QCoreApplication::setApplicationName(u"gesso"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GESSO_VERSION));
    QGuiApplication::setDesktopFileName(u"org.gesso.Gesso"_s);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

int runWindow(int argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    installTranslation(&application);
    SystemClock clock;
    SystemRandomSource random;
    ThemeController theme(&application);
    DialogFileChooser chooser;
    Session session(setupFor(options, &clock, &random));
    MainWindow window(&session, &theme, &chooser);
    QStringList files = options.files;
    if (files.isEmpty() && options.demo && session.state()->tabs().isEmpty()
        && !firstWorkflow().isEmpty())
        files << firstWorkflow();
    QObject::connect(&window, &MainWindow::ready, &window, &QWidget::show);
    QTimer::singleShot(kLongestWait, &window, &QWidget::show);
    window.openFirst(files);
    return QApplication::exec();
}

} // namespace gesso::app
