// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/testlibrary.h"
#include "library/thumbnails.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

class tst_thumbnails : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void makesOneFromTheFile_data();
    void makesOneFromTheFile();
    void showsThroughWhereThePictureDoes();
    void isThereAfterARestart();
    void takesAPictureThatWasDecodedAnyway();
    void dropsWhatIsNoLongerWanted();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void refusesAPictureThatClaimsTooMuch();
    void staysBelowItsLimit();
    void startsAnewWhenItsFileIsDamaged();
    void forgetsWhatIsRemoved();

private:
    ResultRecord record(ResultId id, const QByteArray &bytes, const QString &name);

    std::unique_ptr<QTemporaryDir> m_dir;
    QThreadPool m_pool;
};

void tst_thumbnails::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void tst_thumbnails::cleanup()
{
    m_pool.waitForDone();
}

ResultRecord tst_thumbnails::record(ResultId id, const QByteArray &bytes, const QString &name)
{
    ResultRecord made;
    made.id = id;
    made.kind = MediaKind::Image;
    made.path = m_dir->filePath(name);
    QFile file(made.path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return made;
}

void tst_thumbnails::makesOneFromTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide PNG") << picture(1, "PNG", {1024, 512}) << QSize(256, 128);
    QTest::newRow("tall JPEG") << picture(1, "JPG", {300, 1200}) << QSize(64, 256);
    QTest::newRow("WebP") << picture(1, "WEBP", {512, 512}) << QSize(256, 256);
    QTest::newRow("smaller than a thumbnail") << picture(1, "PNG", {40, 30}) << QSize(40, 30);
    QTest::newRow("a line") << picture(1, "PNG", {3000, 1}) << QSize(256, 1);
    QTest::newRow("large enough to be scaled while it is read")
        << picture(1, "PNG", {6000, 3000}) << QSize(256, 128);
}

void tst_thumbnails::makesOneFromTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, size);
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    const ResultRecord asked = record(1, bytes, u"a.png"_s);
    QVERIFY(thumbnails.image(asked).isNull());
    QVERIFY(thumbnails.image(asked).isNull());
    QTRY_COMPARE(ready.size(), 1);
    const QImage made = thumbnails.image(asked);
    QCOMPARE(made.size(), size);
    QCOMPARE(made.format(), QImage::Format_RGB32);
    const QColor colour = QColor::fromHsv(37, 200, 200);
    const QColor found = made.pixelColor(made.width() / 2, made.height() / 2);
    QVERIFY(std::abs(colour.red() - found.red()) < 8
            && std::abs(colour.green() - found.green()) < 8);
}

void tst_thumbnails::showsThroughWhereThePictureDoes()
{
    QImage image(600, 600, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter(&image).fillRect(0, 0, 300, 600, Qt::red);
    QBuffer buffer;
    QVERIFY(image.save(&buffer, "PNG"));
    const ResultRecord asked = record(1, buffer.data(), u"a.png"_s);
    for (int life = 0; life < 2; ++life) { // made, then read from the file of thumbnails
        Thumbnails thumbnails(m_dir->path(), &m_pool);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        QVERIFY(thumbnails.image(asked).isNull());
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(thumbnails.image(asked).format(), QImage::Format_ARGB32_Premultiplied);
        QCOMPARE(thumbnails.image(asked).pixelColor(200, 100).alpha(), 0);
        QCOMPARE(thumbnails.image(asked).pixelColor(50, 100).alpha(), 255);
    }
}

void tst_thumbnails::isThereAfterARestart()
{
    const ResultRecord asked = record(1, picture(1, "PNG", {512, 512}), u"a.png"_s);
    {
        Thumbnails thumbnails(m_dir->path(), &m_pool);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        QVERIFY(thumbnails.image(asked).isNull());
        QTRY_COMPARE(ready.size(), 1);
    }
    // From the file of thumbnails: the picture is not needed.
    QVERIFY(QFile::remove(asked.path));
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QVERIFY(thumbnails.image(asked).isNull());
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(thumbnails.image(asked).size(), QSize(256, 256));
}

void tst_thumbnails::takesAPictureThatWasDecodedAnyway()
{
    ResultRecord asked;
    asked.id = 5;
    asked.kind = MediaKind::Image;
    asked.path = m_dir->filePath(u"never written.png"_s);
    QImage shown(2000, 1000, QImage::Format_RGB32);
    shown.fill(Qt::green);
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    thumbnails.offer(asked.id, shown);
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(thumbnails.image(asked).size(), QSize(256, 128));
}

void tst_thumbnails::dropsWhatIsNoLongerWanted()
{
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QList<ResultRecord> all;
    for (int i = 1; i <= 100; ++i) {
        all += record(i, picture(i), QString::number(i));
        QVERIFY(thumbnails.image(all.last()).isNull());
    }
    thumbnails.wantOnly({77, 76, 78});
    QTRY_COMPARE(ready.size(), 3);
    QVERIFY(thumbnails.has(76) && thumbnails.has(77) && thumbnails.has(78));
    QVERIFY(!thumbnails.has(1));
    // Wanted again, it comes.
    QVERIFY(thumbnails.image(all.first()).isNull());
    QTRY_VERIFY(thumbnails.has(1));
    QCOMPARE(ready.size(), 4);
}

void tst_thumbnails::saysWhyThereIsNone_data()
{
    QTest::addColumn<MediaKind>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a video") << MediaKind::Video << QByteArray("x");
    QTest::newRow("a sound") << MediaKind::Audio << QByteArray("x");
    QTest::newRow("a text") << MediaKind::Text << QByteArray("x");
    QTest::newRow("a broken picture") << MediaKind::Image << QByteArray("\x89PNG\r\n\x1a\nrubbish");
    QTest::newRow("a picture that is gone") << MediaKind::Image << QByteArray();
}

void tst_thumbnails::saysWhyThereIsNone()
{
    QFETCH(MediaKind, kind);
    QFETCH(QByteArray, bytes);
    ResultRecord asked = record(1, bytes, u"a"_s);
    asked.kind = kind;
    if (bytes.isEmpty())
        QVERIFY(QFile::remove(asked.path));
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy failed(&thumbnails, &Thumbnails::failed);
    QVERIFY(thumbnails.image(asked).isNull());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!thumbnails.failure(1).isEmpty());
    QVERIFY(thumbnails.image(asked).isNull()); // and is not tried again
    QVERIFY(thumbnails.failure(2).isEmpty());
}

void tst_thumbnails::refusesAPictureThatClaimsTooMuch()
{
    QByteArray bytes = picture(1);
    bytes.replace(16, 8, QByteArray::fromHex("0010000000100000")); // a million by a million
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy failed(&thumbnails, &Thumbnails::failed);
    QVERIFY(thumbnails.image(record(1, bytes, u"a.png"_s)).isNull());
    QTRY_COMPARE(failed.size(), 1);
}

void tst_thumbnails::staysBelowItsLimit()
{
    const auto makeAll = [this](int from, int to, qint64 limit) {
        Thumbnails thumbnails(m_dir->path(), &m_pool);
        thumbnails.setByteLimit(limit);
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        for (int i = from; i <= to; ++i)
            QVERIFY(thumbnails.image(record(i, picture(i, "PNG", {300, 300}), QString::number(i)))
                        .isNull());
        QTRY_COMPARE(ready.size(), to - from + 1);
    };
    constexpr qint64 kLimit = 30000;
    makeAll(1, 60, kLimit);
    // The last ones are still there in the next life, the first ones have gone.
    for (const QString &name : QDir(m_dir->path()).entryList(QDir::Files)) {
        if (!name.startsWith(u"thumbnails"_s))
            QVERIFY(QFile::remove(m_dir->filePath(name)));
    }
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QSignalSpy failed(&thumbnails, &Thumbnails::failed);
    for (int i = 1; i <= 60; ++i) {
        ResultRecord asked;
        asked.id = i;
        asked.kind = MediaKind::Image;
        asked.path = m_dir->filePath(u"gone"_s);
        QVERIFY(thumbnails.image(asked).isNull());
    }
    QTRY_COMPARE(ready.size() + failed.size(), 60);
    QVERIFY(!ready.isEmpty() && !failed.isEmpty());
    QVERIFY(thumbnails.has(60));
    QVERIFY(!thumbnails.has(1));
}

void tst_thumbnails::startsAnewWhenItsFileIsDamaged()
{
    QFile file(m_dir->filePath(u"thumbnails.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(50000, 'z'));
    file.close();
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QVERIFY(thumbnails.image(record(1, picture(1), u"a.png"_s)).isNull());
    QTRY_COMPARE(ready.size(), 1);
    // Kept this time.
    QTRY_VERIFY(QFile(file.fileName()).size() % 16384 == 0);
}

void tst_thumbnails::forgetsWhatIsRemoved()
{
    const ResultRecord asked = record(1, picture(1), u"a.png"_s);
    Thumbnails thumbnails(m_dir->path(), &m_pool);
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    QSignalSpy failed(&thumbnails, &Thumbnails::failed);
    QVERIFY(thumbnails.image(asked).isNull());
    QTRY_COMPARE(ready.size(), 1);
    thumbnails.remove({1});
    QVERIFY(QFile::remove(asked.path));
    QVERIFY(thumbnails.image(asked).isNull());
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_MAIN(tst_thumbnails)
#include "tst_thumbnails.moc"
