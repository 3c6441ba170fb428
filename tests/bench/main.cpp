// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/jsonfigures.h"

#include <QCoreApplication>

// Prints the table of figures; run by the `bench` target.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    const std::vector<gesso::bench::Figure> figures = gesso::bench::jsonFigures();
    gesso::bench::print(out, figures);
    return 0;
}
