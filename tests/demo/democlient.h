// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QUrl>
#include <QWebSocket>

#include <memory>

namespace gesso::test {

struct Answer
{
    int status = 0; // 0: none came
    QByteArray body;
    json::Value json; // null when the body is none
    QList<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

// Plain requests to a server, one at a time.
class DemoClient
{
public:
    explicit DemoClient(QUrl base)
        : m_base(std::move(base))
    {
    }

    // path: with its query, encoded as it shall be sent.
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                const HeaderList &headers = {}, int timeoutMs = 20000);
    Answer get(const QByteArray &path, const HeaderList &headers = {})
    {
        return send("GET", path, {}, headers);
    }
    Answer post(const QByteArray &path, const json::Value &body);
    // A multipart upload; fields after the file.
    Answer upload(const QByteArray &path, const QByteArray &fileName, const QByteArray &bytes,
                  const HeaderList &fields = {});
    // Posts a prompt and waits for its end; its history entry.
    json::Value run(const json::Object &graph, const json::Object &more = {});
    // Waits until the history has an entry.
    json::Value waitForHistory(const QString &id);
    // Waits until nothing runs or waits.
    bool waitForIdle();
    // The bytes of a file that an output names.
    QByteArray fetch(const json::Value &file);

private:
    QUrl m_base;
    QNetworkAccessManager m_network;
};

// A WebSocket client that keeps each frame: JSON as it is, a preview as {"type": "BIN1"} or
// {"type": "BIN4", "data": its metadata}.
class DemoSocket : public QObject
{
    Q_OBJECT

public:
    // Connects, and sends feature flags when asked to; returns after the first frame, or with none.
    DemoSocket(const QUrl &base, const QString &clientId, bool flags);

    [[nodiscard]] const QList<json::Value> &frames() const { return m_frames; }
    [[nodiscard]] const QList<QByteArray> &previews() const { return m_previews; }
    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    // How many frames are of a type.
    [[nodiscard]] int count(const QString &type) const;
    // Waits for so many frames of a type.
    bool waitFor(const QString &type, int wanted = 1);
    // Waits for so many `executing` with a null node.
    bool waitForEnd(int wanted = 1);
    void forget() { m_frames.clear(); }
    void close() { m_socket.close(); }
    QWebSocket &socket() { return m_socket; }

private:
    QWebSocket m_socket;
    QList<json::Value> m_frames;
    QList<QByteArray> m_previews;
};

// A text-to-picture prompt of seven nodes with the ids of the recordings.
[[nodiscard]] json::Object smallGraph(quint64 seed = 1, int steps = 3, int size = 64);
// The same with one input of one node changed.
[[nodiscard]] json::Object with(json::Object graph, const std::string &node,
                                const std::string &input, json::Value value);

} // namespace gesso::test
