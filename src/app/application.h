// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

namespace gesso::app {

// What the command line says of the window.
struct WindowOptions
{
    QStringList files; // workflows to open, each in its own tab
    QUrl server; // empty: the one of the preferences
    bool demo = false; // use the built-in demo server
    double demoSpeed = 1.0;
    QString library; // empty: the standard places
};

// Before the QApplication is made: names and attributes. Cheap.
void prepareApplication();

// Makes the QApplication, shows the window and runs until it is closed; the exit code.
int runWindow(int argc, char **argv, const WindowOptions &options);

} // namespace gesso::app
