// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesink.h"
#include "comfy/httpreply.h"
#include "comfy/timing.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

class QHttpMultiPart;
class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;
class QSslError;

namespace gesso::comfy {

// What is asked of a server.
struct HttpRequest
{
    enum class Verb { Get, Head, Post };
    Verb verb = Verb::Get;
    QString path; // without the server's prefix: "/queue"
    QUrlQuery query;
    QByteArray body; // JSON, of a Post
    std::function<std::unique_ptr<QHttpMultiPart>()>
        form; // instead of body: made anew for each attempt; may give null
    ByteSink *sink = nullptr; // takes the body of a success; not owned
    qint64 maxBytes = qint64 {64} << 20; // of the answer's body
    Timing::Ms timeout {0}; // 0: Timing's
    bool timeoutIsIdle = false; // counts from the last byte instead of the start
    bool repeatable = true; // does no harm when the server gets it twice
};

// One request from start to end: attempts, repeats after passing faults, time and size limits,
// cancelling. The only place that handles a QNetworkReply. Deletes itself after finished().
class Exchange : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        QNetworkAccessManager *network = nullptr; // not owned
        QUrl base;
        bool viaApi = false;
    };

    Exchange(Target target, HttpRequest request, const Timing &timing, QObject *parent);
    ~Exchange() override;

    void start();
    // Ends it now; finished() comes with Error::Kind::Cancelled.
    void abort();

signals:
    void finished(const gesso::comfy::HttpReply &reply);
    void progressed(
        qint64 done,
        qint64 total); // of the upload, or of the download into the sink; total -1: not known

private:
    enum class Stop { None, TimedOut, Cancelled, TooLarge, SinkFailed };

    void attempt();
    void connectReply();
    void stop(Stop why);
    void readMore();
    void takeSslErrors(const QList<QSslError> &errors);
    void takeSinkFailure(const QString &reason);
    void onUploadProgress(qint64 sent, qint64 total);
    void onFinished();
    void touch();
    void end(const HttpReply &reply);

    [[nodiscard]] bool goesToSink() const;
    [[nodiscard]] HttpReply collect();
    [[nodiscard]] bool mayRepeat(const HttpReply &reply) const;
    [[nodiscard]] std::optional<Error> failure() const;
    [[nodiscard]] Error stopError() const;
    [[nodiscard]] QString requestText() const;
    [[nodiscard]] QString serverText() const;

    Target m_target;
    HttpRequest m_request;
    Timing m_timing;
    QNetworkReply *m_reply = nullptr; // a child of the network manager, deleted later by us
    QTimer m_deadline;
    QTimer m_pause;
    Stop m_stop = Stop::None;
    int m_attempts = 0;
    bool m_sent = false; // some of the body went out
    bool m_encrypted = false; // some attempt got through the TLS handshake
    bool m_ended = false;
    qint64 m_received = 0;
    QByteArray m_body;
    QString m_reason; // of TLS errors or of a failed sink
};

} // namespace gesso::comfy
