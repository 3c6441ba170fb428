// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/server.h"

#include <QList>
#include <QString>

namespace gesso::app {

// One line of the connection's check.
struct CheckStep
{
    enum class State { Good, Bad, NotReached, Trying };
    QString name;
    State state = State::NotReached;
    QString words;

    friend bool operator==(const CheckStep &, const CheckStep &) = default;
};

// What is known of a connection, from the address to the live messages. Pure.
struct ServerView
{
    QUrl address;
    comfy::Server::State state = comfy::Server::State::Offline;
    std::optional<Error> error;
    QString version;
    QStringList devices;
};
[[nodiscard]] ServerView viewOf(const comfy::Server &server);
[[nodiscard]] QList<CheckStep> checkSteps(const ServerView &view);

} // namespace gesso::app
