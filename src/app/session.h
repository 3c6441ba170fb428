// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preferences.h"
#include "app/serverlogin.h"
#include "app/windowstate.h"
#include "base/clock.h"
#include "base/randomsource.h"
#include "base/result.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace gesso::studio {
class Studio;
}

namespace gesso::demo {
class DemoThread;
}

namespace gesso::app {

// Where a session keeps its things and what it starts with.
struct SessionSetup
{
    QString configFolder; // preferences and window state
    QString cacheFolder; // node catalogues
    QString library; // --library; empty: what the preferences say
    QUrl server; // --server; empty: what the preferences say
    bool demo = false; // --demo
    double demoSpeed = 1;
    bool demoFaults = false; // the demo server does wrong on demand; for tests
    Clock *clock = nullptr; // not owned
    RandomSource *random = nullptr; // not owned

    // The folders of this system.
    [[nodiscard]] static SessionSetup standard();
};

// Everything below the window: preferences, the studio, the demo server when it is used. What the
// command line says holds for this session only; what the settings dialog says is kept.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(const SessionSetup &setup, QObject *parent = nullptr);
    ~Session() override;

    // Opens the library and looks for the server; call it once the window is painted.
    void start();

    [[nodiscard]] Preferences *preferences() const { return m_preferences; }
    [[nodiscard]] WindowState *state() const { return m_state.get(); }
    [[nodiscard]] studio::Studio *studio() const { return m_studio.get(); }
    [[nodiscard]] bool usesDemo() const { return m_usesDemo; }
    // The folder that forms keep their values in.
    [[nodiscard]] QString formsFolder() const;

    // The address that a person typed; Invalid when it is none. Kept, and used at once. Name and
    // password in it go to a file of their own, which nobody else may read.
    [[nodiscard]] Result<void> useServer(const QString &address);
    // Starts the built-in server and uses it from now on.
    void useDemo();
    // Asks the server at once instead of waiting for the next try.
    void retryServer();

signals:
    void failed(const gesso::Error &error);
    // The library is open.
    void opened();
    void serverChanged();

private:
    [[nodiscard]] QUrl keptServer();
    [[nodiscard]] Result<void> keepServer(const QUrl &address);
    void applyPreference(const QString &key);
    void startDemo();
    void demoStarted(const QUrl &address);
    void demoFailed(const Error &error);
    void openLibrary();

    SessionSetup m_setup;
    Preferences *m_preferences;
    ServerLogin m_login;
    std::unique_ptr<WindowState> m_state;
    demo::DemoThread *m_demo = nullptr;
    std::unique_ptr<studio::Studio> m_studio; // goes before the demo server that it talks to
    bool m_usesDemo = false;
    bool m_started = false;
    bool m_opening = false; // the library was asked to open
};

} // namespace gesso::app
