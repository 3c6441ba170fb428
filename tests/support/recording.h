// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace gesso::test {

// One line of a recording (README of the shared folder).
struct RecordedEntry
{
    enum class Kind { Http, Frame, Open, Sent, Note };
    Kind kind = Kind::Note;
    QString who; // Frame, Open, Sent
    QString clientId; // Open
    QByteArray method; // Http
    QString path; // Http, with query
    json::Value request; // Http: the JSON body; null without one
    int status = 0; // Http
    QByteArray contentType; // Http
    QByteArray body; // Http: of the answer
    QString note;
    QByteArray text; // Frame, Sent: JSON; empty for a binary frame
    QByteArray binary; // Frame
};

// The traffic of a real server, in the order in which it happened.
class Recording
{
public:
    // name: below recordings/, "01-first-run.jsonl" or "old-0.3.64/...". Fails the test when it
    // cannot be read.
    [[nodiscard]] static Recording load(const QString &name);

    [[nodiscard]] const QList<RecordedEntry> &entries() const { return m_entries; }
    // Of the client that opened the first socket; under whatever names it came back.
    [[nodiscard]] QString mainClientId() const;
    [[nodiscard]] bool isMain(const QString &who) const;
    // POSTs to /prompt by that client that carry a prompt and were answered with that status.
    [[nodiscard]] QList<RecordedEntry> posts(int status) const;
    // prompt_id of an accepted POST's answer.
    [[nodiscard]] static QString promptIdOf(const RecordedEntry &post);
    // The answer of the last GET of that path; nothing: null.
    [[nodiscard]] const RecordedEntry *lastGet(const QString &path) const;

private:
    QList<RecordedEntry> m_entries;
};

} // namespace gesso::test
