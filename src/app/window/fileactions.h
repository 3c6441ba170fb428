// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QWidget;

namespace gesso::app {

class ActionSet;
class Documents;
class FileChooser;
class WindowState;

// Opening, saving and closing workflows, from the menu and by drop.
class FileActions : public QObject
{
    Q_OBJECT

public:
    FileActions(Documents *documents, FileChooser *chooser, WindowState *state, QWidget *window);

    void connectActions(const ActionSet &actions);
    // The workflows that ship.
    void fillWorkflowsMenu(QMenu *menu);
    void openAll(const QStringList &paths);

public slots:
    void open();
    void save();
    void saveAs();
    void closeCurrent();

private:
    Documents *m_documents;
    FileChooser *m_chooser;
    WindowState *m_state;
    QWidget *m_window;
};

} // namespace gesso::app
