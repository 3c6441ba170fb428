// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/jsonfigures.h"
#include "bench/previewfigure.h"

#include <QApplication>

// Prints the table of figures; run by the `bench` target.
int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QTextStream out(stdout);
    std::vector<gesso::bench::Figure> figures = gesso::bench::jsonFigures();
    figures.push_back(gesso::bench::previewFigure());
    gesso::bench::print(out, figures);
    return 0;
}
