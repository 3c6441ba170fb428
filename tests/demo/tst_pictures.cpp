// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/painter.h"
#include "demo/paint/picture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace gesso::demo;
using namespace Qt::StringLiterals;

// The pictures of the demo server. With GESSO_PICTURES set to a folder they are kept there to be
// looked at.
class tst_pictures : public QObject
{
    Q_OBJECT

private slots:
    void theSameSceneGivesTheSamePicture();
    void whatDecidesAboutAPicture_data();
    void whatDecidesAboutAPicture();
    void colourWordsColourThePicture();
    void previewsBecomeFiner();
    void denoiseTakesFromTheStartImageInProportion();
    void scenesAreDrawn_data();
    void scenesAreDrawn();
};

namespace {

Scene scene(const QString &text, QSize size = {192, 160})
{
    return {.size = size,
            .seed = 11,
            .positive = text,
            .sampler = u"euler"_s,
            .scheduler = u"normal"_s};
}

// Mean difference of two pictures of one size, 0 to 255.
double difference(const QImage &a, const QImage &b)
{
    const QImage left = a.convertToFormat(QImage::Format_RGB32);
    const QImage right = b.convertToFormat(QImage::Format_RGB32).scaled(a.size());
    double sum = 0;
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x)
            sum += std::abs(qGray(left.pixel(x, y)) - qGray(right.pixel(x, y)));
    }
    return sum / (left.width() * left.height());
}

void keep(const QImage &picture, const QString &name)
{
    const QString folder = qEnvironmentVariable("GESSO_PICTURES");
    if (!folder.isEmpty())
        picture.save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace

void tst_pictures::theSameSceneGivesTheSamePicture()
{
    const Scene same = scene(u"a pine forest by a lake"_s);
    QCOMPARE(Painter().paint(same), Painter().paint(same));
    Painter one;
    const QImage first = one.paint(same);
    (void)one.paint(scene(u"something else"_s));
    QCOMPARE(one.paint(same), first);
}

void tst_pictures::whatDecidesAboutAPicture_data()
{
    QTest::addColumn<Scene>("other");
    Scene other = scene(u"a mountain lake"_s);
    other.seed = 12;
    QTest::newRow("another seed") << other;
    other = scene(u"a mountain lake at night"_s);
    QTest::newRow("another word") << other;
    other = scene(u"a mountain lake"_s);
    other.negative = u"blurry"_s;
    QTest::newRow("another negative text") << other;
    other = scene(u"a mountain lake"_s);
    other.item = 1;
    QTest::newRow("another item of the batch") << other;
    other = scene(u"a mountain lake"_s);
    other.cfg = 12;
    QTest::newRow("another cfg") << other;
    other = scene(u"a mountain lake"_s);
    other.steps = 3;
    QTest::newRow("other steps") << other;
    other = scene(u"a mountain lake"_s);
    other.sampler = u"ddim"_s;
    QTest::newRow("another sampler") << other;
    other = scene(u"a mountain lake"_s);
    other.model = u"photo/clearDay_v2.safetensors"_s;
    QTest::newRow("another model") << other;
}

void tst_pictures::whatDecidesAboutAPicture()
{
    QFETCH(Scene, other);
    QVERIFY(Painter().paint(scene(u"a mountain lake"_s)) != Painter().paint(other));
}

void tst_pictures::colourWordsColourThePicture()
{
    const auto share = [](const QString &text) {
        const QImage tiny = Painter()
                                .paint(scene(text))
                                .scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const QColor mean = tiny.pixelColor(0, 0);
        return mean.redF() / (mean.redF() + mean.greenF() + mean.blueF());
    };
    QVERIFY(share(u"red"_s) > share(u"green"_s) + 0.05F);
}

void tst_pictures::previewsBecomeFiner()
{
    const QImage whole = Painter().paint(scene(u"city at night"_s, {512, 384}));
    double last = 1000;
    for (const double part : {0.1, 0.4, 0.7, 0.95}) {
        const double far = difference(whole, onItsWay(whole, part, 3));
        QVERIFY2(far < last, qPrintable(u"at %1"_s.arg(part)));
        last = far;
        keep(onItsWay(whole, part, 3), u"preview-%1"_s.arg(part));
    }
    QVERIFY(last < 6);
}

void tst_pictures::denoiseTakesFromTheStartImageInProportion()
{
    const QImage start
        = Painter().paint(scene(u"woman in a blue dress, mountains, lake"_s, {256, 256}));
    const QImage painted = Painter().paint(scene(u"city, neon"_s, {256, 256}));
    QCOMPARE(drawnOver(start, painted, 0), start);
    QCOMPARE(drawnOver(start, painted, 1), painted);
    double last = 0;
    for (const double denoise : {0.2, 0.4, 0.6, 0.8}) {
        const double far = difference(start, drawnOver(start, painted, denoise));
        QVERIFY(far > last);
        last = far;
    }
    keep(drawnOver(start, painted, 0.6), u"denoise-0.6"_s);
}

void tst_pictures::scenesAreDrawn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QSize>("size");
    QTest::newRow("txt2img")
        << u"a woman in a red dress in the middle of a crowded place, skyscrapers behind, cinematic, neon colours"_s
        << QSize(2000, 688);
    QTest::newRow("portrait")
        << u"portrait of a woman with red hair, soft evening light, mountains behind, painted"_s
        << QSize(512, 640);
    QTest::newRow("dystopian") << u"a woman in a white dress, monotone, dark, dystopian"_s
                               << QSize(512, 512);
    QTest::newRow("forest")
        << u"a pine forest by a lake in the mist, golden light, mountains behind"_s
        << QSize(768, 512);
    QTest::newRow("meadow") << u"a meadow full of yellow flowers in the evening"_s
                            << QSize(512, 512);
    QTest::newRow("night") << u"a mountain lake under the stars at night"_s << QSize(768, 512);
    QTest::newRow("sea") << u"sunset over the sea"_s << QSize(640, 480);
    QTest::newRow("snow") << u"snowy forest in winter"_s << QSize(512, 512);
    QTest::newRow("nothing named") << u"masterpiece, best quality"_s << QSize(512, 512);
    QTest::newRow("teal") << u"teal dreams"_s << QSize(512, 512);
    QTest::newRow("example") << u"woman in a blue dress, mountains, lake, sunset"_s
                             << QSize(512, 512);
    QTest::newRow("one pixel row") << u"city"_s << QSize(64, 1);
    QTest::newRow("tiny") << u"portrait, forest, city, crowd, sea, flowers, rain"_s << QSize(8, 8);
    QTest::newRow("tall") << u"city, rain"_s << QSize(64, 1024);
    QTest::newRow("no text") << QString() << QSize(256, 256);
}

void tst_pictures::scenesAreDrawn()
{
    QFETCH(QString, text);
    QFETCH(QSize, size);
    QElapsedTimer timer;
    timer.start();
    const QImage picture = Painter().paint(scene(text, size));
    qInfo() << size << timer.elapsed() << "ms";
    QCOMPARE(picture.size(), size);
    QCOMPARE(picture.format(), QImage::Format_RGB32);
    keep(picture, QString::fromUtf8(QTest::currentDataTag()));
}

QTEST_GUILESS_MAIN(tst_pictures)
#include "tst_pictures.moc"
