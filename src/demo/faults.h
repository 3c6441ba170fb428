// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "demo/http/message.h"

#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace gesso::demo {

// What goes wrong on demand. `POST /gesso/fault` takes one JSON object and adds a fault;
// `POST /gesso/fault {"kind":"clear"}` removes all; `GET /gesso/fault` lists those that are left.
//
// Common keys: "kind"; "times": how often (default 1; 0: until cleared); "skip": so many matching
// occasions pass unharmed first.
//
// For HTTP; "path": which requests ("/prompt" is also "/api/prompt"; "/view" is also what begins
// with it; without "path": all but /gesso/...) and "method":
//   hang      no answer, the connection stays open
//   close     the connection is closed at once, nothing is done
//   swallow   the request is done, then the connection is closed without an answer
//   status    "status" (500), "body", "type": that answer instead; nothing is done
//   slow      the answer comes after "ms" (1000)
//   truncate  half of the body under the Content-Length of the whole, then closed
//   corrupt   a body of the same length, of other bytes
//   huge      claims "bytes" (10^13), sends what it has, then nothing more
// For the connection, at once ("times" and "skip" do not count):
//   refuse       nobody listens for "ms" (1000); open connections are closed
//   closesocket  every WebSocket is closed (with "abort": true without a word)
//   silence      every WebSocket stays open, and neither sends nor answers pings any more; with
//   "new":
//                true those to come as well, until cleared
// For events:
//   lose      events of "types" (["executing", ...]; "preview" for pictures; empty: all) are not
//   sent
// For runs:
//   error     the next node of "class" (any, when not given) fails: "error": "oom", "generic", or
//             "exception_type" with "exception_message"
//   die       the server loses queue, history, cache and temp files and closes all connections, as
//   a
//             restart does: when a sampler has done "step" steps, or at once without it. Nobody
//             listens for "ms" (0) afterwards. With "exit": true DemoServer::exitRequested() comes
//             instead.
//   latehistory  a finished job is not in the history for "ms" (500)
//   name      outputs are told as "filename" (and "subfolder", "type"), whatever that is; /view of
//             that name answers the file that they really are
class Faults : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Invalid for an unknown kind.
    [[nodiscard]] Result<void> add(const json::Object &fault);
    void clear();
    [[nodiscard]] json::Array list() const;

    // The fault that a request meets; counts it.
    [[nodiscard]] std::optional<json::Object> forRequest(const Request &request);
    // The next fault of a kind, when there is one; counts it.
    [[nodiscard]] std::optional<json::Object> take(const QString &kind);
    // Whether an event of that type is to be lost; counts it.
    [[nodiscard]] bool loses(const QString &type);
    // The "error" fault that a run with these classes meets; counts it.
    [[nodiscard]] std::optional<json::Object> errorAmong(const QSet<QString> &classes);
    [[nodiscard]] bool silencesNewSockets() const;

signals:
    // refuse, closesocket, silence, die without a step.
    void atOnce(const gesso::json::Object &fault);
    void cleared();

private:
    struct Fault
    {
        QString kind;
        json::Object options;
        qint64 left; // 0: for ever
        qint64 skip;
    };

    template <typename Matches>
    std::optional<json::Object> takeFirst(Matches matches);

    std::vector<Fault> m_faults;
};

} // namespace gesso::demo
