// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;

namespace gesso::app {

class ActionSet;
class CanvasPanel;
class ServerButton;
class Session;

// Tells the server's state in the top bar, and above the canvas when it is away.
class ServerPresenter : public QObject
{
    Q_OBJECT

public:
    ServerPresenter(Session *session, ServerButton *button, CanvasPanel *canvas,
                    const ActionSet &actions, QObject *parent = nullptr);

private:
    void fillMenu(const ActionSet &actions);
    void watch();
    void refresh();
    void showBanner();

    Session *m_session;
    ServerButton *m_button;
    CanvasPanel *m_canvas;
    QMenu *m_menu;
};

} // namespace gesso::app
