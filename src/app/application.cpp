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

// In the order in which each needs the ones before.
struct Shell::Parts
{
    Parts(QApplication *application, const WindowOptions &options)
        : theme(application)
        , session(setupFor(options, &clock, &random))
        , window(&session, &theme, &chooser)
    {
    }

    SystemClock clock;
    SystemRandomSource random;
    ThemeController theme;
    DialogFileChooser chooser;
    Session session;
    MainWindow window;
};

Shell::Shell(QApplication *application, const WindowOptions &options)
{
    installTranslation(application);
    d = std::make_unique<Parts>(application, options);
    QStringList files = options.files;
    if (files.isEmpty() && options.demo && d->session.state()->tabs().isEmpty()
        && !firstWorkflow().isEmpty())
        files << firstWorkflow();
    QObject::connect(&d->window, &MainWindow::ready, &d->window, &QWidget::show);
    QTimer::singleShot(kLongestWait, &d->window, &QWidget::show);
    d->window.openFirst(files);
}

Shell::~Shell() = default;

Session *Shell::session() const
{
    return &d->session;
}

int runWindow(int argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    const Shell shell(&application, options);
    return QApplication::exec();
}

} // namespace gesso::app
