// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowstate.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

// Paths hold slashes, which are groups to QSettings, and may be long.
QString keyOf(const QString &workflow)
{
    const QByteArray hash = QCryptographicHash::hash(workflow.toUtf8(), QCryptographicHash::Sha1);
    return QString(u"unfolded/"_s + QString::fromLatin1(hash.toHex().first(16)));
}

} // namespace

QByteArray WindowState::geometry() const
{
    return m_store.value("window/geometry"_L1).toByteArray();
}

void WindowState::setGeometry(const QByteArray &geometry)
{
    m_store.setValue("window/geometry"_L1, geometry);
}

QByteArray WindowState::docks() const
{
    return m_store.value("window/docks"_L1).toByteArray();
}

void WindowState::setDocks(const QByteArray &docks)
{
    m_store.setValue("window/docks"_L1, docks);
}

QStringList WindowState::tabs() const
{
    return m_store.value("tabs/open"_L1).toStringList();
}

int WindowState::currentTab() const
{
    return m_store.value("tabs/current"_L1, 0).toInt();
}

void WindowState::setTabs(const QStringList &tabs, int current)
{
    m_store.setValue("tabs/open"_L1, tabs);
    m_store.setValue("tabs/current"_L1, current);
}

QString WindowState::folder(const QString &purpose) const
{
    return m_store.value(QString(u"folders/"_s + purpose)).toString();
}

void WindowState::setFolder(const QString &purpose, const QString &folder)
{
    m_store.setValue(QString(u"folders/"_s + purpose), folder);
}

QStringList WindowState::unfolded(const QString &workflow) const
{
    return m_store.value(keyOf(workflow)).toStringList();
}

void WindowState::setUnfolded(const QString &workflow, const QStringList &nodes)
{
    if (nodes.isEmpty())
        m_store.remove(keyOf(workflow));
    else
        m_store.setValue(keyOf(workflow), nodes);
}

} // namespace gesso::app
