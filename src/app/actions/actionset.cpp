// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionset.h"

#include "widgets/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

QList<QKeySequence> keysOf(const ActionSpec &spec)
{
    if (*spec.keys == '\0') // from an empty text Qt makes a list of one empty sequence
        return {};
    return QKeySequence::listFromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
}

} // namespace

QString keyText(const ActionSpec &spec)
{
    const QList<QKeySequence> keys = keysOf(spec);
    if (keys.isEmpty())
        return {};
    QString text = keys.first().toString(QKeySequence::NativeText);
    return text.replace("Return"_L1, "Enter"_L1);
}

QString toolTip(const ActionSpec &spec)
{
    QString first = actionText(spec);
    first.remove(u'…');
    if (const QString key = keyText(spec); !key.isEmpty())
        first += QString(u" ("_s + key + u')');
    return QString(first + u'\n' + actionTip(spec));
}

ActionSet::ActionSet(QObject *parent)
    : QObject(parent)
{
    for (const ActionSpec &spec : actionTable()) {
        auto *action = new QAction(actionText(spec), this);
        action->setObjectName(QLatin1StringView(spec.name));
        action->setShortcuts(keysOf(spec));
        action->setCheckable(spec.checkable);
        action->setToolTip(toolTip(spec));
        action->setStatusTip(actionTip(spec));
        if (spec.scope == ActionScope::Results)
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_actions.insert(spec.id, action);
    }
}

void ActionSet::addTo(QWidget *widget, ActionScope scope) const
{
    for (const ActionSpec &spec : actionTable()) {
        if (spec.scope == scope)
            widget->addAction(action(spec.id));
    }
}

void ActionSet::fill(QMenu *menu, MenuId id) const
{
    for (const ActionSpec &spec : actionTable()) {
        if (spec.menu != id)
            continue;
        if (spec.startsGroup)
            menu->addSeparator();
        menu->addAction(action(spec.id));
    }
}

void ActionSet::refreshIcons()
{
    for (const ActionSpec &spec : actionTable()) {
        if (*spec.icon != '\0')
            action(spec.id)->setIcon(icon(QString::fromLatin1(spec.icon)));
    }
}

} // namespace gesso::app
