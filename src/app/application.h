// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUrl>

#include <memory>

class QApplication;

namespace gesso::app {

class Session;

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

// The window with all that it stands on: opens its workflows, shows itself, and lives as long as
// this does.
class Shell
{
public:
    Shell(QApplication *application, const WindowOptions &options);
    ~Shell();
    Q_DISABLE_COPY_MOVE(Shell)

    [[nodiscard]] Session *session() const;

private:
    struct Parts;
    std::unique_ptr<Parts> d;
};

// Makes the QApplication, shows the window and runs until it is closed; the exit code.
int runWindow(int argc, char **argv, const WindowOptions &options);

} // namespace gesso::app
