// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QString>

class QUrl;

namespace gesso::comfy {
class Server;
}

namespace gesso::app {

// A server's state as the window tells it; colour and word go together.
struct ServerWords
{
    QString name; // of the machine; "Demo", "No server"
    QString state; // "Ready", "Working", "Connecting", "Offline", "Refused"; empty without a server
    Ink ink = Ink::Text3;
    QString reason; // why not, in a sentence; empty when it is ready

    friend bool operator==(const ServerWords &, const ServerWords &) = default;
};

[[nodiscard]] ServerWords serverWords(const comfy::Server *server, bool demo, bool working);
// "studio:8188", without scheme, user and the usual port; for names in rows and titles.
[[nodiscard]] QString serverName(const QUrl &address);

} // namespace gesso::app
