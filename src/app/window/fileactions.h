// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;
class QMimeData;
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
    // Whether a drop holds a file that may be a workflow.
    [[nodiscard]] static bool canOpen(const QMimeData *data);
    void openDropped(const QMimeData *data);

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
