// SPDX-License-Identifier: GPL-3.0-or-later
// bench_client URL COUNT WORKFLOW FOLDER: the least that a Qt client can do for COUNT jobs. Makes
// the requests that `gesso run` makes: asks what the server is and what nodes it has, keeps two
// prompts at the server at any time, follows their events, gets their pictures and writes them to
// FOLDER. Looks at nothing, keeps account of nothing, and leaves it to the system when a file
// reaches the disk.

#include "json/reader.h"
#include "json/writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>
#include <QUuid>
#include <QWebSocket>

#include <functional>

using namespace Qt::StringLiterals;

namespace gesso::bench {

class BareClient : public QObject
{
    Q_OBJECT

public:
    BareClient(QUrl server, int count, json::Value prompt, QString folder)
        : m_server(std::move(server))
        , m_toPost(count)
        , m_toFetch(count)
        , m_prompt(std::move(prompt))
        , m_folder(std::move(folder))
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &BareClient::readEvent);
        connect(&m_socket, &QWebSocket::connected, this, &BareClient::begin);
        ask();
    }

private:
    [[nodiscard]] QUrl address(const QString &path, const QUrlQuery &query = {}) const;
    void get(const QUrl &url, const std::function<void(const QByteArray &)> &then);
    void ask();
    void begin();
    void post();
    void readEvent(const QString &text);
    void fetch(const json::Value &file);
    void write(const QByteArray &picture);

    QUrl m_server;
    int m_toPost;
    int m_toFetch;
    quint64 m_seed = 0;
    json::Value m_prompt;
    QString m_folder;
    QStringList m_questions {u"/system_stats"_s, u"/features"_s, u"/api/jobs"_s, u"/object_info"_s};
    QString m_clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QNetworkAccessManager m_network;
    QWebSocket m_socket;
};

QUrl BareClient::address(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_server;
    url.setPath(path);
    url.setQuery(query);
    return url;
}

void BareClient::get(const QUrl &url, const std::function<void(const QByteArray &)> &then)
{
    QNetworkReply *reply = m_network.get(QNetworkRequest(url));
    connect(reply, &QNetworkReply::finished, this, [reply, then] {
        reply->deleteLater();
        then(reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray());
    });
}

void BareClient::ask()
{
    if (!m_questions.isEmpty()) {
        get(address(m_questions.takeFirst()), [this](const QByteArray &) { ask(); });
        return;
    }
    QUrl socket = address(u"/ws"_s, QUrlQuery(QString(u"clientId="_s + m_clientId)));
    socket.setScheme(u"ws"_s);
    m_socket.open(socket);
}

void BareClient::begin()
{
    m_socket.sendTextMessage(
        uR"({"type":"feature_flags","data":{"supports_preview_metadata":true}})"_s);
    post();
    post();
}

void BareClient::post()
{
    if (m_toPost-- <= 0)
        return;
    ++m_seed;
    for (json::Member &node : *m_prompt.object()) {
        json::Object *inputs = node.value.object()->find("inputs")->object();
        if (inputs->contains("seed"))
            inputs->set("seed", m_seed);
    }
    const json::Object body {{"client_id", m_clientId},
                             {"prompt_id", QUuid::createUuid().toString(QUuid::WithoutBraces)},
                             {"prompt", m_prompt},
                             {"extra_data", json::Object {{"preview_method", "none"}}}};
    QNetworkRequest request(address(u"/prompt"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_network.post(request, json::write(body));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void BareClient::readEvent(const QString &text)
{
    const auto event = json::read(text.toUtf8());
    if (!event)
        return;
    const std::string_view type = event->root()["type"].raw();
    if (type == "execution_success") {
        post();
    } else if (type == "executed") {
        const json::Value output = event->root()["data"]["output"].toValue();
        for (const json::Value &file : output["images"].array())
            fetch(file);
    }
}

void BareClient::fetch(const json::Value &file)
{
    QUrlQuery query;
    for (const char *key : {"filename", "subfolder", "type"})
        query.addQueryItem(QString::fromLatin1(key), file[key].toString());
    get(address(u"/view"_s, query), [this](const QByteArray &picture) { write(picture); });
}

void BareClient::write(const QByteArray &picture)
{
    QFile file(u"%1/%2.png"_s.arg(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    const bool written = !picture.isEmpty() && file.open(QIODevice::WriteOnly)
        && file.write(picture) == picture.size();
    if (!written || --m_toFetch == 0)
        QCoreApplication::exit(written ? 0 : 1);
}

} // namespace gesso::bench

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    QFile file(arguments[3]);
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    const auto prompt = gesso::json::readValue(file.readAll());
    if (!prompt)
        return 2;
    const gesso::bench::BareClient client(QUrl(arguments[1]), arguments[2].toInt(), *prompt,
                                          arguments[4]);
    return QCoreApplication::exec();
}

#include "bareclient.moc"
