// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"

#include "comfy/server.h"
#include "studio/studio.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace gesso::test {

void FakeChooser::openFiles(QWidget * /*context*/, const app::FileQuestion &question,
                            std::function<void(const QStringList &)> answer)
{
    ++asked;
    last = question;
    if (!files.isEmpty())
        answer(files);
}

void FakeChooser::saveFile(QWidget * /*context*/, const app::FileQuestion &question,
                           std::function<void(const QString &)> answer)
{
    ++asked;
    last = question;
    if (!saveTo.isEmpty())
        answer(saveTo);
}

void FakeChooser::chooseFolder(QWidget * /*context*/, const app::FileQuestion &question,
                               std::function<void(const QString &)> answer)
{
    ++asked;
    last = question;
    if (!folder.isEmpty())
        answer(folder);
}

AppHouse::AppHouse()
    : AppHouse(Options {})
{
}

AppHouse::AppHouse(Options options)
    : m_options(std::move(options))
    , m_theme(std::make_unique<ThemeController>(qApp))
{
}

AppHouse::~AppHouse()
{
    close();
}

bool AppHouse::open(const QStringList &files)
{
    app::SessionSetup setup;
    setup.configFolder = path(u"config"_s);
    setup.cacheFolder = path(u"cache"_s);
    setup.library = path(u"library"_s);
    setup.demo = m_options.demo;
    setup.demoSpeed = m_options.speed;
    setup.demoFaults = m_options.faults;
    setup.server = m_options.server;
    setup.clock = &m_clock;
    setup.random = &m_random;
    m_session = std::make_unique<app::Session>(setup);
    m_window = std::make_unique<app::MainWindow>(m_session.get(), m_theme.get(), &m_chooser);
    const QSignalSpy ready(m_window.get(), &app::MainWindow::ready);
    const QSignalSpy opened(m_session.get(), &app::Session::opened);
    if (!m_options.size.isEmpty())
        m_window->resize(m_options.size);
    m_window->openFirst(files);
    m_window->show();
    m_window->activateWindow();
    if (!(QTest::qWaitForWindowActive(m_window.get())
          && QTest::qWaitFor([&] { return !ready.isEmpty() && !opened.isEmpty(); }, 20000)))
        return false;
    // With the classes come the fields' kinds, and with those other controls.
    const comfy::Server *server = m_session->studio()->server();
    return !m_options.demo
        || QTest::qWaitFor([server] { return server->catalogue() != nullptr; }, 30000);
}

void AppHouse::close()
{
    if (m_window == nullptr)
        return;
    m_window->close();
    m_window.reset();
    m_session.reset();
}

void AppHouse::trigger(const QString &action) const
{
    m_window->findChild<QAction *>(action)->trigger();
}

bool AppHouse::addFault(const QByteArray &fault) const
{
    const comfy::Server *server = m_session->studio()->server();
    const auto ready = [server] { return server->state() == comfy::Server::State::Ready; };
    if (!QTest::qWaitFor(ready, 20000))
        return false;
    QNetworkAccessManager network;
    QNetworkRequest request(server->address().resolved(QUrl(u"/gesso/fault"_s)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(network.post(request, fault));
    return QTest::qWaitFor([&] { return reply->isFinished(); }, 20000)
        && reply->error() == QNetworkReply::NoError;
}

QString AppHouse::makePicture(const QString &name, const QColor &colour)
{
    QImage image(320, 200, QImage::Format_RGB32);
    image.fill(colour);
    const QString file = path(name);
    return image.save(file) ? file : QString();
}

void dropOn(QWidget *widget, const QMimeData *data)
{
    const QPoint middle = widget->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &enter);
    QDragMoveEvent move(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &move);
    QDropEvent drop(QPointF(middle), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &drop);
}

void typeInto(QWidget *field, const QString &text)
{
    field->setFocus(Qt::MouseFocusReason);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
}

} // namespace gesso::test
