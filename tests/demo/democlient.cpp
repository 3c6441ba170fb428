// SPDX-License-Identifier: GPL-3.0-or-later
#include "democlient.h"

#include "json/reader.h"
#include "json/writer.h"

#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

constexpr int kWaitMs = 60000;

bool isOfType(const json::Value &frame, const QString &type)
{
    return frame["type"].toString() == type;
}

} // namespace

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Answer DemoClient::send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                        const HeaderList &headers, int timeoutMs)
{
    QNetworkRequest request(QUrl::fromEncoded(m_base.toEncoded() + path));
    request.setTransferTimeout(timeoutMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, kWaitMs))
        return {};
    Answer answer {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                   .body = reply->readAll()};
    answer.json = json::readValue(answer.body).valueOr({});
    for (const auto &pair : reply->rawHeaderPairs())
        answer.headers.append(std::pair {pair.first, pair.second});
    return answer;
}

Answer DemoClient::post(const QByteArray &path, const json::Value &body)
{
    return send("POST", path, json::write(body));
}

Answer DemoClient::upload(const QByteArray &path, const QByteArray &fileName,
                          const QByteArray &bytes, const HeaderList &fields)
{
    const QByteArray mark = "--gessotestboundary";
    QByteArray body = mark + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\""
        + fileName + "\"\r\nContent-Type: image/png\r\n\r\n" + bytes + "\r\n";
    for (const auto &[name, value] : fields)
        body += mark + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
            + "\r\n";
    body += mark + "--\r\n";
    return send("POST", path, body,
                {{"Content-Type", "multipart/form-data; boundary=gessotestboundary"}});
}

json::Value DemoClient::run(const json::Object &graph, const json::Object &more)
{
    json::Object body {{"prompt", graph}};
    for (const json::Member &member : more)
        body.set(member.key, member.value);
    const Answer answer = post("/prompt", body);
    if (answer.status != 200)
        return answer.json;
    return waitForHistory(answer.json["prompt_id"].toString());
}

json::Value DemoClient::waitForHistory(const QString &id)
{
    json::Value entry;
    (void)QTest::qWaitFor(
        [&] {
            entry = get("/history/" + id.toLatin1()).json[id.toStdString()];
            return !entry.isNull();
        },
        kWaitMs);
    return entry;
}

bool DemoClient::waitForIdle()
{
    return QTest::qWaitFor(
        [this] { return get("/prompt").json["exec_info"]["queue_remaining"].toInt64(-1) == 0; },
        kWaitMs);
}

QByteArray DemoClient::fetch(const json::Value &file)
{
    const auto encoded
        = [&file](const char *key) { return QUrl::toPercentEncoding(file[key].toString()); };
    return get("/view?filename=" + encoded("filename") + "&subfolder=" + encoded("subfolder")
               + "&type=" + encoded("type"))
        .body;
}

DemoSocket::DemoSocket(const QUrl &base, const QString &clientId, bool flags)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_frames.append(json::readValue(text.toUtf8()).valueOr({}));
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        const auto event = qFromBigEndian<quint32>(bytes.constData());
        const auto second = qFromBigEndian<quint32>(bytes.constData() + 4);
        json::Object frame {{"type", u"BIN%1"_s.arg(event)}};
        if (event == 4)
            frame.set("data", json::readValue(bytes.mid(8, second)).valueOr({}));
        m_previews.append(bytes.mid(event == 4 ? 8 + qsizetype {second} : 8));
        m_frames.append(frame);
    });
    QUrl url = base;
    url.setScheme(u"ws"_s);
    url.setPath(u"/ws"_s);
    if (!clientId.isEmpty())
        url.setQuery(u"clientId="_s + clientId);
    m_socket.open(url);
    (void)QTest::qWaitFor([this] { return isOpen(); }, kWaitMs);
    if (flags)
        m_socket.sendTextMessage(
            u"{\"type\":\"feature_flags\",\"data\":{\"supports_preview_metadata\":true}}"_s);
    (void)QTest::qWaitFor([&] { return m_frames.size() >= (flags ? 2 : 1); }, 5000);
}

int DemoSocket::count(const QString &type) const
{
    return static_cast<int>(std::ranges::count_if(
        m_frames, [&type](const json::Value &frame) { return isOfType(frame, type); }));
}

bool DemoSocket::waitFor(const QString &type, int wanted)
{
    return QTest::qWaitFor([&] { return count(type) >= wanted; }, kWaitMs);
}

bool DemoSocket::waitForEnd(int wanted)
{
    const auto ended = [this] {
        return std::ranges::count_if(m_frames, [](const json::Value &frame) {
            return isOfType(frame, u"executing"_s) && frame["data"]["node"].isNull();
        });
    };
    return QTest::qWaitFor([&] { return ended() >= wanted; }, kWaitMs);
}

json::Object smallGraph(quint64 seed, int steps, int size)
{
    const auto link = [](const char *node, int slot) {
        return json::Array {json::Value(node), json::Value(slot)};
    };
    const auto node = [](const char *type, const json::Object &inputs) {
        return json::Object {
            {"class_type", type}, {"inputs", inputs}, {"_meta", json::Object {{"title", type}}}};
    };
    return {
        {"3",
         node("KSampler",
              {{"seed", seed},
               {"steps", steps},
               {"cfg", 6.7},
               {"sampler_name", "dpmpp_3m_sde"},
               {"scheduler", "karras"},
               {"denoise", 1},
               {"model", link("4", 0)},
               {"positive", link("6", 0)},
               {"negative", link("7", 0)},
               {"latent_image", link("5", 0)}})},
        {"4", node("CheckpointLoaderSimple", {{"ckpt_name", "sdXL_v10VAEFix.safetensors"}})},
        {"5", node("EmptyLatentImage", {{"width", size}, {"height", size}, {"batch_size", 1}})},
        {"6", node("CLIPTextEncode", {{"text", "a red lantern at night"}, {"clip", link("4", 1)}})},
        {"7", node("CLIPTextEncode", {{"text", "blurry"}, {"clip", link("4", 1)}})},
        {"8", node("VAEDecode", {{"samples", link("3", 0)}, {"vae", link("4", 2)}})},
        {"9", node("SaveImage", {{"filename_prefix", "ComfyUI"}, {"images", link("8", 0)}})}};
}

json::Object with(json::Object graph, const std::string &node, const std::string &input,
                  json::Value value)
{
    graph.find(node)->object()->find("inputs")->object()->set(input, std::move(value));
    return graph;
}

} // namespace gesso::test
