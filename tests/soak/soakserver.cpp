// SPDX-License-Identifier: GPL-3.0-or-later
// soakserver PORT FOLDER: the demo server in a process of its own, so that it can be killed. Tells
// its address in a line.

#include "demo/demoserver.h"

#include <QGuiApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    if (argc != 3)
        return 2;
    gesso::demo::DemoOptions options;
    options.port = QByteArray(argv[1]).toUShort();
    options.folder = QString::fromLocal8Bit(argv[2]);
    options.speed = 20;
    gesso::demo::DemoServer server(options);
    const gesso::Result<QUrl> url = server.listen();
    if (!url) {
        std::fprintf(stderr, "%s\n", qPrintable(url.error().toLine()));
        return 1;
    }
    std::printf("%s\n", qPrintable(url->toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
