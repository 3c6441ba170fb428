// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoserver.h"
#include "democlient.h"
#include "json/reader.h"
#include "json/writer.h"
#include "recording.h"
#include "shape.h"
#include "support/shared.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

#include <algorithm>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// Each recorded HTTP request of a real ComfyUI 0.33 goes to the demo server, in order; status, type
// and the JSON's shape must be the same.
//
// Set aside, since the demo server is another machine with another catalogue:
// - what it lists (models, nodes' choices, scripts, sub-graphs, replacements, log lines, files);
// - tracebacks, which name a program's own lines;
// - recording 10, whose video and audio classes it lacks: they are refused, as tst_demoroutes
// proves.
class tst_demorecordings : public QObject
{
    Q_OBJECT

private slots:
    void requestsAreAnsweredAlike_data();
    void requestsAreAnsweredAlike();
    void refusalsAreWordedAlike();

private:
    Answer replay(DemoClient &client, const json::Value &line);
    Answer replayUpload(DemoClient &client, const json::Value &line);
    void learn(const json::Value &line, const Answer &answer);
    [[nodiscard]] QByteArray translated(QByteArray text) const;

    QList<std::pair<QByteArray, QByteArray>> m_names; // recorded -> ours
};

namespace {

QByteArray png(QRgb colour, QSize size = {96, 64})
{
    QImage picture(size, QImage::Format_ARGB32);
    picture.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

const QStringList &setAside()
{
    static const QStringList places {u"limit=10.jobs[3]"_s, // what ran before is another run here
                                     u".traceback"_s,
                                     u".options"_s,
                                     u".input_config[0]"_s,
                                     u".current_outputs"_s,
                                     u".comfy_package_versions"_s,
                                     u".search_aliases"_s,
                                     u".tooltip"_s,
                                     u".entries"_s,
                                     u".argv"_s,
                                     u".devices"_s,
                                     u".size"_s};
    return places;
}

// Paths whose answers list what the machine has; only their type counts.
bool listsWhatIsThere(const QString &path)
{
    const QStringList starts {u"/models"_s,           u"/embeddings"_s,        u"/extensions"_s,
                              u"/global_subgraphs"_s, u"/node_replacements"_s, u"/internal/files"_s,
                              u"/settings"_s};
    return std::ranges::any_of(starts,
                               [&path](const QString &start) { return path.startsWith(start); });
}

// Answers that tell how a run ended; the others may come while it goes on.
bool waitsForTheEnd(const json::Value &line)
{
    const QString path = line["path"].toString();
    return line["method"].toString() == "GET"_L1
        && (path.startsWith("/history"_L1) || path.startsWith("/view"_L1)
            || path.startsWith("/api/jobs/"_L1));
}

} // namespace

void tst_demorecordings::requestsAreAnsweredAlike_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file :
         {u"01-first-run"_s, u"02-same-again-all-cached"_s, u"03-new-seed-part-cached"_s,
          u"04-img2img-upload"_s, u"05-rejected-prompts"_s, u"06-error-while-executing"_s,
          u"07-interrupt"_s, u"08-queue-of-three-two-clients"_s, u"09-reconnect-mid-run"_s,
          u"11-server-facts"_s})
        QTest::newRow(qPrintable(file)) << file;
}

void tst_demorecordings::requestsAreAnsweredAlike()
{
    GESSO_NEED_SHARED();
    QFETCH(QString, file);
    // What happens while a job runs needs one that takes its time.
    const bool meanwhile = file.startsWith("07"_L1) || file.startsWith("08"_L1);
    demo::DemoServer server({.speed = meanwhile ? 1.0 : 0.0});
    const auto url = server.listen();
    QVERIFY(url.ok());
    DemoClient client(*url);
    m_names.clear();
    if (!file.startsWith("01"_L1)) { // the recorded server had run it before all the others
        const json::Value first = promptsOf(readRecording(u"01-first-run"_s, false)).first();
        QVERIFY(client.run(first["prompt"].object())["status"]["completed"].toBool());
    }
    int compared = 0;
    for (const json::Value &line : readRecording(file, false)) {
        if (line["kind"].toString() != "http"_L1)
            continue;
        const QString path = line["path"].toString();
        if (waitsForTheEnd(line))
            QVERIFY(client.waitForIdle());
        const Answer answer = replay(client, line);
        QVERIFY2(answer.status == line["status"].toInt64(),
                 qPrintable(u"%1: %2 instead of %3"_s.arg(path)
                                .arg(answer.status)
                                .arg(line["status"].toInt64())));
        learn(line, answer);
        ++compared;
        if (!line["headers"]["Content-Type"].isNull())
            QCOMPARE(QString::fromLatin1(answer.header("content-type")),
                     line["headers"]["Content-Type"].toString());
        if (line["json"].isNull())
            continue;
        const json::Value wanted
            = json::readValue(translated(json::write(line["json"]))).valueOr({});
        if (listsWhatIsThere(path) || path == "/queue"_L1) {
            QCOMPARE(answer.json.type(), wanted.type());
            continue;
        }
        const QStringList differences = shapeDifferences(wanted, answer.json, setAside(), path);
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }
    QVERIFY(compared > 0);
}

void tst_demorecordings::refusalsAreWordedAlike()
{
    GESSO_NEED_SHARED();
    demo::DemoServer server({.speed = 0});
    const auto url = server.listen();
    QVERIFY(url.ok());
    DemoClient client(*url);
    for (const json::Value &line : readRecording(u"05-rejected-prompts"_s, false)) {
        if (line["kind"].toString() != "http"_L1 || line["json"].isNull())
            continue;
        const Answer answer = replay(client, line);
        const json::Value &wanted = line["json"];
        for (const char *key : {"type", "message", "details"})
            QCOMPARE(answer.json["error"][key], wanted["error"][key]);
        for (const json::Member &node : wanted["node_errors"].object()) {
            const json::Value &own = answer.json["node_errors"][node.key];
            QCOMPARE(own["class_type"], node.value["class_type"]);
            QCOMPARE(own["dependent_outputs"], node.value["dependent_outputs"]);
            QCOMPARE(own["errors"].array().size(), node.value["errors"].array().size());
            for (std::size_t i = 0; i < own["errors"].array().size(); ++i) {
                const json::Value &problem = own["errors"].at(i);
                const json::Value &recorded = node.value["errors"].at(i);
                QCOMPARE(problem["type"], recorded["type"]);
                QCOMPARE(problem["message"], recorded["message"]);
                // The lists of files differ.
                if (problem["type"].toString() != "value_not_in_list"_L1)
                    QCOMPARE(problem["details"], recorded["details"]);
                QCOMPARE(problem["extra_info"]["received_value"],
                         recorded["extra_info"]["received_value"]);
            }
        }
    }
}

Answer tst_demorecordings::replay(DemoClient &client, const json::Value &line)
{
    const QString path = line["path"].toString();
    const QString note = line["note"].toString();
    const QByteArray method = line["method"].toString().toLatin1();
    if (path.startsWith("/upload/"_L1))
        return replayUpload(client, line);
    HeaderList headers;
    if (note.startsWith("Origin"_L1))
        headers.append(std::pair<QByteArray, QByteArray>("Origin", "http://elsewhere.example"));
    if (note.startsWith("Host"_L1))
        headers.append(std::pair<QByteArray, QByteArray>("Host", "elsewhere.example"));
    QByteArray body;
    if (line["request"].isObject())
        body = translated(json::write(line["request"]));
    if (note == "body is not JSON"_L1)
        body = "this is no JSON";
    return client.send(method, translated(path.toUtf8()), body, headers);
}

// The recording describes the bodies of its uploads in words.
Answer tst_demorecordings::replayUpload(DemoClient &client, const json::Value &line)
{
    const QByteArray path = line["path"].toString().toLatin1();
    const QString note = line["note"].toString();
    const QByteArray first = png(0xff3060a0U);
    if (path.endsWith("/mask"))
        return client.upload(
            path, "city-mask.png", png(0x80000000U),
            {{"original_ref", R"({"filename":"city.png","subfolder":"","type":"input"})"}});
    if (note.startsWith("multipart"_L1))
        return client.upload(path, "city.png", first, {{"type", "input"}, {"overwrite", "true"}});
    if (note.startsWith("same"_L1))
        return client.upload(path, "city.png", first);
    if (note.startsWith("other"_L1))
        return client.upload(path, "city.png", png(0xffa06030U));
    if (note.startsWith("with subfolder"_L1))
        return client.upload(path, "city.png", first, {{"subfolder", "gesso/2026"}});
    if (note.startsWith("subfolder"_L1))
        return client.upload(path, "city.png", first, {{"subfolder", "../../x"}});
    if (note.startsWith("no image"_L1))
        return client.send("POST", path,
                           "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\ninput\r\n"
                           "--b--\r\n",
                           {{"Content-Type", "multipart/form-data; boundary=b"}});
    if (note.startsWith("a file that"_L1))
        return client.upload(path, "broken.png", first.left(24));
    return client.upload(path, "%C3%BCn%C3%AF%20c%C3%B4d%C3%A9%20%E5%86%99%E7%9C%9F.png", first);
}

void tst_demorecordings::learn(const json::Value &line, const Answer &answer)
{
    const auto add = [this](const json::Value &recorded, const json::Value &ours) {
        if (recorded.isString() && ours.isString() && !(recorded == ours))
            m_names.append(std::pair {recorded.toString().toUtf8(), ours.toString().toUtf8()});
    };
    add(line["json"]["prompt_id"], answer.json["prompt_id"]);
    // A history entry tells which of our files stands for which recorded one.
    for (const json::Member &entry : line["json"].object()) {
        const json::Value &own
            = answer.json[translated(QByteArray::fromStdString(entry.key)).toStdString()];
        for (const json::Member &node : entry.value["outputs"].object()) {
            const json::Array &files = node.value["images"].array();
            for (std::size_t i = 0; i < files.size(); ++i)
                add(files[i]["filename"], own["outputs"][node.key]["images"].at(i)["filename"]);
        }
    }
}

QByteArray tst_demorecordings::translated(QByteArray text) const
{
    for (const auto &[recorded, ours] : m_names)
        text.replace(recorded, ours);
    return text;
}

QTEST_GUILESS_MAIN(tst_demorecordings)
#include "tst_demorecordings.moc"
