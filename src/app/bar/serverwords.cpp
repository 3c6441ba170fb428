// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bar/serverwords.h"

#include "app/errortext.h"
#include "comfy/server.h"

#include <QCoreApplication>
#include <QUrl>

namespace gesso::app {

namespace {

constexpr int kUsualPort = 8188;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

} // namespace

QString serverName(const QUrl &address)
{
    QString name = address.host();
    if (address.port() > 0 && address.port() != kUsualPort)
        name += QString(u':' + QString::number(address.port()));
    if (address.path().size() > 1)
        name += address.path();
    return name;
}

ServerWords serverWords(const comfy::Server *server, bool demo, bool working)
{
    using State = comfy::Server::State;
    if (demo && server->address().isEmpty())
        return {Words::tr("Demo server"), Words::tr("Starting"), Ink::Text3, {}};
    if (server->address().isEmpty())
        return {Words::tr("No server"), {}, Ink::Text3, {}};
    ServerWords words;
    words.name = demo ? Words::tr("Demo server") : serverName(server->address());
    switch (server->state()) {
    case State::Ready:
        words.state = working ? Words::tr("Working") : Words::tr("Ready");
        words.ink = working ? Ink::Accent : Ink::Success;
        return words;
    case State::Connecting:
        words.state = Words::tr("Connecting");
        words.ink = Ink::Text3;
        break;
    case State::Offline:
        words.state = Words::tr("Offline");
        words.ink = Ink::Warning;
        break;
    case State::Refused:
        words.state = Words::tr("Refused");
        words.ink = Ink::Danger;
        break;
    }
    if (const std::optional<Error> error = server->error()) {
        const ErrorText text = errorText(*error);
        words.reason = QString(text.title + u' ' + text.next);
    }
    return words;
}

} // namespace gesso::app
