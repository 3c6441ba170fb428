// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions/actiontable.h"

#include <QHash>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace gesso::app {

// The QActions of the table; whoever does the work connects triggered(). Menus, tool buttons and
// the list of keys are made from here and nowhere else.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(ActionId id) const { return m_actions.value(id); }
    // Makes the keys of all actions of the scope work in the widget and what is inside it.
    void addTo(QWidget *widget, ActionScope scope) const;
    // Fills a menu with the actions of one menu of the table.
    void fill(QMenu *menu, MenuId id) const;

    // Puts icons in the colours of the theme on them; again after the theme has changed.
    void refreshIcons();

private:
    QHash<ActionId, QAction *> m_actions;
};

// "Generate (Ctrl+Enter)" with the sentence below, for tool tips.
[[nodiscard]] QString toolTip(const ActionSpec &spec);
// The first of the action's keys as people read it; empty when it has none.
[[nodiscard]] QString keyText(const ActionSpec &spec);

} // namespace gesso::app
