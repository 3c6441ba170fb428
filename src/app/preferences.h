// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/settings.h"

#include <QFile>
#include <QObject>

namespace gesso::app {

// The preferences of the window, over a file that is handed in; tells of changes, so that they act
// at once. How the window was left is kept elsewhere (WindowState).
class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(const QString &file, QObject *parent = nullptr)
        : QObject(parent)
        , m_store(file, QSettings::IniFormat)
        , m_settings(&m_store)
    {
    }

    // The names of all settings, for get() and set().
    [[nodiscard]] const studio::Settings &all() const { return m_settings; }

    template <typename T>
    [[nodiscard]] T get(const studio::Setting<T> &setting) const
    {
        return m_settings.get(setting);
    }

    template <typename T>
    void set(const studio::Setting<T> &setting, const T &value)
    {
        if (get(setting) == value)
            return;
        m_settings.set(setting, value);
        m_store.sync();
        QFile::setPermissions(m_store.fileName(), QFile::ReadOwner | QFile::WriteOwner);
        emit changed(QString::fromLatin1(setting.key));
    }

signals:
    void changed(const QString &key);

private:
    QSettings m_store;
    studio::Settings m_settings;
};

} // namespace gesso::app
