// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include <type_traits>

namespace gesso::studio {

// What a person chose: one key, one default. Enums are kept as their numbers.
template <typename T>
struct Setting
{
    const char *key;
    T fallback;
};

enum class ThemeChoice { System, Dark, Light };

// All preferences by group. Nothing secret is ever among them: who keeps an address leaves name and
// password out of it.
namespace setting {

struct Server
{
    Setting<QString> address {"server/address", {}}; // without login; empty: none
    Setting<bool> demo {"server/demo", false}; // the built-in server is used instead
};

struct Results
{
    Setting<QString> folder {"results/library", {}}; // as --library; empty: the standard places
    Setting<QString> namePattern {"results/namePattern", {}}; // empty: the library's default
    Setting<bool> savePreviews {"results/savePreviews", false};
};

struct Look
{
    Setting<ThemeChoice> theme {"look/theme", ThemeChoice::Dark};
};

} // namespace setting

// Reads and writes preferences in a QSettings that is handed in (not owned). GUI thread.
class Settings
{
public:
    explicit Settings(QSettings *store)
        : m_store(store)
    {
    }

    setting::Server server;
    setting::Results results;
    setting::Look look;

    // The fallback when nothing is kept, or what is kept is of another type.
    template <typename T>
    [[nodiscard]] T get(const Setting<T> &setting) const
    {
        const QVariant kept = m_store->value(QLatin1StringView(setting.key));
        if constexpr (std::is_enum_v<T>) {
            bool isNumber = false;
            const int number = kept.toInt(&isNumber);
            return isNumber ? static_cast<T>(number) : setting.fallback;
        } else {
            return kept.canConvert<T>() && kept.isValid() ? kept.template value<T>()
                                                          : setting.fallback;
        }
    }

    template <typename T>
    void set(const Setting<T> &setting, const T &value)
    {
        if constexpr (std::is_enum_v<T>)
            m_store->setValue(QLatin1StringView(setting.key), static_cast<int>(value));
        else
            m_store->setValue(QLatin1StringView(setting.key), value);
    }

private:
    QSettings *m_store;
};

} // namespace gesso::studio
