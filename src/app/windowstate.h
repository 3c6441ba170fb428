// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace gesso::app {

// How the window was left: its place, its docks, its tabs, the folders last used. Kept apart from
// the preferences, so that one can be thrown away without the other.
class WindowState
{
public:
    explicit WindowState(const QString &file)
        : m_store(file, QSettings::IniFormat)
    {
    }

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray docks() const;
    void setDocks(const QByteArray &docks);

    // Paths of the open workflows in the order of their tabs.
    [[nodiscard]] QStringList tabs() const;
    [[nodiscard]] int currentTab() const; // index in tabs(); -1: the gallery
    void setTabs(const QStringList &tabs, int current);

    // The folder that a person chose last for a purpose ("workflows", "results", "images"); empty:
    // none yet.
    [[nodiscard]] QString folder(const QString &purpose) const;
    void setFolder(const QString &purpose, const QString &folder);

    // Groups of a workflow's form that are unfolded, by node.
    [[nodiscard]] QStringList unfolded(const QString &workflow) const;
    void setUnfolded(const QString &workflow, const QStringList &nodes);

private:
    QSettings m_store;
};

} // namespace gesso::app
