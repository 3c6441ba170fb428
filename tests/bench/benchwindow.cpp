// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window paint ARGUMENTS...           Gesso's window, started with these arguments, until it
//                                           was painted with its workflow
// bench_window gallery COUNT ARGUMENTS...   until its gallery has COUNT results and shows them
// bench_window jobs N[,N...] ARGUMENTS...   presses Generate until N jobs are done, tells N, waits
//                                           for a line, goes on to the next N
// All but what is told here is the program itself.

#include "app/application.h"
#include "bench/firstpaint.h"
#include "bench/presser.h"
#include "cli/options.h"
#include "widgets/grid/thumbgrid.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

// All tiles that are seen have their pictures.
bool showsGallery(const QWidget *window, int count)
{
    const auto *grid = window->findChild<ThumbGrid *>(u"galleryGrid"_s);
    if (grid == nullptr || grid->model() == nullptr || grid->model()->rowCount() != count)
        return false;
    const auto [first, last] = grid->visibleRows();
    for (int row = first; row <= last; ++row) {
        if (grid->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull())
            return false;
    }
    return first <= last;
}

// The window comes without its workflow only when a disk took too long.
bool showsWorkflow(const QWidget *window)
{
    return window->windowTitle() != "Gesso"_L1;
}

} // namespace

int run(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const QString what = arguments.isEmpty() ? QString() : arguments.takeFirst();
    const QString number
        = what == "paint"_L1 || arguments.isEmpty() ? QString() : arguments.takeFirst();
    const auto parsed = cli::parseWindow(arguments);
    const auto *given = parsed ? std::get_if<cli::WindowOptions>(&*parsed) : nullptr;
    if (given == nullptr)
        return 2;
    app::prepareApplication();
    FirstPaint application(argc, argv);
    if (what == "paint"_L1)
        application.waitFor(showsWorkflow);
    else if (what == "gallery"_L1)
        application.waitFor([count = number.toInt()](QWidget *window) {
            return showsWorkflow(window) && showsGallery(window, count);
        });
    else
        application.waitFor([](QWidget *) { return false; });
    const app::Shell shell(&application,
                           {.files = given->files,
                            .server = given->server,
                            .demo = given->demo,
                            .demoSpeed = given->demoSpeed,
                            .library = given->library});
    std::unique_ptr<Presser> presser;
    if (what == "jobs"_L1)
        presser = std::make_unique<Presser>(shell.session(), number.split(u','));
    return QApplication::exec();
}

} // namespace gesso::bench

int main(int argc, char **argv)
{
    return gesso::bench::run(argc, argv);
}
