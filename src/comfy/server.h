// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesink.h"
#include "base/result.h"
#include "comfy/run.h"
#include "comfy/timing.h"
#include "comfy/types.h"
#include "workflow/catalogue.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace gesso {
class Clock;
class RandomSource;
class Worker;
} // namespace gesso

namespace gesso::comfy {

// What a Server needs from outside.
struct ServerSetup
{
    QUrl address; // http or https, may have a path prefix; normalised by addressFromText()
    QString clientId; // own, stable over reconnects; never shared by two running programs
    QString cacheFolder; // where the node catalogue of each server is kept; empty: nowhere
    QNetworkAccessManager *network = nullptr; // not owned
    Worker *worker = nullptr; // for reading and writing the cache; not owned
    Clock *clock = nullptr; // not owned
    RandomSource *random = nullptr; // for the jitter of back-off; not owned
    Timing timing; // every time budget; tests hand in small ones
};

// What people type ("studio:8188", "https://host/comfy/", "127.0.0.1") as an address; Invalid with
// what would be right.
[[nodiscard]] Result<QUrl> addressFromText(const QString &text);

// A progress of bytes; total -1: not known.
struct Transfer
{
    qint64 done = 0;
    qint64 total = -1;
};

// One address that speaks the protocol: HTTP, the WebSocket with its reconnects, and what is known
// of the server. Lives on the thread that made it. Every QFuture ends within the request's timeout;
// cancelling it aborts the request. Those of transfers tell their progress in KiB
// (QFutureWatcher::progressValueChanged; maximum 0: the total is not known).
class Server : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline, // not connected; error() says why once it was tried
        Connecting, // first contact, or coming back
        Ready, // HTTP and WebSocket answer
        Refused, // something answers that will not serve: not a ComfyUI, a login page, a proxy's
                 // error; error() says which
    };
    Q_ENUM(State)

    explicit Server(const ServerSetup &setup, QObject *parent = nullptr);
    ~Server() override;

    [[nodiscard]] QUrl address() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] std::optional<Error> error() const;
    [[nodiscard]] const ServerFacts &facts() const;
    // From the cache at once when there is one, then the server's own. Null before either.
    [[nodiscard]] std::shared_ptr<const Catalogue> catalogue() const;
    [[nodiscard]] int queueRemaining() const; // of the whole server, other people's included

    // Starts and keeps trying until close(). Safe to call again: tries at once instead of waiting
    // for the back-off.
    void open();
    void close();
    // Asks for /object_info again.
    void refreshCatalogue();

    // Posts the prompt and watches it. `expected` are the nodes that can run (workflow's
    // reachableNodes()).
    [[nodiscard]] std::unique_ptr<Run> run(const Submission &submission,
                                           const QStringList &expected);
    // Watches a prompt that was posted earlier, by this program's last life as a rule.
    [[nodiscard]] std::unique_ptr<Run> resume(const QString &promptId, const QStringList &expected);

    // Uploads a file of this machine as an input image (multipart, streamed, protocol sheet 2.7)
    // under a bare name; gives the value that goes into the prompt ("name" or "subfolder/name").
    [[nodiscard]] QFuture<Result<QString>> upload(const QString &path, const QString &name);
    // Writes the file's bytes into the sink as they come, at most maxBytes; gives the number of
    // bytes.
    [[nodiscard]] QFuture<Result<qint64>> download(const OutputFile &file, ByteSink *sink,
                                                   qint64 maxBytes);
    // Frees memory: unloads models, drops caches (POST /free).
    [[nodiscard]] QFuture<Result<void>> freeMemory();

signals:
    void stateChanged();
    void factsChanged();
    void catalogueChanged();
    // catalogue() is now what the server itself says, whether that changed it or not.
    void catalogueConfirmed();
    // /object_info could not be had or read; the one from before stays. The next contact asks
    // again.
    void catalogueFailed(const gesso::Error &error);
    void queueRemainingChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::comfy
