// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/server.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace gesso::studio {

// The servers that this program talks to: the one that takes jobs, and older ones that still have
// some of ours. GUI thread.
class Servers : public QObject
{
    Q_OBJECT

public:
    // `setup` is completed with each address. Without an address the current server is one that
    // nobody answers at.
    explicit Servers(comfy::ServerSetup setup, QObject *parent = nullptr);
    ~Servers() override;

    // As jobs store it: the address without user information; with a mark when the server ends with
    // the program.
    [[nodiscard]] static QString nameOf(const QUrl &address, bool endsWithProgram);
    [[nodiscard]] static bool endedWithProgram(const QString &name);
    // The part of such a name that people know it by.
    [[nodiscard]] static QString hostOf(const QString &name);

    void setCurrent(const QUrl &address, bool endsWithProgram);
    [[nodiscard]] comfy::Server *current() const { return m_current; }
    [[nodiscard]] const QString &currentName() const { return m_currentName; }

    // The server of that name if it is open, else null.
    [[nodiscard]] comfy::Server *find(const QString &name) const;
    // The server of that name, opened now when it is not yet.
    [[nodiscard]] comfy::Server *at(const QString &name);
    // Closes all but the current one that are not in use.
    void tidy(const std::function<bool(const comfy::Server *)> &isInUse);

private:
    void retire(std::unique_ptr<comfy::Server> server);
    [[nodiscard]] comfy::Server *make(const QString &name, const QUrl &address);

    comfy::ServerSetup m_setup;
    std::map<QString, std::unique_ptr<comfy::Server>> m_servers;
    std::vector<std::unique_ptr<comfy::Server>> m_retired; // replaced under the same name
    comfy::Server *m_current = nullptr;
    QString m_currentName;
};

} // namespace gesso::studio
