// SPDX-License-Identifier: GPL-3.0-or-later
// bareclient URL COUNT WORKFLOW: the least that a Qt client can do for COUNT jobs, two of them at
// the server at any time as Gesso keeps it: POST the prompt, wait for its events, GET its pictures.
// Nothing is stored or checked.

#include "json/reader.h"
#include "json/writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>
#include <QUuid>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace gesso::bench {

class BareClient : public QObject
{
    Q_OBJECT

public:
    BareClient(QUrl server, int count, json::Value prompt)
        : m_server(std::move(server))
        , m_toPost(count)
        , m_toFetch(count)
        , m_prompt(std::move(prompt))
    {
        connect(&m_socket, &QWebSocket::connected, this, &BareClient::begin);
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &BareClient::readEvent);
        QUrl address = m_server;
        address.setScheme(u"ws"_s);
        address.setPath(u"/ws"_s);
        address.setQuery(u"clientId="_s + m_clientId);
        m_socket.open(address);
    }

private:
    void begin()
    {
        post();
        post();
    }
    void post();
    void readEvent(const QString &text);
    void fetch(const json::Value &file);

    QUrl m_server;
    int m_toPost;
    int m_toFetch;
    quint64 m_seed = 0;
    json::Value m_prompt;
    QString m_clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QNetworkAccessManager m_network;
    QWebSocket m_socket;
};

void BareClient::post()
{
    if (m_toPost-- <= 0)
        return;
    ++m_seed;
    for (json::Member &node : *m_prompt.object()) {
        json::Object *inputs = node.value.object()->find("inputs")->object();
        for (const char *name : {"seed", "noise_seed"}) {
            if (inputs->contains(name))
                inputs->set(name, m_seed);
        }
    }
    const json::Object body {{"prompt", m_prompt},
                             {"client_id", m_clientId},
                             {"prompt_id", QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    QUrl address = m_server;
    address.setPath(u"/prompt"_s);
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_network.post(request, json::write(body));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void BareClient::readEvent(const QString &text)
{
    const auto event = json::readValue(text.toUtf8());
    if (!event || (*event)["type"].utf8() != "executed")
        return;
    post();
    for (const json::Value &file : (*event)["data"]["output"]["images"].array())
        fetch(file);
}

void BareClient::fetch(const json::Value &file)
{
    QUrl address = m_server;
    address.setPath(u"/view"_s);
    QUrlQuery query;
    for (const char *key : {"filename", "subfolder", "type"})
        query.addQueryItem(QString::fromLatin1(key), file[key].toString());
    address.setQuery(query);
    QNetworkReply *reply = m_network.get(QNetworkRequest(address));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->readAll().isEmpty() || --m_toFetch == 0)
            QCoreApplication::exit(reply->error() == QNetworkReply::NoError ? 0 : 1);
    });
}

} // namespace gesso::bench

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    QFile file(arguments[3]);
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    const auto prompt = gesso::json::readValue(file.readAll());
    if (!prompt)
        return 2;
    const gesso::bench::BareClient client(QUrl(arguments[1]), arguments[2].toInt(), *prompt);
    return QCoreApplication::exec();
}

#include "bareclient.moc"
