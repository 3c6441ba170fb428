// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "democlient.h"
#include "json/reader.h"
#include "json/writer.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// Routes of the demo server and the traps that the protocol sheet lists for them.
class tst_demoroutes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whereRoutesAre_data();
    void whereRoutesAre();
    void foreignPagesAreRefused_data();
    void foreignPagesAreRefused();
    void bodiesThatAreNoJson_data();
    void bodiesThatAreNoJson();
    void valuesAreMadeToFit_data();
    void valuesAreMadeToFit();
    void theCounterCountsRefusedPrompts();
    void explicitNumbersAndFront();
    void aCycleIsToldOnItsNode();
    void classesThatItLacks();
    void partialTargets();
    void secretsAreNotTold();
    void historySlices_data();
    void historySlices();
    void jobsAreListedAndCancelled();
    void aNullWorkflowBreaksTheListing();
    void uploadNamesAndCollisions();
    void uploadsThatAreRefused_data();
    void uploadsThatAreRefused();
    void masksTakeTheAlphaOnly();
    void viewRefusals_data();
    void viewRefusals();
    void viewRangesAndTags();
    void viewPreviewsAndChannels();
    void scriptsAreDownloadsOnly();
    void objectInfoHasBothEncodings();
    void settingsAndUserFiles();

private:
    [[nodiscard]] QString put(const QString &type, const QString &name, const QByteArray &bytes);

    std::unique_ptr<demo::DemoServer> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

QByteArray png(QRgb colour, QSize size = {32, 24})
{
    QImage picture(size, QImage::Format_ARGB32);
    picture.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

json::Object withId(const QByteArray &id)
{
    return {{"prompt_id", QString::fromLatin1(id)}};
}

} // namespace

void tst_demoroutes::init()
{
    m_server = std::make_unique<demo::DemoServer>(demo::DemoOptions {.speed = 0});
    const auto url = m_server->listen();
    QVERIFY(url.ok());
    m_client = std::make_unique<DemoClient>(*url);
}

void tst_demoroutes::cleanup()
{
    m_client.reset();
    m_server.reset();
}

QString tst_demoroutes::put(const QString &type, const QString &name, const QByteArray &bytes)
{
    const QString path = m_server->folder() + u'/' + type + u'/' + name;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void tst_demoroutes::whereRoutesAre_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("plain") << QByteArray("GET") << QByteArray("/queue") << 200;
    QTest::newRow("with /api") << QByteArray("GET") << QByteArray("/api/queue") << 200;
    QTest::newRow("jobs only with /api") << QByteArray("GET") << QByteArray("/jobs") << 404;
    QTest::newRow("jobs") << QByteArray("GET") << QByteArray("/api/jobs") << 200;
    QTest::newRow("jobs twice") << QByteArray("GET") << QByteArray("/api/api/jobs") << 200;
    QTest::newRow("internal has no /api")
        << QByteArray("GET") << QByteArray("/api/internal/logs") << 404;
    QTest::newRow("internal") << QByteArray("GET") << QByteArray("/internal/logs") << 200;
    QTest::newRow("HEAD as GET") << QByteArray("HEAD") << QByteArray("/object_info") << 200;
    QTest::newRow("unknown GET") << QByteArray("GET") << QByteArray("/no/such") << 404;
    QTest::newRow("unknown POST") << QByteArray("POST") << QByteArray("/no/such") << 405;
    QTest::newRow("unknown DELETE") << QByteArray("DELETE") << QByteArray("/queue") << 405;
    QTest::newRow("no socket") << QByteArray("GET") << QByteArray("/ws") << 400;
    QTest::newRow("faults are off") << QByteArray("POST") << QByteArray("/gesso/fault") << 405;
    QTest::newRow("old folder name") << QByteArray("GET") << QByteArray("/models/unet") << 404;
    QTest::newRow("a folder") << QByteArray("GET") << QByteArray("/models/loras") << 200;
    QTest::newRow("assets are off") << QByteArray("GET") << QByteArray("/api/assets") << 503;
}

void tst_demoroutes::whereRoutesAre()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const Answer answer = m_client->send(method, path);
    QCOMPARE(answer.status, status);
    if (status == 404 && path == "/no/such") {
        QCOMPARE(answer.header("content-type"), QByteArray("application/octet-stream"));
        QVERIFY(answer.body.isEmpty());
    }
    if (method == "HEAD")
        QVERIFY(answer.body.isEmpty());
    if (status == 405)
        QCOMPARE(answer.header("allow"), QByteArray("GET,HEAD"));
}

void tst_demoroutes::foreignPagesAreRefused_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("a page of another site")
        << HeaderList {{"Origin", "http://evil.example"}} << 403;
    QTest::newRow("cross-site") << HeaderList {{"Sec-Fetch-Site", "cross-site"}} << 403;
    QTest::newRow("same site") << HeaderList {{"Sec-Fetch-Site", "same-origin"}} << 200;
    QTest::newRow("null origin") << HeaderList {{"Origin", "null"}} << 200;
    QTest::newRow("other host, no origin") << HeaderList {{"Host", "studio.example"}} << 200;
    QTest::newRow("its own origin without a port")
        << HeaderList {{"Origin", "http://127.0.0.1"}} << 200;
}

void tst_demoroutes::foreignPagesAreRefused()
{
    QFETCH(HeaderList, headers);
    QFETCH(int, status);
    QCOMPARE(m_client->get("/queue", headers).status, status);
}

void tst_demoroutes::bodiesThatAreNoJson_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const QByteArray &path :
         {QByteArray("/prompt"), QByteArray("/queue"), QByteArray("/history"), QByteArray("/free"),
          QByteArray("/settings")})
        QTest::newRow(path.constData()) << path << QByteArray("nonsense") << 500;
    QTest::newRow("interrupt tolerates it")
        << QByteArray("/interrupt") << QByteArray("nonsense") << 200;
    QTest::newRow("interrupt wants an object")
        << QByteArray("/interrupt") << QByteArray("[1]") << 500;
    QTest::newRow("cancel says 400")
        << QByteArray("/api/jobs/cancel") << QByteArray("nonsense") << 400;
    QTest::newRow("null extra data")
        << QByteArray("/prompt") << QByteArray(R"({"prompt":{},"extra_data":null})") << 500;
    QTest::newRow("a number that is none")
        << QByteArray("/prompt") << QByteArray(R"({"prompt":{},"number":"x"})") << 500;
    QTest::newRow("100,000 brackets") << QByteArray("/prompt") << QByteArray(100000, '[') << 500;
}

void tst_demoroutes::bodiesThatAreNoJson()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QCOMPARE(m_client->send("POST", path, body).status, status);
    QCOMPARE(m_client->get("/queue").status, 200);
}

void tst_demoroutes::valuesAreMadeToFit_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stored"); // empty: refused
    QTest::newRow("a float for an integer")
        << QByteArray("3") << QByteArray("steps") << QByteArray("3.7") << QByteArray("3");
    QTest::newRow("a text for an integer")
        << QByteArray("3") << QByteArray("steps") << QByteArray("\"2\"") << QByteArray("2");
    QTest::newRow("an integer for a float")
        << QByteArray("3") << QByteArray("cfg") << QByteArray("7") << QByteArray("7.0");
    QTest::newRow("null for a text")
        << QByteArray("6") << QByteArray("text") << QByteArray("null") << QByteArray("\"None\"");
    QTest::newRow("a number for a text")
        << QByteArray("6") << QByteArray("text") << QByteArray("5") << QByteArray("\"5\"");
    QTest::newRow("the highest seed")
        << QByteArray("3") << QByteArray("seed") << QByteArray("18446744073709551615")
        << QByteArray("18446744073709551615");
    QTest::newRow("a seed above it") << QByteArray("3") << QByteArray("seed")
                                     << QByteArray("18446744073709551616") << QByteArray();
    QTest::newRow("null for an integer")
        << QByteArray("3") << QByteArray("steps") << QByteArray("null") << QByteArray();
    QTest::newRow("infinity for an integer")
        << QByteArray("3") << QByteArray("steps") << QByteArray("1e400") << QByteArray();
    QTest::newRow("a wrapped value") << QByteArray("6") << QByteArray("text")
                                     << QByteArray(R"({"__value__":"x"})") << QByteArray("\"x\"");
    QTest::newRow("a choice of another type")
        << QByteArray("3") << QByteArray("scheduler") << QByteArray("1") << QByteArray();
    QTest::newRow("an unknown input")
        << QByteArray("3") << QByteArray("nonsense") << QByteArray("1") << QByteArray("1");
}

void tst_demoroutes::valuesAreMadeToFit()
{
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stored);
    const json::Object graph
        = with(smallGraph(), node.toStdString(), input.toStdString(), *json::readValue(sent));
    const Answer answer = m_client->post("/prompt", json::Object {{"prompt", graph}});
    if (stored.isEmpty()) {
        QCOMPARE(answer.status, 400);
        QVERIFY(!answer.json["node_errors"][node.toStdString()].isNull());
        return;
    }
    QCOMPARE(answer.status, 200);
    const json::Value entry = m_client->waitForHistory(answer.json["prompt_id"].toString());
    QCOMPARE(json::write(entry["prompt"].at(2)[node.toStdString()]["inputs"][input.toStdString()]),
             stored);
    QVERIFY(entry["status"]["completed"].toBool());
}

void tst_demoroutes::theCounterCountsRefusedPrompts()
{
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", smallGraph()}}).json["number"],
             json::Value(0));
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", json::Object()}}).status, 400);
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", smallGraph(2)}}).json["number"],
             json::Value(2));
}

void tst_demoroutes::explicitNumbersAndFront()
{
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", smallGraph()}, {"number", 5}})
                 .json["number"],
             json::Value(5.0));
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", smallGraph()}, {"front", true}})
                 .json["number"],
             json::Value(0));
    QCOMPARE(m_client->post("/prompt", json::Object {{"prompt", smallGraph()}, {"front", true}})
                 .json["number"],
             json::Value(-1));
}

void tst_demoroutes::aCycleIsToldOnItsNode()
{
    const json::Object graph
        = with(smallGraph(), "3", "latent_image", json::Array {json::Value("3"), json::Value(0)});
    const Answer answer = m_client->post("/prompt", json::Object {{"prompt", graph}});
    QCOMPARE(answer.status, 400);
    const json::Value &problem = answer.json["node_errors"]["3"]["errors"].at(0);
    QCOMPARE(problem["type"].toString(), u"dependency_cycle"_s);
    QCOMPARE(problem["extra_info"]["cycle_nodes"], json::Value(json::Array {json::Value("3")}));
}

void tst_demoroutes::classesThatItLacks()
{
    json::Object graph = smallGraph();
    graph.set("20", json::Object {{"class_type", "SaveVideo"}, {"inputs", json::Object()}});
    const Answer answer = m_client->post("/prompt", json::Object {{"prompt", graph}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["error"]["type"].toString(), u"missing_node_type"_s);
    QCOMPARE(answer.json["error"]["extra_info"]["class_type"].toString(), u"SaveVideo"_s);
    QCOMPARE(m_client->get("/object_info/SaveVideo").json, json::Value(json::Object()));
}

void tst_demoroutes::partialTargets()
{
    json::Object graph = smallGraph();
    const json::Array image {json::Value("8"), json::Value(0)};
    graph.set("10",
              json::Object {{"class_type", "PreviewImage"},
                            {"inputs", json::Object {{"images", image}}}});
    const json::Value entry
        = m_client->run(graph, {{"partial_execution_targets", json::Array {json::Value("10")}}});
    QVERIFY(!entry["outputs"]["10"].isNull());
    QVERIFY(entry["outputs"]["9"].isNull());
    const Answer none = m_client->post(
        "/prompt", json::Object {{"prompt", graph}, {"partial_execution_targets", json::Array()}});
    QCOMPARE(none.json["error"]["type"].toString(), u"prompt_no_outputs"_s);
}

void tst_demoroutes::secretsAreNotTold()
{
    const json::Object extra {
        {"api_key_comfy_org", "secret-1"}, {"auth_token_comfy_org", "secret-2"}, {"note", "kept"}};
    const json::Value entry = m_client->run(smallGraph(), {{"extra_data", extra}});
    const QByteArray text = json::write(entry);
    QVERIFY(!text.contains("secret"));
    QVERIFY(text.contains("kept"));
}

void tst_demoroutes::historySlices_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QList<int>>("indexes");
    QTest::newRow("all") << QByteArray() << QList<int> {0, 1, 2, 3};
    QTest::newRow("the newest two") << QByteArray("?max_items=2") << QList<int> {2, 3};
    QTest::newRow("the oldest two") << QByteArray("?max_items=2&offset=0") << QList<int> {0, 1};
    QTest::newRow("from the second") << QByteArray("?offset=1") << QList<int> {1, 2, 3};
    QTest::newRow("negative offset") << QByteArray("?offset=-3") << QList<int> {0, 1, 2, 3};
    QTest::newRow("more than there are") << QByteArray("?max_items=9") << QList<int> {0, 1, 2, 3};
}

void tst_demoroutes::historySlices()
{
    QFETCH(QByteArray, query);
    QFETCH(QList<int>, indexes);
    QList<QByteArray> ids;
    for (int i = 0; i < 4; ++i) {
        ids.append("00000000-0000-4000-8000-00000000000" + QByteArray::number(i));
        QVERIFY(m_client->run(smallGraph(1, 1, 16), withId(ids.last()))["status"]["completed"]
                    .toBool());
    }
    QList<QByteArray> got;
    const Answer answer = m_client->get("/history" + query);
    for (const json::Member &entry : answer.json.object())
        got.append(QByteArray::fromStdString(entry.key));
    QList<QByteArray> wanted;
    for (const int index : indexes)
        wanted.append(ids[index]);
    QCOMPARE(got, wanted);
    QCOMPARE(m_client->get("/history?max_items=x").status, 500);
    QCOMPARE(m_client
                 ->post("/history",
                        json::Object {
                            {"delete", json::Array {json::Value(QString::fromLatin1(ids[1]))}}})
                 .status,
             200);
    const Answer left = m_client->get("/history");
    QCOMPARE(left.json.object().size(), 3U);
    QCOMPARE(m_client->post("/history", json::Object {{"clear", true}}).status, 200);
    QCOMPARE(m_client->get("/history").json, json::Value(json::Object()));
}

void tst_demoroutes::jobsAreListedAndCancelled()
{
    QVERIFY(!m_client->run(smallGraph(), withId("00000000-0000-4000-8000-000000000001")).isNull());
    const json::Value listing = m_client->get("/api/jobs?status=completed").json;
    QCOMPARE(listing["pagination"]["total"], json::Value(1));
    QCOMPARE(listing["jobs"].at(0)["preview_output"]["nodeId"].toString(), u"9"_s);
    QCOMPARE(m_client->get("/api/jobs?status=pending").json["jobs"].array().size(), 0U);
    QCOMPARE(m_client->get("/api/jobs?status=nonsense").status, 400);
    QCOMPARE(m_client->get("/api/jobs?limit=0").status, 400);
    const json::Value job = m_client->get("/api/jobs/00000000-0000-4000-8000-000000000001").json;
    QCOMPARE(job["execution_status"]["status_str"].toString(), u"success"_s);
    QVERIFY(job["workflow"]["prompt"]["3"].isObject());
    // A finished one cannot be cancelled, and that is no error.
    QCOMPARE(m_client->post("/api/jobs/00000000-0000-4000-8000-000000000001/cancel", json::Object())
                 .json["cancelled"],
             json::Value(false));
    const Answer wrong = m_client->post("/api/jobs/cancel",
                                        json::Object {{"job_ids", json::Array {json::Value("X")}}});
    QCOMPARE(wrong.status, 400);
    QCOMPARE(wrong.json["invalid_ids"].at(0).toString(), u"X"_s);
}

void tst_demoroutes::aNullWorkflowBreaksTheListing()
{
    const json::Object extra {{"extra_pnginfo", json::Object {{"workflow", {}}}}};
    QVERIFY(!m_client->run(smallGraph(), {{"extra_data", extra}}).isNull());
    QCOMPARE(m_client->get("/api/jobs").status, 500);
}

void tst_demoroutes::uploadNamesAndCollisions()
{
    const auto name
        = [this](const QByteArray &file, const QByteArray &bytes, const HeaderList &fields = {}) {
              return m_client->upload("/upload/image", file, bytes, fields).json["name"].toString();
          };
    QCOMPARE(name("a.png", "one"), u"a.png"_s);
    QCOMPARE(name("a.png", "one"), u"a.png"_s);
    QCOMPARE(name("a.png", "two"), u"a (1).png"_s);
    QCOMPARE(name("a.png", "two"), u"a (1).png"_s); // the existing one of the same bytes
    QCOMPARE(name("a.png", "three"), u"a (2).png"_s);
    QCOMPARE(name("a.png", "four", {{"overwrite", "true"}}), u"a.png"_s);
    QCOMPARE(name("a.png", "four", {{"overwrite", "yes"}}), u"a.png"_s);
    QCOMPARE(name("Stra\xc3\x9f"
                  "e \xe5\x86\x99.png",
                  "x"),
             u"Straße 写.png"_s);
    QCOMPARE(m_client->get("/view?type=input&filename=Stra%C3%9Fe%20%E5%86%99.png").body,
             QByteArray("x"));
    QCOMPARE(m_client->get("/view?type=input&filename=a.png").body, QByteArray("four"));
    const Answer deep = m_client->upload("/upload/image", "b.png", "deep",
                                         {{"subfolder", "x/y"}, {"type", "temp"}});
    QCOMPARE(deep.json,
             json::Value(json::Object {{"name", "b.png"}, {"subfolder", "x/y"}, {"type", "temp"}}));
    QCOMPARE(m_client->get("/view?type=temp&subfolder=x/y&filename=b.png").body,
             QByteArray("deep"));
}

void tst_demoroutes::uploadsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("fileName");
    QTest::addColumn<HeaderList>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("a folder that leaves input")
        << QByteArray("a.png") << HeaderList {{"subfolder", "../.."}} << 400;
    QTest::newRow("an absolute folder")
        << QByteArray("a.png") << HeaderList {{"subfolder", "/etc"}} << 400;
    QTest::newRow("a name that leaves input")
        << QByteArray("../../evil.png") << HeaderList {} << 400;
    QTest::newRow("a name with a folder that is not there")
        << QByteArray("no/such.png") << HeaderList {} << 500;
    QTest::newRow("an empty name") << QByteArray("") << HeaderList {} << 400;
    QTest::newRow("an unknown type")
        << QByteArray("a.png") << HeaderList {{"type", "models"}} << 500;
}

void tst_demoroutes::uploadsThatAreRefused()
{
    QFETCH(QByteArray, fileName);
    QFETCH(HeaderList, fields);
    QFETCH(int, status);
    QCOMPARE(m_client->upload("/upload/image", fileName, "bytes", fields).status, status);
}

void tst_demoroutes::masksTakeTheAlphaOnly()
{
    QCOMPARE(m_client->upload("/upload/image", "photo.png", png(0xff204060U)).status, 200);
    const QByteArray ref = R"({"filename":"photo.png [input]"})";
    const Answer answer
        = m_client->upload("/upload/mask", "m.png", png(0x40ff0000U), {{"original_ref", ref}});
    QCOMPARE(answer.json["name"].toString(), u"m.png"_s);
    const QImage mask = QImage::fromData(
        m_client->fetch(answer.json.isObject() ? json::Value(json::Object {
                            {"filename", "m.png"}, {"subfolder", ""}, {"type", "input"}})
                                               : json::Value()));
    QCOMPARE(mask.pixel(3, 3), 0x40204060U);
    // Without an original: a name all the same, and no file.
    const Answer lost = m_client->upload("/upload/mask", "lost.png", png(0),
                                         {{"original_ref", R"({"filename":"none.png"})"}});
    QCOMPARE(lost.status, 200);
    QCOMPARE(m_client->get("/view?type=input&filename=lost.png").status, 404);
    QCOMPARE(m_client->upload("/upload/mask", "m.png", png(0)).status, 500);
    QCOMPARE(
        m_client->upload("/upload/mask", "m.png", png(0, {8, 8}), {{"original_ref", ref}}).status,
        500);
}

void tst_demoroutes::viewRefusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("no name") << QByteArray("") << 404;
    QTest::newRow("an empty name") << QByteArray("?filename=") << 400;
    QTest::newRow("an absolute name") << QByteArray("?filename=/etc/passwd") << 400;
    QTest::newRow("two dots anywhere") << QByteArray("?filename=a..b.png") << 400;
    QTest::newRow("an unknown type") << QByteArray("?filename=a.png&type=models") << 400;
    QTest::newRow("a folder that leaves")
        << QByteArray("?filename=a.png&subfolder=../../etc") << 403;
    QTest::newRow("not there") << QByteArray("?filename=none.png") << 404;
    QTest::newRow("an asset") << QByteArray("?filename=blake3:00") << 404;
    QTest::newRow("a folder in the name is dropped")
        << QByteArray("?filename=any/where/a.png") << 200;
    QTest::newRow("an annotation sets the type")
        << QByteArray("?filename=example.png%20[input]") << 200;
    QTest::newRow("a NUL") << QByteArray("?filename=a%00.png") << 404;
}

void tst_demoroutes::viewRefusals()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QVERIFY(!put(u"output"_s, u"a.png"_s, png(0xff112233U)).isEmpty());
    QCOMPARE(m_client->get("/view" + query).status, status);
}

void tst_demoroutes::viewRangesAndTags()
{
    QVERIFY(!put(u"output"_s, u"t.bin"_s, "0123456789").isEmpty());
    const QByteArray path = "/view?filename=t.bin";
    const Answer whole = m_client->get(path);
    QCOMPARE(whole.body, QByteArray("0123456789"));
    QCOMPARE(whole.header("accept-ranges"), QByteArray("bytes"));
    QCOMPARE(whole.header("x-content-type-options"), QByteArray("nosniff"));
    const Answer part = m_client->get(path, {{"Range", "bytes=2-4"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, QByteArray("234"));
    QCOMPARE(part.header("content-range"), QByteArray("bytes 2-4/10"));
    QCOMPARE(m_client->get(path, {{"Range", "bytes=7-"}}).body, QByteArray("789"));
    QCOMPARE(m_client->get(path, {{"Range", "bytes=-2"}}).body, QByteArray("89"));
    QCOMPARE(m_client->get(path, {{"Range", "bytes=10-"}}).status, 416);
    QCOMPARE(m_client->get(path, {{"Range", "bytes=0-1,3-4"}}).status, 416);
    QCOMPARE(m_client->get(path, {{"If-None-Match", whole.header("etag")}}).status, 304);
    QCOMPARE(m_client->get(path, {{"If-None-Match", "\"other\""}}).status, 200);
    QCOMPARE(m_client->get(path, {{"If-Modified-Since", whole.header("last-modified")}}).status,
             304);
}

void tst_demoroutes::viewPreviewsAndChannels()
{
    QVERIFY(!put(u"output"_s, u"p.png"_s, png(0x80405060U, {300, 200})).isEmpty());
    const auto view = [this](const QByteArray &query) {
        return m_client->get("/view?filename=p.png&" + query);
    };
    const Answer webp = view("preview=webp;80");
    QCOMPARE(webp.header("content-type"), QByteArray("image/webp"));
    QCOMPARE(QImage::fromData(webp.body).size(), QSize(300, 200)); // encoded anew, not smaller
    QCOMPARE(view("preview=jpeg").header("content-type"), QByteArray("image/jpeg"));
    QCOMPARE(view("preview=jpeg&channel=a").header("content-type"), QByteArray("image/webp"));
    QCOMPARE(view("preview=nonsense").header("content-type"), QByteArray("image/webp"));
    QVERIFY(!QImage::fromData(view("channel=rgb").body).hasAlphaChannel());
    QCOMPARE(QImage::fromData(view("channel=a").body).pixel(1, 1), 0x80000000U);
    QVERIFY(view("preview=webp").header("etag").isEmpty());
    QVERIFY(!put(u"output"_s, u"t.txt"_s, "text").isEmpty());
    QCOMPARE(m_client->get("/view?filename=t.txt&preview=webp").status, 500);
}

void tst_demoroutes::scriptsAreDownloadsOnly()
{
    QVERIFY(!put(u"output"_s, u"s.svg"_s, "<svg/>").isEmpty());
    const Answer answer = m_client->get("/view?filename=s.svg");
    QCOMPARE(answer.header("content-type"), QByteArray("application/octet-stream"));
    QVERIFY(answer.header("content-disposition").startsWith("attachment"));
    QCOMPARE(answer.header("cache-control"), QByteArray("no-store"));
}

void tst_demoroutes::objectInfoHasBothEncodings()
{
    const json::Value info = m_client->get("/object_info").json;
    QVERIFY(info.object().size() >= 80);
    QVERIFY(info["KSampler"]["input"]["required"]["sampler_name"].at(0).isArray());
    const json::Value &select = info["KSamplerSelect"]["input"]["required"]["sampler_name"];
    QCOMPARE(select.at(0).toString(), u"COMBO"_s);
    QVERIFY(select.at(1)["options"].array().size() > 30);
    QVERIFY(info["KSamplerSelect"]["display_name"].isNull());
    for (const json::Member &type : info.object()) {
        QCOMPARE(type.value["name"].toString().toStdString(), type.key);
        QCOMPARE(type.value["output"].array().size(), type.value["output_name"].array().size());
        std::size_t ordered = 0;
        for (const json::Member &group : type.value["input_order"].object()) {
            for (const json::Value &name : group.value.array())
                QVERIFY(type.value["input"][group.key].object().contains(name.utf8()));
            ordered += group.value.array().size();
        }
        std::size_t inputs = 0;
        for (const json::Member &group : type.value["input"].object())
            inputs += group.value.object().size();
        QCOMPARE(ordered, inputs);
    }
    QCOMPARE(info["LoadImage"]["input"]["required"]["image"].at(0),
             json::Value(json::Array {json::Value("example.png")}));
    QCOMPARE(m_client->upload("/upload/image", "mine.png", png(0)).status, 200);
    QCOMPARE(m_client->get("/object_info/LoadImage")
                 .json["LoadImage"]["input"]["required"]["image"]
                 .at(0)
                 .array()
                 .size(),
             2U);
}

void tst_demoroutes::settingsAndUserFiles()
{
    QCOMPARE(m_client->post("/settings", json::Object {{"Comfy.X", 1}}).status, 200);
    QCOMPARE(m_client->get("/settings/Comfy.X").json, json::Value(1));
    QCOMPARE(m_client->get("/userdata").status, 400);
    QCOMPARE(m_client->get("/userdata?dir=workflows").status, 404);
    QCOMPARE(m_client->send("POST", "/userdata/workflows%2Fa.json", "{}").body,
             QByteArray("\"workflows/a.json\""));
    QCOMPARE(m_client->send("POST", "/userdata/workflows%2Fa.json?overwrite=false", "{}").status,
             409);
    QCOMPARE(m_client->get("/userdata?dir=workflows").json,
             json::Value(json::Array {json::Value("a.json")}));
    QCOMPARE(m_client->get("/userdata/workflows%2Fa.json").body, QByteArray("{}"));
    QCOMPARE(m_client->get("/userdata/workflows/a.json").status, 404);
    QCOMPARE(m_client->send("DELETE", "/userdata/workflows%2Fa.json").status, 204);
}

QTEST_GUILESS_MAIN(tst_demoroutes)
#include "tst_demoroutes.moc"
