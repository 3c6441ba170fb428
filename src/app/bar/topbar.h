// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace gesso::app {

struct ActionSpec;

class ActionSet;
class ServerButton;
class TabBar;

// Above all panels: tabs, open, the server's state, two panel switches, the menu.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(const ActionSet &actions, QWidget *parent = nullptr);

    [[nodiscard]] TabBar *tabs() const { return m_tabs; }
    [[nodiscard]] ServerButton *server() const { return m_server; }
    // The whole menu of the program; filled by others before it shows.
    [[nodiscard]] QMenu *menu() const { return m_menu; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const ActionSet &actions);
    QToolButton *addSwitch(QAction *action, const ActionSpec &spec);

    TabBar *m_tabs;
    ServerButton *m_server;
    QMenu *m_menu;
};

} // namespace gesso::app
