// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/backstage.h"
#include "studio/jobstore.h"

#include <QHash>
#include <QObject>

namespace gesso::comfy {
class Run;
class Server;
} // namespace gesso::comfy

namespace gesso::studio {

class Servers;

// Prompts that a server may have although nobody wants them any more. Each is stored from the
// moment of the wish, so that no end of the program forgets it, and taken out of its server when
// that answers: now, or the next time that somebody uses it. GUI thread.
class Leftovers : public QObject
{
    Q_OBJECT

public:
    Leftovers(Backstage backstage, Servers *servers, QObject *parent = nullptr);
    ~Leftovers() override;

    // What the last life left. Those of a server that ended with the program are gone with it.
    void restore(const QList<Leftover> &stored);
    // The wish is stored; a run that is still there sees to it.
    void note(const Leftover &leftover);
    // Nobody watches it any more: it is taken out of its server here.
    void leave(const Leftover &leftover);
    // It is over.
    void forget(const QString &promptId);
    // Goes on at the servers that answer by now.
    void consider();
    [[nodiscard]] bool isUsing(const comfy::Server *server) const;

signals:
    void failed(const gesso::Error &error); // the database cannot be written
    void settled(); // a server is not needed any more

private:
    struct Entry
    {
        QString server;
        bool isLeft = false; // without a run of its own
        comfy::Run *run = nullptr; // takes it out just now
        const comfy::Server *at = nullptr; // of that run
    };

    void store(const Leftover &leftover);
    void takeOut(const QString &promptId, comfy::Server *server);

    Backstage m_backstage;
    Servers *m_servers;
    QHash<QString, Entry> m_entries; // by prompt id
};

} // namespace gesso::studio
