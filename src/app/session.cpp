// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "base/whendone.h"
#include "comfy/server.h"
#include "demo/demothread.h"
#include "library/library.h"
#include "studio/studio.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

QString inFolder(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(name);
}

} // namespace

SessionSetup SessionSetup::standard()
{
    SessionSetup setup;
    setup.configFolder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    setup.cacheFolder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return setup;
}

Session::Session(const SessionSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_preferences(new Preferences(inFolder(setup.configFolder, u"gesso.ini"_s), this))
    , m_login(inFolder(setup.configFolder, u"login"_s))
    , m_state(std::make_unique<WindowState>(inFolder(setup.configFolder, u"window.ini"_s)))
{
    const studio::Settings &keys = m_preferences->all();
    m_usesDemo = setup.demo || (setup.server.isEmpty() && m_preferences->get(keys.server.demo));
    studio::StudioSetup below;
    const QString folder
        = setup.library.isEmpty() ? m_preferences->get(keys.results.folder) : setup.library;
    below.library = folder.isEmpty() ? library::LibraryPaths::standard()
                                     : library::LibraryPaths::below(folder);
    below.cacheFolder = setup.cacheFolder;
    below.namePattern = m_preferences->get(keys.results.namePattern);
    below.savePreviews = m_preferences->get(keys.results.savePreviews);
    below.clock = setup.clock;
    below.random = setup.random;
    if (!m_usesDemo)
        below.server = setup.server.isEmpty() ? keptServer() : setup.server;
    m_studio = std::make_unique<studio::Studio>(below);
    connect(m_preferences, &Preferences::changed, this, &Session::applyPreference);
    connect(m_studio.get(), &studio::Studio::serverReplaced, this, &Session::serverChanged);
}

Session::~Session() = default;

QString Session::formsFolder() const
{
    return inFolder(m_studio->library()->paths().data, u"forms"_s);
}

void Session::start()
{
    if (m_started)
        return;
    m_started = true;
    if (m_usesDemo)
        startDemo();
    else
        openLibrary();
}

void Session::openLibrary()
{
    m_opening = true;
    whenDone(m_studio->open(), this, [this](const Result<void> &result) {
        if (result)
            emit opened();
        else
            emit failed(result.error());
    });
}

void Session::startDemo()
{
    if (m_demo == nullptr) {
        demo::DemoOptions options;
        options.speed = m_setup.demoSpeed;
        options.faults = m_setup.demoFaults;
        m_demo = new demo::DemoThread(options, this);
        connect(m_demo, &demo::DemoThread::failed, this, &Session::demoFailed);
        connect(m_demo, &demo::DemoThread::listening, this, &Session::demoStarted);
    }
    m_demo->start();
}

void Session::demoStarted(const QUrl &address)
{
    m_studio->setServer(address, true);
    if (!m_opening)
        openLibrary();
}

void Session::demoFailed(const Error &error)
{
    emit failed(error);
    if (!m_opening)
        openLibrary();
}

Result<void> Session::useServer(const QString &address)
{
    const Result<QUrl> url = comfy::addressFromText(address);
    if (!url)
        return url.error();
    m_usesDemo = false;
    const studio::Settings &keys = m_preferences->all();
    m_preferences->set(keys.server.demo, false);
    Result<void> kept = keepServer(*url);
    m_studio->setServer(*url);
    return kept;
}

QUrl Session::keptServer()
{
    QUrl kept(m_preferences->get(m_preferences->all().server.address));
    if (kept.userInfo().isEmpty())
        return m_login.addedTo(kept);
    // Of an earlier version, which kept all in one place.
    if (const Result<void> moved = keepServer(kept); !moved)
        QMetaObject::invokeMethod(
            this, [this, error = moved.error()] { emit failed(error); }, Qt::QueuedConnection);
    return kept;
}

Result<void> Session::keepServer(const QUrl &address)
{
    m_preferences->set(m_preferences->all().server.address, address.toString(QUrl::RemoveUserInfo));
    return m_login.keep(address);
}

void Session::useDemo()
{
    m_usesDemo = true;
    m_preferences->set(m_preferences->all().server.demo, true);
    startDemo();
}

void Session::retryServer()
{
    m_studio->server()->open();
}

void Session::applyPreference(const QString &key)
{
    const studio::Settings &keys = m_preferences->all();
    if (key == QLatin1StringView(keys.results.namePattern.key)) {
        const QString pattern = m_preferences->get(keys.results.namePattern);
        m_studio->library()->setNamePattern(
            pattern.isEmpty() ? library::Library::defaultNamePattern() : pattern);
    } else if (key == QLatin1StringView(keys.results.savePreviews.key)) {
        m_studio->setSavePreviews(m_preferences->get(keys.results.savePreviews));
    }
}

} // namespace gesso::app
