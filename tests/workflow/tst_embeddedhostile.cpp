// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/containers.h"
#include "workflow/embedded/embedded.h"
#include "workflow/embedded/fault.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::test;

// Files made to mislead the readers, and files that broke on their way: an error with words or the
// whole texts, in bounded time and memory.
class tst_embeddedhostile : public QObject
{
    Q_OBJECT

private slots:
    void readsNoHalfFile_data();
    void readsNoHalfFile();
    void survivesAnyByte_data() { readsNoHalfFile_data(); }
    void survivesAnyByte();
    void refusesLies_data();
    void refusesLies();
    void staysQuickWithManyParts_data();
    void staysQuickWithManyParts();
    void tellsADeviceThatFails();
};

namespace {

const QByteArray kGraph = R"({"nodes":[{"id":1}]})";
const QByteArray kPrompt = R"({"1":{"inputs":{},"class_type":"A"}})";

Result<EmbeddedTexts> readBytes(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readEmbedded(&buffer, u"file.bin"_s);
}

// What must hold for any file.
void check(const Result<EmbeddedTexts> &found)
{
    if (found) {
        QVERIFY(found->hasWorkflow() || !found->parameters.isEmpty() || !found->swarm.isEmpty());
        return;
    }
    QVERIFY(!found.error().message.isEmpty());
    QVERIFY(!found.error().advice.isEmpty());
    QCOMPARE(found.error().where, u"file.bin"_s);
}

// A disk that fails behind the first bytes.
class FailingDevice : public QBuffer
{
    Q_OBJECT

public:
    using QBuffer::QBuffer;

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (pos() < 50)
            return QBuffer::readData(data, std::min<qint64>(size, 128));
        setErrorString(u"Input/output error"_s);
        return -1;
    }
};

} // namespace

void tst_embeddedhostile::readsNoHalfFile_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const Maker &maker : makers())
        QTest::newRow(maker.name) << maker.make(
            {{"Artist", R"("A")"}, {"prompt", kPrompt}, {"workflow", kGraph}});
}

// Cut off anywhere: what is read is what was written, or an error. A text that was whole before the
// cut counts where the container does not tell its length.
void tst_embeddedhostile::readsNoHalfFile()
{
    QFETCH(const QByteArray, file);
    const auto whole = readBytes(file);
    QVERIFY(whole);
    for (qsizetype length = 0; length < file.size(); ++length) {
        const auto found = readBytes(file.first(length));
        check(found);
        if (found)
            QVERIFY2(*found == *whole, QByteArray::number(length).constData());
    }
}

void tst_embeddedhostile::survivesAnyByte()
{
    QFETCH(const QByteArray, file);
    QByteArray changed = file;
    for (qsizetype at = 0; at < file.size(); ++at) {
        for (const char byte : {'\x00', '\x7f', '\xff'}) {
            changed[at] = byte;
            check(readBytes(changed));
        }
        changed[at] = file[at];
    }
    QRandomGenerator random(1);
    for (int i = 0; i < 300; ++i) {
        changed = file;
        for (int j = 0; j < 6; ++j)
            changed[qsizetype(random.bounded(quint32(file.size())))] = char(random.bounded(256));
        check(readBytes(changed));
    }
}

void tst_embeddedhostile::refusesLies_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("words");
    const auto chunk = [](const QByteArray &type, const QByteArray &content) {
        return png(pngChunk(type, content));
    };
    const QByteArray zeros(65 << 20, '\0');
    const QByteArray bomb = packed(zeros);
    QTest::newRow("PNG, a zTXt bomb")
        << chunk("zTXt", "workflow" + QByteArray(2, '\0') + bomb) << u"larger than any"_s;
    QTest::newRow("PNG, an iTXt bomb")
        << chunk("iTXt", "workflow" + QByteArray("\0\1\0\0\0", 5) + bomb) << u"larger than any"_s;
    QByteArray bombs;
    for (int i = 0; i < 4; ++i)
        bombs += pngChunk("zTXt", "workflow" + QByteArray(2, '\0') + packed(zeros.first(44 << 20)));
    QTest::newRow("PNG, many texts that are large together") << png(bombs) << u"larger than any"_s;
    QTest::newRow("PNG, packed text that is damaged")
        << chunk("zTXt", "workflow" + QByteArray(2, '\0') + "zlib?") << u"is damaged"_s;
    QTest::newRow("PNG, a chunk that is longer than the file")
        << png(bigEndian(0x7fffffff, 4) + "tEXtworkflow" + QByteArray(1, '\0'))
        << u"\"tEXt\" at byte 33"_s;
    QTest::newRow("PNG, a chunk of all the numbers there are")
        << png(bigEndian(0xffffffff, 4) + "tEXtworkflow" + QByteArray(1, '\0'))
        << u"longer than what holds it"_s;
    QTest::newRow("WebP, a chunk longer than the file")
        << webp("EXIF" + littleEndian(0xfffffff0, 4)) << u"\"EXIF\""_s;
    QTest::newRow("EXIF, a directory outside")
        << webp(webpChunk("EXIF", QByteArray("MM\0*\xff\xff\xff\xf0", 8))) << u"\"EXIF\""_s;
    QTest::newRow("EXIF, a text outside") << webp(webpChunk(
        "EXIF",
        QByteArray("MM\0*\0\0\0\x08\0\x01\x01\x10\0\x02\x7f\xff\xff\xff\0\0\0\x10", 22)
            + QByteArray(8, '\0'))) << u"\"EXIF\""_s;
    QByteArray overlapping = QByteArray("MM\0*\0\0\0\x08\xff\xff", 10);
    for (int i = 0; i < 0xffff; ++i)
        overlapping += QByteArray("\x01\x10\0\x02\0\x0f\0\0\0\0\0\x08", 12);
    QTest::newRow("EXIF, large texts over one another")
        << webp(webpChunk("EXIF", overlapping + QByteArray(1 << 20, 'x'))) << u"\"EXIF\""_s;
    QTest::newRow("JPEG, a segment longer than the file") << QByteArray("\xff\xd8\xff\xe1\xff\xff"
                                                                        "Exif")
                                                          << u"\"APP1\""_s;
    QTest::newRow("JPEG, pieces of XMP with a gap") << jpeg(
        jpegSegment(0xe1,
                    QByteArray("http://ns.adobe.com/xmp/extension/\0", 35) + QByteArray(32, 'A')
                        + bigEndian(100, 4) + bigEndian(50, 4) + "<x/>"))
                                                    << u"\"XMP\""_s;
    QTest::newRow("XMP that grows by entities") << webp(webpChunk(
        "XMP ", R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
            <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">
            <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">]><x><workflow>&f;&f;&f;&f;</workflow></x>)"))
                                                << u"\"XMP\""_s;
    QTest::newRow("XMP nested very deep")
        << webp(webpChunk("XMP ", QByteArray("<a>").repeated(1'000'000))) << u"more parts"_s;
    QTest::newRow("MP4, a box of 2^63 bytes")
        << mp4(bigEndian(1, 4) + "moov" + bigEndian(0x7fffffffffffffff, 8)) << u"\"moov\""_s;
    QTest::newRow("MP4, a box that is shorter than its header")
        << mp4(bigEndian(4, 4) + "moov") << u"\"moov\""_s;
    QTest::newRow("AVIF, an item outside the file")
        << avif(exif({}), xmp({})).replace("\x44\0\0\3"_ba, "\x04\0\0\3"_ba) << u"\"iloc\""_s;
    QTest::newRow("WebM, an element longer than the file")
        << ebml(0x1a45dfa3, {}) + bigEndian(0x18538067, 4) + bigEndian(0x01ffffffff000000, 8)
        << u"end is missing"_s;
    QTest::newRow("WebM, an index that leads outside")
        << matroska(ebml(0x114d9b74,
                         ebml(0x4dbb,
                              ebml(0x53ab, bigEndian(0x1254c367, 4))
                                  + ebml(0x53ac, bigEndian(0xffffffffffffffff, 8)))))
        << u"\"SeekHead\""_s;
    const QByteArray large = matroskaTags({{"workflow", QByteArray(1 << 20, '{')}});
    const auto index = [](qsizetype position) {
        return ebml(0x114d9b74,
                    ebml(0x4dbb,
                         ebml(0x53ab, bigEndian(0x1254c367, 4))
                             + ebml(0x53ac, bigEndian(quint64(position), 8)))
                        .repeated(1000));
    };
    QTest::newRow("WebM, an index that names its tags very often")
        << matroska(index(index(0).size()) + large) << u"larger than any"_s;
    QTest::newRow("FLAC, comments that claim four billion entries") << "fLaC\x84" + bigEndian(12, 3)
            + littleEndian(0, 4) + littleEndian(0xffffffff, 4)
            + littleEndian(0, 4) << u"\"VORBIS_COMMENT\""_s;
    QTest::newRow("MP3, a frame longer than its tag")
        << id3(3, QByteArray("TXXX") + bigEndian(0xfffffff, 4) + bigEndian(0, 2)) << u"\"TXXX\""_s;
    QTest::newRow("MP3, a frame that is a bomb")
        << id3(4, id3Frame(4, "TXXX", bigEndian(1, 4) + bomb, 0x09)) << u"larger than any"_s;
    QTest::newRow("GLB, a chunk longer than the file") << "glTF" + littleEndian(2, 4)
            + littleEndian(24, 4) + littleEndian(0xffffffff, 4)
            + "JSON{}  " << u"\"JSON\""_s;
    QTest::newRow("OpenEXR, an attribute longer than the file")
        << QByteArray("\x76\x2f\x31\x01\x02\0\0\0workflow\0string\0\xff\xff\xff\x7f{", 28)
        << u"\"workflow\""_s;
    QTest::newRow("safetensors, a header longer than the file")
        << littleEndian(0xffffffffff, 8).replace(5, 3, QByteArray(3, '\0')) + R"({"a":1})"
        << u"end is missing"_s;
    QTest::newRow("safetensors, nested very deep")
        << littleEndian(2'000'000, 8) + R"({"a":)" + QByteArray(1'999'995, '[') << u"\"header\""_s;
    QTest::newRow("SVG, metadata without an end")
        << QByteArray("<svg><metadata>{</svg>") << u"\"metadata\""_s;
}

void tst_embeddedhostile::refusesLies()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, words);
    const auto found = readBytes(file);
    check(found);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Invalid);
    QVERIFY2(found.error().message.contains(words), qPrintable(found.error().toLine()));
}

void tst_embeddedhostile::staysQuickWithManyParts_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("PNG, two million chunks") << png(pngChunk("tEXt", {}).repeated(2'000'000));
    QTest::newRow("MP4, two million boxes") << mp4(isoBox("free", {}).repeated(2'000'000));
    QTest::newRow("WebM, two million elements")
        << matroska(QByteArray("\xec\x80", 2).repeated(2'000'000));
    QTest::newRow("Ogg, a hundred thousand beginnings")
        << QByteArray(QByteArray("OggS\0\2", 6) + QByteArray(21, '\0')).repeated(100'000);
    QTest::newRow("MP3, many empty frames")
        << id3(2, QByteArray("TXX\0\0\0", 6).repeated(2'000'000));
}

void tst_embeddedhostile::staysQuickWithManyParts()
{
    QFETCH(const QByteArray, file);
    const auto found = readBytes(file);
    check(found);
    QVERIFY(!found);
}

void tst_embeddedhostile::tellsADeviceThatFails()
{
    FailingDevice device;
    device.setData(png(pngChunk("tEXt", QByteArray(5000, 'x'))));
    QVERIFY(device.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    const auto found = readEmbedded(&device, u"file.bin"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::Io);
    QCOMPARE(found.error().detail, u"Input/output error"_s);
}

QTEST_GUILESS_MAIN(tst_embeddedhostile)
#include "tst_embeddedhostile.moc"
