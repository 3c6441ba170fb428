// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/serverpresenter.h"

#include "app/actions/actionset.h"
#include "app/bar/serverbutton.h"
#include "app/canvas/canvaspanel.h"
#include "app/session.h"
#include "comfy/server.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QMenu>

namespace gesso::app {

ServerPresenter::ServerPresenter(Session *session, ServerButton *button, CanvasPanel *canvas,
                                 const ActionSet &actions, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_button(button)
    , m_canvas(canvas)
    , m_menu(new QMenu(button))
{
    fillMenu(actions);
    button->setMenu(m_menu);
    connect(actions.action(ActionId::RetryServer), &QAction::triggered, session,
            &Session::retryServer);
    connect(canvas, &CanvasPanel::retryServerRequested, session, &Session::retryServer);
    connect(canvas, &CanvasPanel::settingsRequested, actions.action(ActionId::Settings),
            &QAction::trigger);
    connect(session, &Session::serverChanged, this, &ServerPresenter::watch);
    connect(session->studio()->queue(), &studio::JobQueue::countsChanged, this,
            &ServerPresenter::refresh);
    watch();
}

void ServerPresenter::fillMenu(const ActionSet &actions)
{
    m_menu->addAction(actions.action(ActionId::RetryServer));
    QAction *demo = m_menu->addAction(icon(u"server"), tr("Use the built-in demo server"));
    connect(demo, &QAction::triggered, m_session, &Session::useDemo);
    m_menu->addSeparator();
    m_menu->addAction(actions.action(ActionId::Settings));
}

void ServerPresenter::watch()
{
    connect(m_session->studio()->server(), &comfy::Server::stateChanged, this,
            &ServerPresenter::refresh, Qt::UniqueConnection);
    refresh();
}

void ServerPresenter::refresh()
{
    const studio::Studio *studio = m_session->studio();
    const bool working = studio->queue()->runningCount() > 0;
    m_button->setWords(serverWords(studio->server(), m_session->usesDemo(), working));
    showBanner();
}

void ServerPresenter::showBanner()
{
    const comfy::Server *server = m_session->studio()->server();
    const ServerWords &words = m_button->words();
    using State = comfy::Server::State;
    const bool away = server->state() == State::Offline && server->error().has_value();
    if (server->state() == State::Refused)
        m_canvas->showServerAway(tr("%1 will not serve.").arg(words.name), words.reason);
    else if (away)
        m_canvas->showServerAway(tr("%1 does not answer.").arg(words.name),
                                 tr("Jobs wait and go on when it is back."));
    else if (server->state() == State::Ready || server->address().isEmpty())
        m_canvas->hideServerMessage();
}

} // namespace gesso::app
