// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/event.h"
#include "comfy/timing.h"

#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

class QSslError;
class QWebSocket;

namespace gesso::comfy {

// The WebSocket of one server, one connection at a time: a new one begins only after the old one
// has ended, since the end of an old one would silence the new one (protocol sheet 3.6). Feature
// flags go first on each; own pings notice a dead one. When to try again is for its owner to say.
class EventSocket : public QObject
{
    Q_OBJECT

public:
    explicit EventSocket(const Timing &timing, QObject *parent = nullptr);
    ~EventSocket() override;

    // Closes the current connection first, waits for its end, then connects.
    void open(const QNetworkRequest &request);
    void close();
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    // For who finds out that frames are missing: a new connection to the same place, but not too
    // often.
    void reopenDeaf();

signals:
    // The first frame of a connection came.
    void opened();
    void received(const gesso::comfy::Event &event);
    // The connection ended without close() or open(), or did not come about.
    void lost(const QString &reason);

private:
    enum class State { Idle, Opening, Open, Closing };

    void connectSocket();
    void beginClosing();
    void greet();
    void takeText(const QString &text);
    void takeBinary(const QByteArray &bytes);
    void take(const Event &what);
    void heard();
    void onPing();
    void onTimeout();
    void onStateChanged();
    void onEnded();
    void takeSslErrors(const QList<QSslError> &errors);
    void abortNow();
    void fail(const QString &reason);

    Timing m_timing;
    QWebSocket *m_socket = nullptr; // a child; deleted later once it has ended
    QNetworkRequest m_request;
    QTimer m_ping;
    QTimer m_limit; // of opening and of closing
    QElapsedTimer m_sinceOpened;
    State m_state = State::Idle;
    bool m_openAgain = false;
    bool m_describesPreviews = false; // the server said that it sends previews with metadata
    int m_silentPings = 0;
    QString m_reason;
};

} // namespace gesso::comfy
