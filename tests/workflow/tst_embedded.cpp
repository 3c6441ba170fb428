// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/writer.h"
#include "support/shared.h"
#include "workflow/document.h"
#include "workflow/embedded/containers.h"
#include "workflow/embedded/embedded.h"

#include <QBuffer>
#include <QStringConverter>
#include <QTemporaryFile>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::test;

class tst_embedded : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatServersSaved_data();
    void readsWhatServersSaved();
    void findsGraphAndPrompt_data();
    void findsGraphAndPrompt();
    void takesOtherSpellings_data();
    void takesOtherSpellings();
    void readsForeignTexts_data();
    void readsForeignTexts();
    void tellsWhenThereIsNone_data();
    void tellsWhenThereIsNone();
    void readsLittleOfLargeFiles_data();
    void readsLittleOfLargeFiles();
};

namespace {

const QByteArray kGraph = R"({"version":0.4,"nodes":[{"id":1,"type":"Zähler"}],"links":[]})";
const QByteArray kPrompt
    = R"({"1":{"inputs":{"seed":18446744073709551615},"class_type":"A","is_changed":NaN}})";

Result<EmbeddedTexts> readBytes(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readEmbedded(&buffer, u"file.bin"_s);
}

QByteArray told(const Result<EmbeddedTexts> &result)
{
    return result ? QByteArray("read") : result.error().toLine().toUtf8();
}

// White space does not count: some containers hold objects, which are written anew.
json::Value jsonOf(const QByteArray &text)
{
    const auto value = json::readValue(text);
    return value ? *value : json::Value();
}

// A tEXt chunk, found without a reader.
QByteArray textOfPng(const QByteArray &file, const QByteArray &key)
{
    const QByteArray mark = "tEXt" + key + '\0';
    const qsizetype at = file.indexOf(mark);
    if (at < 4)
        return {};
    const auto length = qFromBigEndian<quint32>(file.constData() + at - 4);
    return file.mid(at + mark.size(), qsizetype(length) - key.size() - 1);
}

// Counts what is read of a file.
class CountingFile : public QFile
{
    Q_OBJECT

public:
    using QFile::QFile;
    qint64 bytesRead = 0;
    int reads = 0;

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 read = QFile::readData(data, size);
        bytesRead += read;
        ++reads;
        return read;
    }
};

} // namespace

void tst_embedded::readsWhatServersSaved_data()
{
    QTest::addColumn<bool>("hasGraph");
    QTest::newRow("still_00001_.png") << true;
    QTest::newRow("anim_00001_.png") << true;
    QTest::newRow("anim_00002_.webp") << true;
    QTest::newRow("clip_00001_.webm") << true;
    QTest::newRow("video_00001_.mp4") << true;
    QTest::newRow("sound_00001.mp3") << true;
    QTest::newRow("sound_00002.flac") << true;
    QTest::newRow("sound_00003.opus") << true;
    QTest::newRow("generated-by-frontend.png") << true;
    QTest::newRow("generated-api-only.png") << false;
}

void tst_embedded::readsWhatServersSaved()
{
    GESSO_NEED_SHARED();
    QFETCH(const bool, hasGraph);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QFile file(sharedPath(u"media/"_s + name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto texts = readEmbedded(&file, name);
    QVERIFY2(texts, told(texts).constData());
    // One run made all but those that are called generated.
    const bool isGenerated = name.startsWith(u"generated"_s);
    const QByteArray model
        = readShared(isGenerated ? u"media/"_s + name : u"media/still_00001_.png"_s);
    const QByteArray graph = hasGraph ? textOfPng(model, "workflow") : QByteArray();
    QVERIFY(graph.isEmpty() != hasGraph);
    QCOMPARE(texts->graph, graph);
    QCOMPARE(texts->prompt, textOfPng(model, "prompt"));
    QVERIFY(!texts->prompt.isEmpty());
    QVERIFY(texts->unreadable.isEmpty());
    const auto document = Document::read(texts->prompt, name);
    QVERIFY2(document, document ? "" : qPrintable(document.error().toLine()));
}

void tst_embedded::findsGraphAndPrompt_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<QByteArray>("prompt");
    for (const Maker &maker : makers()) {
        const auto row = [&maker](const char *what) -> QTestData & {
            return QTest::addRow("%s: %s", maker.name, what);
        };
        row("both") << maker.make({{"prompt", kPrompt}, {"workflow", kGraph}}) << kGraph << kPrompt;
        row("graph only") << maker.make({{"workflow", kGraph}}) << kGraph << QByteArray();
        row("prompt only") << maker.make({{"prompt", kPrompt}}) << QByteArray() << kPrompt;
        row("in capitals") << maker.make({{"PROMPT", kPrompt}, {"WORKFLOW", kGraph}}) << kGraph
                           << kPrompt;
        row("with a capital, among others")
            << maker.make({{"Artist", R"("A")"}, {"Workflow", kGraph}, {"Prompt", kPrompt}})
            << kGraph << kPrompt;
    }
}

void tst_embedded::findsGraphAndPrompt()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, graph);
    QFETCH(const QByteArray, prompt);
    const auto texts = readBytes(file);
    QVERIFY2(texts, told(texts).constData());
    QCOMPARE(jsonOf(texts->graph), jsonOf(graph));
    QCOMPARE(jsonOf(texts->prompt), jsonOf(prompt));
    QVERIFY(texts->unreadable.isEmpty());
}

void tst_embedded::takesOtherSpellings_data()
{
    QTest::addColumn<Texts>("texts");
    QTest::addColumn<QByteArray>("graph");
    QTest::addColumn<QByteArray>("prompt");
    const auto quoted = [](const QByteArray &text) {
        return json::quoted({text.data(), std::size_t(text.size())});
    };
    QTest::newRow("JSON inside a JSON string")
        << Texts {{"workflow", quoted(kGraph)}, {"prompt", quoted(quoted(kPrompt))}} << kGraph
        << kPrompt;
    QTest::newRow("an API prompt under the graph's key")
        << Texts {{"workflow", kPrompt}} << QByteArray() << kPrompt;
    QTest::newRow("a graph under the prompt's key")
        << Texts {{"prompt", kGraph}} << kGraph << QByteArray();
    QTest::newRow("both in one comment")
        << Texts {{"comment", "{\"workflow\":" + kGraph + ",\"prompt\":" + kPrompt + '}'}} << kGraph
        << kPrompt;
    QTest::newRow("both in one comment, as texts")
        << Texts {{"Comment",
                   QByteArray("{\"Workflow\":" + quoted(kGraph) + ",\"prompt\":" + quoted(kPrompt)
                              + '}')}}
        << kGraph << kPrompt;
    QTest::newRow("surrounded by white space and zero bytes")
        << Texts {{"workflow", QByteArray(" \n" + kGraph + " \0\0"_ba)}} << kGraph << QByteArray();
    QTest::newRow("a plain prompt beside a graph")
        << Texts {{"prompt", "a {red|blue} cat"}, {"workflow", kGraph}} << kGraph << QByteArray();
    QTest::newRow("an empty graph beside a prompt")
        << Texts {{"workflow", "{}"}, {"prompt", kPrompt}} << QByteArray() << kPrompt;
    QTest::newRow("the later of two")
        << Texts {{"workflow", R"({"nodes":[]})"}, {"workflow", kGraph}} << kGraph << QByteArray();
}

void tst_embedded::takesOtherSpellings()
{
    QFETCH(const Texts, texts);
    QByteArray chunks;
    for (const auto &[key, text] : texts)
        chunks += pngChunk("iTXt", key + QByteArray(5, '\0') + text);
    const auto found = readBytes(png(chunks));
    QVERIFY2(found, told(found).constData());
    QFETCH(const QByteArray, graph);
    QFETCH(const QByteArray, prompt);
    QCOMPARE(jsonOf(found->graph), jsonOf(graph));
    QCOMPARE(jsonOf(found->prompt), jsonOf(prompt));
}

void tst_embedded::readsForeignTexts_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QByteArray>("swarm");
    const QString text
        = u"a café, {red|blue}\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, Seed: 5"_s;
    const QByteArray utf8 = text.toUtf8();
    const auto comment = [&text](QStringConverter::Encoding encoding) {
        QStringEncoder encode(encoding, QStringConverter::Flag::Stateless);
        const QByteArray encoded = encode(text);
        return QByteArray(QByteArray("UNICODE\0", 8) + encoded);
    };
    const auto jpegWith = [](const QByteArray &userComment, bool isBigEndian) {
        return jpeg(jpegSegment(
            0xe1, QByteArray("Exif\0\0", 6) + exif({{0x9286, 7, userComment}}, isBigEndian)));
    };
    const QByteArray swarm = R"({"sui_image_params":{"prompt":"a cat","seed":5}})";
    QTest::newRow("PNG, iTXt") << png(pngChunk("iTXt", "parameters" + QByteArray(5, '\0') + utf8))
                               << text << QByteArray();
    QTest::newRow("PNG, tEXt in Latin-1")
        << png(pngChunk("tEXt", "parameters" + QByteArray(1, '\0') + text.toLatin1())) << text
        << QByteArray();
    QTest::newRow("PNG, one that begins with a brace")
        << png(pngChunk("tEXt", "parameters" + QByteArray(1, '\0') + "{a|b}\nSteps: 20"))
        << u"{a|b}\nSteps: 20"_s << QByteArray();
    QTest::newRow("JPEG, user comment in UTF-16, big-endian both")
        << jpegWith(comment(QStringConverter::Utf16BE), true) << text << QByteArray();
    QTest::newRow("JPEG, user comment in UTF-16, little-endian in a big-endian block")
        << jpegWith(comment(QStringConverter::Utf16LE), true) << text << QByteArray();
    QTest::newRow("JPEG, user comment in UTF-8 without a code")
        << jpegWith(QByteArray(8, '\0') + utf8, false) << text << QByteArray();
    QTest::newRow("WebP, user comment")
        << webp(webpChunk("EXIF", exif({{0x9286, 7, comment(QStringConverter::Utf16BE)}}))) << text
        << QByteArray();
    QTest::newRow("AVIF, description")
        << avif(exif({{0x010e, 2, utf8 + '\0'}}), xmp({})) << text << QByteArray();
    QTest::newRow("PNG, SwarmUI") << png(
        pngChunk("tEXt", "parameters" + QByteArray(1, '\0') + swarm))
                                  << QString() << swarm;
    QTest::newRow("JPEG, SwarmUI")
        << jpegWith(QByteArray("ASCII\0\0\0", 8) + swarm, true) << QString() << swarm;
}

void tst_embedded::readsForeignTexts()
{
    QFETCH(const QByteArray, file);
    const auto found = readBytes(file);
    QVERIFY2(found, told(found).constData());
    QTEST(found->parameters, "parameters");
    QTEST(found->swarm, "swarm");
    QVERIFY(!found->hasWorkflow());
}

void tst_embedded::tellsWhenThereIsNone_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");
    for (const Maker &maker : makers())
        QTest::addRow("%s without one", maker.name)
            << maker.make({}) << Error::Kind::NotFound << u"no workflow inside"_s;
    QTest::newRow("MP3 without a tag") << QByteArray("\xff\xfb\x90sound") << Error::Kind::NotFound
                                       << u"no workflow inside this MP3"_s;
    QTest::newRow("a text") << QByteArray("hello") << Error::Kind::NotFound << u"no kind of file"_s;
    QTest::newRow("an empty file") << QByteArray() << Error::Kind::NotFound << u"no kind of file"_s;
    QTest::newRow("half a workflow")
        << png(pngChunk("tEXt", "workflow" + QByteArray(1, '\0') + kGraph.first(30)))
        << Error::Kind::Invalid << u"\"workflow\" in it is not whole JSON"_s;
}

void tst_embedded::tellsWhenThereIsNone()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, words);
    const auto found = readBytes(file);
    QVERIFY(!found);
    QTEST(found.error().kind, "kind");
    QVERIFY2(found.error().message.contains(words), told(found).constData());
    QCOMPARE(found.error().where, u"file.bin"_s);
    QVERIFY(!found.error().advice.isEmpty());
}

void tst_embedded::readsLittleOfLargeFiles_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("tail");
    constexpr qint64 kHole = qint64 {4} << 30; // between the two
    const Texts both {{"prompt", kPrompt}, {"workflow", kGraph}};
    const QByteArray box = bigEndian(1, 4) + "mdat" + bigEndian(quint64(kHole) + 16, 8);
    QTest::newRow("MP4, workflow before the pictures")
        << mp4(movieWithKeys(both)) + box << QByteArray();
    QTest::newRow("MP4, workflow behind the pictures") << mp4({}) + box << movieWithKeys(both);
    const auto segment = [](qint64 length, const QByteArray &before, const QByteArray &behind) {
        const QByteArray cluster = bigEndian(0x1f43b675, 4)
            + bigEndian(quint64 {0x0100000000000000} | quint64(length), 8);
        const qint64 whole = before.size() + cluster.size() + length + behind.size();
        return QByteArray(ebml(0x1a45dfa3, ebml(0x4282, "webm")) + bigEndian(0x18538067, 4)
                          + bigEndian(quint64 {0x0100000000000000} | quint64(whole), 8) + before
                          + cluster);
    };
    QTest::newRow("WebM, workflow before the pictures")
        << segment(kHole, matroskaTags(both), {}) << QByteArray();
    QTest::newRow("WebM, workflow behind the pictures")
        << segment(kHole, {}, matroskaTags(both)) << matroskaTags(both);
    const QByteArray weights = R"({"__metadata__":{"workflow":)"
        + json::quoted({kGraph.data(), std::size_t(kGraph.size())}) + R"(,"prompt":)"
        + json::quoted({kPrompt.data(), std::size_t(kPrompt.size())})
        + R"(},"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4294967296]}})";
    QTest::newRow("safetensors") << littleEndian(quint64(weights.size()), 8) + weights
                                 << QByteArray();
    QTest::newRow("FLAC") << flac(both) << QByteArray();
}

void tst_embedded::readsLittleOfLargeFiles()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, tail);
    constexpr qint64 kHole = qint64 {4} << 30;
    QTemporaryFile made;
    QVERIFY(made.open());
    QCOMPARE(made.write(head), head.size());
    QVERIFY(made.resize(head.size() + kHole)); // sparse: takes no room
    QVERIFY(made.seek(head.size() + kHole));
    QCOMPARE(made.write(tail), tail.size());
    made.close();
    CountingFile file(made.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    const auto found = readEmbedded(&file, u"large"_s);
    QVERIFY2(found, told(found).constData());
    QCOMPARE(jsonOf(found->graph), jsonOf(kGraph));
    QCOMPARE(jsonOf(found->prompt), jsonOf(kPrompt));
    QVERIFY2(file.bytesRead < 16'384, QByteArray::number(file.bytesRead).constData());
    QVERIFY2(file.reads < 60, QByteArray::number(file.reads).constData());
}

QTEST_GUILESS_MAIN(tst_embedded)
#include "tst_embedded.moc"
