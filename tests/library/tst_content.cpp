// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/content/content.h"
#include "library/testmedia.h"
#include "support/shared.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

class tst_content : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhatServersSend_data();
    void knowsWhatServersSend();
    void noticesAnEndThatIsMissing_data();
    void noticesAnEndThatIsMissing();
    void survivesAnyDamage_data() { noticesAnEndThatIsMissing_data(); }
    void survivesAnyDamage();
    void goesByTheBytes_data();
    void goesByTheBytes();
    void refuses_data();
    void refuses();

private:
    Result<Content> look(const QByteArray &bytes, const QString &name);
    QTemporaryDir m_dir;
};

Result<Content> tst_content::look(const QByteArray &bytes, const QString &name)
{
    QFile file(m_dir.filePath(u"staged"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    file.close();
    return inspect(file.fileName(), name);
}

void tst_content::knowsWhatServersSend_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<MediaKind>("kind");
    QTest::addColumn<QString>("mime");
    const auto row = [](const char *file, MediaKind kind, const char *mime) {
        QTest::newRow(file) << QString::fromLatin1(file) << kind << QString::fromLatin1(mime);
    };
    row("still_00001_.png", MediaKind::Image, "image/png");
    row("generated-by-frontend.png", MediaKind::Image, "image/png");
    row("anim_00001_.png", MediaKind::Image, "image/png"); // of one frame only
    row("anim_00002_.webp", MediaKind::Image, "image/webp"); // of one frame only
    row("clip_00001_.webm", MediaKind::Video, "video/webm");
    row("video_00001_.mp4", MediaKind::Video, "video/mp4");
    row("sound_00001.mp3", MediaKind::Audio, "audio/mpeg");
    row("sound_00002.flac", MediaKind::Audio, "audio/flac");
    row("sound_00003.opus", MediaKind::Audio, "audio/ogg");
}

void tst_content::knowsWhatServersSend()
{
    GESSO_NEED_SHARED();
    QFETCH(QString, file);
    QFETCH(MediaKind, kind);
    QFETCH(QString, mime);
    const auto content = inspect(sharedPath(u"media/"_s + file), file);
    QVERIFY2(content, content ? "" : qPrintable(content.error().toLine() + content.error().detail));
    QCOMPARE(content->kind, kind);
    QCOMPARE(content->mimeType, mime);
    QCOMPARE(content->suffix, QFileInfo(file).suffix());
    QCOMPARE(content->size.isEmpty(), kind == MediaKind::Audio);
    // Whatever it was called.
    const auto renamed = inspect(sharedPath(u"media/"_s + file), u"x.unknown"_s);
    QVERIFY(renamed);
    QCOMPARE(renamed->suffix, QFileInfo(file).suffix());
}

void tst_content::noticesAnEndThatIsMissing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    const auto little = [](quint32 value) {
        QByteArray bytes;
        for (int i = 0; i < 4; ++i)
            bytes += char(value >> (8 * i));
        return bytes;
    };
    QTest::newRow("PNG") << picture(1) << u"a.png"_s;
    QTest::newRow("JPEG") << picture(1, "JPG") << u"a.jpg"_s;
    QTest::newRow("WebP") << picture(1, "WEBP") << u"a.webp"_s;
    QTest::newRow("BMP") << picture(1, "BMP") << u"a.bmp"_s;
    QTest::newRow("GIF") << QByteArray::fromBase64(
        "R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==")
                         << u"a.gif"_s;
    const QByteArray json(R"({"asset":{"version":"2.0"}} )");
    QTest::newRow("GLB") << QByteArray("glTF" + little(2) + little(quint32(20 + json.size()))
                                       + little(quint32(json.size())) + "JSON" + json)
                         << u"a.glb"_s;
    QTest::newRow("WAV") << QByteArray("RIFF" + little(36) + "WAVEfmt " + QByteArray(28, '\1'))
                         << u"a.wav"_s;
    QTest::newRow("JSON") << QByteArray(R"({"a": [1, 2, NaN]})") << u"a.json"_s;
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")
                         << u"a.svg"_s;
    if (!haveShared())
        return;
    for (const auto name : {"video_00001_.mp4"_L1, "clip_00001_.webm"_L1, "sound_00003.opus"_L1,
                            "anim_00002_.webp"_L1})
        QTest::newRow(name.data()) << readShared(u"media/"_s + name) << QString(name);
}

void tst_content::noticesAnEndThatIsMissing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    const auto whole = look(bytes, name);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().toLine() + whole.error().detail));
    QCOMPARE(whole->suffix, QFileInfo(name).suffix());
    for (const qsizetype left :
         {bytes.size() - 1, bytes.size() - 2, bytes.size() / 2, qsizetype {9}, qsizetype {5}}) {
        const auto cut = look(bytes.first(left), name);
        // A last byte that pads, or a JSON text's last blank, may miss.
        if (cut)
            QVERIFY2(left == bytes.size() - 1, qPrintable(QString::number(left)));
        else
            QCOMPARE(cut.error().kind, Error::Kind::Protocol);
    }
}

void tst_content::survivesAnyDamage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    quint32 random = 12345;
    for (int round = 0; round < 60; ++round) {
        QByteArray damaged = bytes;
        for (int i = 0; i < 4; ++i) {
            random = random * 1664525 + 1013904223;
            const bool atHead = (random & 1) != 0;
            const qsizetype range = atHead ? std::min<qsizetype>(bytes.size(), 64) : bytes.size();
            damaged[qsizetype(random >> 8) % range] = char(random >> 16);
        }
        const auto content = look(damaged, name);
        if (content)
            QVERIFY(!content->mimeType.isEmpty());
        else
            QVERIFY(!content.error().message.isEmpty());
    }
}

void tst_content::goesByTheBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::addColumn<MediaKind>("kind");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("a JPEG that is called PNG")
        << picture(1, "JPG") << u"a.png"_s << MediaKind::Image << u"jpg"_s;
    QTest::newRow("a JPEG that is called jpeg")
        << picture(1, "JPG") << u"a.JPEG"_s << MediaKind::Image << u"jpeg"_s;
    QTest::newRow("a picture without a name")
        << picture(1) << QString() << MediaKind::Image << u"png"_s;
    const QByteArray control = QByteArray::fromHex("000000086163544c") // acTL
        + QByteArray::fromHex("000000020000000000000000"); // two frames, for ever; no check sum
    QTest::newRow("an animated PNG")
        << picture(1).insert(33, control) << u"a.png"_s << MediaKind::Animation << u"png"_s;
    QTest::newRow("an animated WebP") << QByteArray(
        QByteArray::fromHex("524946461600000057454250565038580a0000000200000003000005")
        + QByteArray(2, '\0')) << u"a.webp"_s
                                      << MediaKind::Animation << u"webp"_s;
    QTest::newRow("an animated GIF") << QByteArray::fromHex(
        "474946383961010001000000002c00000000010001000002024401002c00000000010001000002024401003b")
                                     << u"a.gif"_s << MediaKind::Animation << u"gif"_s;
    QTest::newRow("a text") << QByteArray("hällo") << u"a.txt"_s << MediaKind::Text << u"txt"_s;
    QTest::newRow("a text without a name")
        << QByteArray("hello") << QString() << MediaKind::Text << u"txt"_s;
    QTest::newRow("a table") << QByteArray("a;b\n1;2\n") << u"a.csv"_s << MediaKind::Text
                             << u"csv"_s;
    QTest::newRow("a text in Latin-1")
        << QByteArray("h\xe4llo") << u"a.txt"_s << MediaKind::Text << u"txt"_s;
    QTest::newRow("a model as text")
        << QByteArray("v 0 0 0\n") << u"a.obj"_s << MediaKind::Model3d << u"obj"_s;
    QTest::newRow("a model in bytes")
        << QByteArray("ply\n\0\1", 6) << u"a.ply"_s << MediaKind::Model3d << u"ply"_s;
    QTest::newRow("a latent") << QByteArray("\x40\0\0\0\0\0\0\0{}", 10) << u"a.latent"_s
                              << MediaKind::Other << u"latent"_s;
    QTest::newRow("bytes without a name")
        << QByteArray("\1\0\2", 3) << QString() << MediaKind::Other << u"bin"_s;
    QTest::newRow("a program") << QByteArray("MZ\0\0", 4) << u"a.exe"_s << MediaKind::Other
                               << u"bin"_s;
    QTest::newRow("a launcher") << QByteArray("[Desktop Entry]\nExec=x") << u"a.desktop"_s
                                << MediaKind::Text << u"txt"_s;
    QTest::newRow("a page that was promised")
        << QByteArray("<!doctype html>") << u"a.html"_s << MediaKind::Text << u"html"_s;
    QTest::newRow("a text in UTF-16")
        << QByteArray("\xff\xfeh\0i\0", 6) << u"a.dat"_s << MediaKind::Other << u"dat"_s;
}

void tst_content::goesByTheBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    QFETCH(MediaKind, kind);
    QFETCH(QString, suffix);
    const auto content = look(bytes, name);
    QVERIFY2(content, content ? "" : qPrintable(content.error().toLine()));
    QCOMPARE(content->kind, kind);
    QCOMPARE(content->suffix, suffix);
}

void tst_content::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QByteArray() << u"a.png"_s;
    QTest::newRow("a login page for a picture")
        << QByteArray("\n <!DOCTYPE html><html>") << u"a.png"_s;
    QTest::newRow("an error for a video") << QByteArray(R"({"error": "not found"})") << u"a.mp4"_s;
    QTest::newRow("zero bytes for a picture") << QByteArray(5000, '\0') << u"a.webp"_s;
    QTest::newRow("zero bytes for a text") << QByteArray(50, '\0') << u"a.txt"_s;
    QTest::newRow("half a JSON") << QByteArray(R"({"a": [1)") << u"a.json"_s;
    QTest::newRow("a picture of no size")
        << picture(1).replace(16, 8, QByteArray(8, '\0')) << u"a.png"_s;
    QTest::newRow("only a signature") << picture(1).first(8) << u"a.png"_s;
}

void tst_content::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    const auto content = look(bytes, name);
    QVERIFY(!content);
    QCOMPARE(content.error().kind, Error::Kind::Protocol);
    QCOMPARE(content.error().where, name);
    QVERIFY(!content.error().message.isEmpty() && !content.error().advice.isEmpty());
}

QTEST_GUILESS_MAIN(tst_content)
#include "tst_content.moc"
