// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/make.h"

using namespace Qt::StringLiterals;
using namespace gesso;

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNoWorkflow_data();
    void refusesWhatIsNoWorkflow();
    void namesThePlaceOfBrokenJson_data();
    void namesThePlaceOfBrokenJson();
    void refusesHugeFilesAtOnce_data();
    void refusesHugeFilesAtOnce();
    void keepsOrderNumbersAndStrangers();
    void opensWrappedPrompts();
    void postsTheGraphOfAWrappedPrompt_data();
    void postsTheGraphOfAWrappedPrompt();
    void editsOneInputInPlace();
    void tellsLinksFromValues_data();
    void tellsLinksFromValues();
    void marksProblems_data();
    void marksProblems();
    void walksLongChains();
};

namespace {

QByteArray bytes(const char *text, qsizetype size)
{
    return {text, size};
}

} // namespace

void TestDocument::refusesWhatIsNoWorkflow_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &content, const QString &says) {
        QTest::newRow(name) << content << says;
    };
    row("an empty file", "", u"The file is empty."_s);
    row("nothing but white space", " \n\t\n", u"The file is empty."_s);
    row("a PNG picture", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), u"a PNG picture"_s);
    row("a JPEG picture", bytes("\xFF\xD8\xFF\xE0\0\x10JFIF", 10), u"a JPEG picture"_s);
    row("a WebP picture", bytes("RIFF\x10\0\0\0WEBPVP8 ", 16), u"a WebP picture"_s);
    row("a GIF picture", "GIF89a", u"a GIF picture"_s);
    row("an MP4 video",
        bytes("\0\0\0\x20"
              "ftypisom",
              12),
        u"an MP4 video"_s);
    row("a Matroska video", bytes("\x1A\x45\xDF\xA3\x01\0", 6), u"a Matroska or WebM video"_s);
    row("a FLAC sound file", bytes("fLaC\0\0\0", 7), u"a FLAC sound file"_s);
    row("an Ogg sound file", bytes("OggS\0\x02", 6), u"an Ogg sound file"_s);
    row("an MP3 sound file", bytes("ID3\x04\0", 5), u"an MP3 sound file"_s);
    row("a safetensors model", bytes("\x48\0\0\0\0\0\0\0{\"__metadata__\":{}}", 27),
        u"a model (safetensors)"_s);
    row("a safetensors model whose length looks like a bracket",
        bytes("{\0\0\0\0\0\0\0{\"__metadata__\":{}}", 27), u"a model (safetensors)"_s);
    row("a pickle", bytes("\x80\x02}q", 4), u"a PyTorch model (pickle)"_s);
    row("a zip or checkpoint", bytes("PK\x03\x04\x14\0", 6), u"a ZIP archive or a PyTorch model"_s);
    row("a GGUF model", bytes("GGUF\x03\0\0\0", 8), u"a GGUF model"_s);
    row("a PDF", "%PDF-1.7", u"a PDF document"_s);
    row("a gzip archive", bytes("\x1F\x8B\x08\0", 4), u"a gzip archive"_s);
    row("UTF-16", bytes("\xFF\xFE{\0}\0", 6), u"a text in UTF-16"_s);
    row("a web page", "\n<!DOCTYPE html>\n<html><head>", u"a web page"_s);
    row("an SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", u"an SVG picture"_s);
    row("YAML", "# models\ncheckpoints: models/ckpt\n", u"a YAML document"_s);
    row("plain text", "a woman in a red dress", u"a plain text"_s);
    row("random bytes", bytes("\x01\x02\0\x7F\x03", 5), u"a file of bytes without a known form"_s);
    row("an answer to /object_info",
        R"({"KSampler":{"input":{"required":{}},"output":["LATENT"],"name":"KSampler"}})",
        u"list of node classes"_s);
    row("an answer to /history",
        R"({"0c1f":{"prompt":[0,"0c1f",{},{},[]],"outputs":{},"status":{}}})",
        u"a server's history"_s);
    row("an answer to /queue", R"({"queue_running":[],"queue_pending":[]})", u"a server's queue"_s);
    row("a list", "[1,2,3]", u"holds a list"_s);
    row("an object without anything", "{}", u"has no nodes"_s);
    row("other JSON", R"({"name":"gesso","version":1})", u"not a workflow"_s);
    row("JSON of a bare text", "\"hello\"", u"a plain text"_s);
}

void TestDocument::refusesWhatIsNoWorkflow()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, says);
    const auto document = Document::read(content, u"some/file.json"_s);
    QVERIFY(!document.ok());
    QCOMPARE(document.error().kind, Error::Kind::Invalid);
    QCOMPARE(document.error().where, u"some/file.json"_s);
    QVERIFY2(document.error().message.contains(says), qPrintable(document.error().message));
    QVERIFY(!document.error().advice.isEmpty());
}

void TestDocument::namesThePlaceOfBrokenJson_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("where");
    QTest::newRow("cut off") << QByteArray("{\n \"1\": {\"class_type\": \"KSam")
                             << u"x.json, line 2, column 27"_s;
    QTest::newRow("a trailing comma")
        << QByteArray("{\n\n \"1\": {},\n}") << u"x.json, line 4, column 1"_s;
    QTest::newRow("100,000 brackets")
        << QByteArray("{\"a\":").repeated(100000) << u"x.json, line 1, column 5001"_s;
    QTest::newRow("100,000 square brackets")
        << QByteArray(100000, '[') << u"x.json, line 1, column 1001"_s;
}

void TestDocument::namesThePlaceOfBrokenJson()
{
    QFETCH(const QByteArray, content);
    const auto document = Document::read(content, u"x.json"_s);
    QVERIFY(!document.ok());
    QTEST(document.error().where, "where");
    QVERIFY(!document.error().advice.isEmpty());
}

void TestDocument::refusesHugeFilesAtOnce_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<char>("filler");
    QTest::newRow("zeros") << QByteArray() << '\0';
    QTest::newRow("white space") << QByteArray() << ' ';
    QTest::newRow("brackets") << QByteArray() << '[';
    QTest::newRow("something like JSON") << QByteArray("{\"a\":\"") << 'x';
}

void TestDocument::refusesHugeFilesAtOnce()
{
    QFETCH(const QByteArray, start);
    QFETCH(const char, filler);
    const QByteArray content = start + QByteArray(200'000'000, filler);
    const auto document = Document::read(content, u"huge.json"_s);
    QVERIFY(!document.ok());
    QVERIFY(!document.error().message.isEmpty());
}

void TestDocument::keepsOrderNumbersAndStrangers()
{
    const QByteArray text = R"({
  "10": {
    "inputs": {
      "z": 18446744073709551615,
      "a": 1e-05,
      "m": 1.0,
      "b": -0.0,
      "y": 1e400,
      "n": NaN,
      "i": Infinity,
      "j": -Infinity,
      "unknown": {
        "deep": [
          1,
          2.50
        ]
      }
    },
    "class_type": "Anything",
    "is_changed": [
      NaN
    ],
    "x-mine": null
  },
  "9": {
    "class_type": "Other",
    "inputs": {}
  },
  "version": 3
}
)";
    const auto document = Document::read(text, u"x"_s);
    QVERIFY(document.ok());
    QCOMPARE(document->write(), text);
    QCOMPARE(document->format(), Document::Format::Api);
    QCOMPARE(document->prompt().nodeIds(), QStringList({u"10"_s, u"9"_s}));
    QCOMPARE(document->problems().size(), 1);
    QCOMPARE(document->problems().front().kind, Problem::Kind::NotANode);
}

void TestDocument::opensWrappedPrompts()
{
    const QByteArray text
        = R"({"client_id":"c","prompt":{"1":{"class_type":"A","inputs":{"n":1.50}}},"number":0})";
    auto document = Document::read(text, u"x"_s);
    QVERIFY(document.ok());
    QCOMPARE(document->format(), Document::Format::WrappedApi);
    QCOMPARE(json::write(*json::readValue(document->write())), text);
    document->setInput({u"1"_s, u"n"_s}, 2);
    QCOMPARE((*json::readValue(document->write()))["prompt"]["1"]["inputs"]["n"], json::Value(2));
}

void TestDocument::postsTheGraphOfAWrappedPrompt_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<bool>("posted");
    QTest::newRow("a graph") << QByteArray(R"({"workflow":{"nodes":[]}})") << true;
    QTest::newRow("other entries") << QByteArray(R"({"note":"x"})") << true;
    QTest::newRow("null in place of the graph, which breaks /api/jobs for all")
        << QByteArray(R"({"workflow":null})") << false;
    QTest::newRow("a text") << QByteArray(R"("x")") << false;
}

void TestDocument::postsTheGraphOfAWrappedPrompt()
{
    QFETCH(const QByteArray, info);
    const auto document = Document::read(
        R"({"prompt":{"1":{"class_type":"A"}},"extra_data":{"extra_pnginfo":)" + info + "}}",
        u"x"_s);
    QVERIFY(document.ok());
    QTEST(!document->extraPnginfo().isNull(), "posted");
}

void TestDocument::editsOneInputInPlace()
{
    auto document = Document::read(R"({"1":{"inputs":{"a":1,"b":2},"class_type":"A"}})", u"x"_s);
    QVERIFY(document.ok());
    document->setInput({u"1"_s, u"a"_s}, json::Value(std::numeric_limits<quint64>::max()));
    document->setInput({u"1"_s, u"c"_s}, u"new"_s);
    document->setInput({u"none"_s, u"c"_s}, u"lost"_s);
    QCOMPARE(
        json::write(*json::readValue(document->write())),
        QByteArray(
            R"({"1":{"inputs":{"a":18446744073709551615,"b":2,"c":"new"},"class_type":"A"}})"));
}

void TestDocument::tellsLinksFromValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("node"); // null: a value
    QTest::addColumn<int>("slot");
    QTest::newRow("a link") << QByteArray(R"(["4",1])") << u"4"_s << 1;
    QTest::newRow("a link into a subgraph") << QByteArray(R"(["57:12",0])") << u"57:12"_s << 0;
    QTest::newRow("a slot with a point") << QByteArray(R"(["4",1.0])") << u"4"_s << 1;
    QTest::newRow("a number for the node") << QByteArray("[4,1]") << QString() << 0;
    QTest::newRow("three elements") << QByteArray(R"(["4",1,2])") << QString() << 0;
    QTest::newRow("two texts") << QByteArray(R"(["4","1"])") << QString() << 0;
    QTest::newRow("a slot below zero") << QByteArray(R"(["4",-1])") << QString() << 0;
    QTest::newRow("a text") << QByteArray(R"("4")") << QString() << 0;
}

void TestDocument::tellsLinksFromValues()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, node);
    QFETCH(const int, slot);
    const auto link = linkFromJson(*json::readValue(text));
    QCOMPARE(link.has_value(), !node.isNull());
    if (link)
        QCOMPARE(*link, (Link {node, slot}));
}

void TestDocument::marksProblems_data()
{
    using Kind = Problem::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<Kind>>("kinds");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, const QList<Kind> &kinds,
                        const QString &says) { QTest::newRow(name) << text << kinds << says; };
    row("a link to a node that is not there",
        R"({"1":{"class_type":"A","inputs":{"x":["7",0]},"_meta":{"title":"My node"}}})",
        {Kind::DanglingLink}, u"My node (node 1): the input x comes from node 7"_s);
    row("a node linked to itself", R"({"1":{"class_type":"A","inputs":{"x":["1",0]}}})",
        {Kind::Cycle}, u"A (node 1) is connected to itself"_s);
    row("a circle of three",
        R"({"1":{"class_type":"A","inputs":{"x":["2",0]}},"2":{"class_type":"B","inputs":{"x":["3",0]}},
            "3":{"class_type":"C","inputs":{"x":["1",0]}},"4":{"class_type":"D","inputs":{"x":["1",0]}}})",
        {Kind::Cycle}, u"A (node 1), B (node 2), C (node 3)"_s);
    row("two circles",
        R"({"1":{"class_type":"A","inputs":{"x":["2",0]}},"2":{"class_type":"B","inputs":{"x":["1",0]}},
            "3":{"class_type":"C","inputs":{"x":["3",0],"y":["1",0]}}})",
        {Kind::Cycle, Kind::Cycle}, {});
    row("a node without a class", R"({"1":{"class_type":"A"},"2":{"inputs":{}}})",
        {Kind::MissingClass}, u"Node 2"_s);
    row("a node that is linked twice is no circle",
        R"({"1":{"class_type":"A"},"2":{"class_type":"B","inputs":{"x":["1",0],"y":["1",1]}},
            "3":{"class_type":"C","inputs":{"x":["1",0],"y":["2",0]}}})",
        {}, {});
}

void TestDocument::marksProblems()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto document = Document::read(text, u"x"_s);
    QVERIFY(document.ok());
    QList<Problem::Kind> kinds;
    for (const Problem &problem : document->problems())
        kinds.append(problem.kind);
    QTEST(kinds, "kinds");
    if (!says.isEmpty())
        QVERIFY2(document->problems().front().message.contains(says),
                 qPrintable(document->problems().front().message));
}

// A chain of 30,000 nodes, and one closed to a ring: neither the stack nor patience runs out.
void TestDocument::walksLongChains()
{
    constexpr int kCount = 30'000;
    json::Object nodes;
    for (int i = 0; i < kCount; ++i) {
        const std::string before = std::to_string(i == 0 ? kCount - 1 : i - 1);
        nodes.append(std::to_string(i),
                     json::Object {{"class_type", i + 1 == kCount ? "SaveImage" : "A"},
                                   {"inputs", json::Object {{"x", json::Array {before, 0}}}}});
    }
    Prompt prompt(std::move(nodes));
    const QByteArray ring = json::write(prompt.json());
    QVERIFY(ring.size() > 1'500'000);
    const auto document = Document::read(ring, u"ring"_s);
    QVERIFY(document.ok());
    QCOMPARE(document->problems().size(), 1);
    QCOMPARE(document->problems().front().kind, Problem::Kind::Cycle);
    prompt.setInput({u"0"_s, u"x"_s}, 1);
    QCOMPARE(reachableNodes(prompt, nullptr).size(), kCount);
    QCOMPARE(makeForm(prompt, nullptr).fields.size(), 1);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
