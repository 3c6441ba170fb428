// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/framedecoder.h"
#include "widgets/canvas/imageview.h"
#include "widgets/canvas/viewtransform.h"
#include "widgets/canvas/zoombar.h"

#include <QBuffer>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestImageView : public QObject
{
    Q_OBJECT

private slots:
    void fitsWithoutEnlarging();
    void zoomKeepsThePointUnderThePointer();
    void panStaysInThePicture();
    void resultTakesThePreviewsPlace();
    void previewWithoutASizeKeepsThePlace();
    void wheelZooms();
    void keysAndBarZoom();
    void dragPansALargePicture();
    void showsTruePixels();
    void enlargesWithHardEdges();
    void paintsFastFormatsOnly();
    void repaintsNothingWhenStill();
    void arrowKeysStep();
    void decodesTheNewestFrame();
    void keepsAFrameForAHiddenWindow();
    void brokenFramesAreTold();
    void resetForgets();
};

static QImage plain(const QSize &size, const QColor &colour = Qt::red)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

static QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

static void show(ImageView *view)
{
    view->resize(400, 300);
    view->show();
    QVERIFY(QTest::qWaitForWindowActive(view));
    view->setFocus();
}

void TestImageView::fitsWithoutEnlarging()
{
    ViewTransform view;
    view.setView({400, 300});
    view.setPicture({800, 300});
    QCOMPARE(view.zoom(), 0.5);
    QCOMPARE(view.target(), QRectF(0, 75, 400, 150));
    view.setPicture({100, 100});
    QCOMPARE(view.zoom(), 1.0);
    QCOMPARE(view.target(), QRectF(150, 100, 100, 100));
}

void TestImageView::zoomKeepsThePointUnderThePointer()
{
    ViewTransform view;
    view.setView({400, 300});
    view.setPicture({4000, 3000});
    const QPointF anchor(300, 100);
    const QPointF before = view.toPicture(anchor);
    view.zoomTo(1.0, anchor);
    const QPointF after = view.toPicture(anchor);
    QVERIFY((before - after).manhattanLength() < 0.01);
    QVERIFY(!view.isFit());
}

void TestImageView::panStaysInThePicture()
{
    ViewTransform view;
    view.setView({400, 300});
    view.setPicture({1000, 1000});
    view.zoomTo(1, {200, 150});
    view.panBy({5000, 5000});
    QCOMPARE(view.target().topLeft(), QPointF(0, 0));
    view.panBy({-5000, -5000});
    QCOMPARE(view.target().bottomRight(), QPointF(400, 300));
}

void TestImageView::resultTakesThePreviewsPlace()
{
    ImageView view;
    show(&view);
    view.showPreview(plain({128, 96}), {1024, 768});
    QVERIFY(view.isPreview());
    const QRectF preview = view.pictureRect();
    view.showImage(plain({1024, 768}, Qt::green));
    QVERIFY(!view.isPreview());
    QCOMPARE(view.pictureRect(), preview);
    view.zoomTo(2);
    const QRectF zoomed = view.pictureRect();
    view.showPreview(plain({128, 96}), {1024, 768});
    QCOMPARE(view.pictureRect(), zoomed);
}

void TestImageView::previewWithoutASizeKeepsThePlace()
{
    ImageView view;
    show(&view);
    view.showImage(plain({1024, 768}));
    const QRectF place = view.pictureRect();
    view.showPreview(plain({128, 96}));
    QCOMPARE(view.pictureRect(), place);
    view.showPreview(plain({96, 96})); // another shape: another picture
    QCOMPARE(view.pictureRect().size(), QSizeF(96, 96));
}

void TestImageView::wheelZooms()
{
    ImageView view;
    show(&view);
    view.showImage(plain({1024, 768}));
    QSignalSpy zoomed(&view, &ImageView::zoomChanged);
    const QPointF at(100, 100);
    QWheelEvent event(at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    const double before = view.zoom();
    QCoreApplication::sendEvent(&view, &event);
    QCOMPARE(view.zoom(), before * 1.25);
    QCOMPARE(zoomed.count(), 1);
    QVERIFY(!view.isFit());
}

void TestImageView::keysAndBarZoom()
{
    ImageView view;
    show(&view);
    view.showImage(plain({1024, 768}));
    QTest::keyClick(&view, Qt::Key_1);
    QCOMPARE(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_Plus);
    QCOMPARE(view.zoom(), 1.5);
    QTest::keyClick(&view, Qt::Key_Minus);
    QCOMPARE(view.zoom(), 1.0);
    QTest::keyClick(&view, Qt::Key_0);
    QVERIFY(view.isFit());
    QVERIFY(view.zoomBar()->isVisible());
    const QList<QToolButton *> tools = view.zoomBar()->findChildren<QToolButton *>();
    for (const QToolButton *tool : tools)
        QVERIFY(!tool->accessibleName().isEmpty());
    QTest::mouseClick(tools[3], Qt::LeftButton);
    QCOMPARE(view.zoom(), 1.0);
    QTest::mouseClick(tools[2], Qt::LeftButton);
    QVERIFY(view.isFit());
    view.clear();
    QVERIFY(!view.zoomBar()->isVisible());
}

void TestImageView::dragPansALargePicture()
{
    ImageView view;
    show(&view);
    view.showImage(plain({2000, 2000}));
    view.actualSize();
    const QRectF before = view.pictureRect();
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(200, 100));
    QTest::mouseMove(&view, QPoint(240, 130));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(240, 130));
    QCOMPARE(view.pictureRect().topLeft() - before.topLeft(), QPointF(40, 30));
}

void TestImageView::showsTruePixels()
{
    ImageView view;
    show(&view);
    QImage image = plain({40, 40}, Qt::black);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 40; ++x)
            image.setPixelColor(x, y, (x + y) % 2 ? Qt::white : Qt::black);
    }
    view.showImage(image);
    const QImage shown = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QPoint corner = view.pictureRect().topLeft().toPoint();
    QCOMPARE(shown.copy(QRect(corner, image.size())), image);
}

void TestImageView::enlargesWithHardEdges()
{
    ImageView view;
    show(&view);
    QImage image = plain({2, 1}, Qt::black);
    image.setPixelColor(1, 0, Qt::white);
    view.showImage(image);
    view.zoomTo(20);
    const QImage shown = view.grab().toImage();
    const QPoint corner = view.pictureRect().topLeft().toPoint();
    QCOMPARE(shown.pixelColor(corner + QPoint(19, 10)), QColor(Qt::black));
    QCOMPARE(shown.pixelColor(corner + QPoint(20, 10)), QColor(Qt::white));
}

void TestImageView::paintsFastFormatsOnly()
{
    ImageView view;
    view.showImage(plain({8, 8}).convertToFormat(QImage::Format_RGB888));
    QCOMPARE(view.image().format(), QImage::Format_RGB32);
    view.showImage(plain({8, 8}).convertToFormat(QImage::Format_RGBA64));
    QCOMPARE(view.image().format(), QImage::Format_ARGB32_Premultiplied);
}

// Counts its paint events.
class CountingView final : public ImageView
{
    Q_OBJECT

public:
    int painted = 0;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ++painted;
        ImageView::paintEvent(event);
    }
};

void TestImageView::repaintsNothingWhenStill()
{
    CountingView view;
    view.resize(400, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.painted = 0;
    for (int i = 0; i < 50; ++i)
        view.showPreview(plain({512, 384}), {1024, 768});
    QTRY_VERIFY(view.painted > 0);
    QVERIFY2(view.painted <= 2, qPrintable(QString::number(view.painted)));
}

void TestImageView::arrowKeysStep()
{
    ImageView view;
    show(&view);
    QSignalSpy steps(&view, &ImageView::stepRequested);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(steps.count(), 2);
    QCOMPARE(steps.first().first().toInt(), 1);
    QCOMPARE(steps.last().first().toInt(), -1);
}

void TestImageView::decodesTheNewestFrame()
{
    FrameDecoder decoder;
    QSignalSpy decoded(&decoder, &FrameDecoder::frameDecoded);
    for (int i = 1; i <= 40; ++i)
        decoder.decode(encoded(plain({8 * i, 8}), "JPEG"));
    QTRY_VERIFY(!decoded.isEmpty() && decoded.last().first().value<QImage>().width() == 320);
    QVERIFY(decoded.count() < 40);
    int width = 0;
    for (const QVariantList &frame : decoded) {
        QVERIFY(frame.first().value<QImage>().width() > width); // in order
        width = frame.first().value<QImage>().width();
    }
    QCOMPARE(decoded.last().first().value<QImage>().format(), QImage::Format_RGB32);
}

void TestImageView::keepsAFrameForAHiddenWindow()
{
    FrameDecoder decoder;
    QSignalSpy decoded(&decoder, &FrameDecoder::frameDecoded);
    decoder.setWanted(false);
    decoder.decode(encoded(plain({8, 8}), "PNG"));
    decoder.decode(encoded(plain({16, 8}), "PNG"));
    decoder.setWanted(true);
    QTRY_COMPARE(decoded.count(), 1);
    QCOMPARE(decoded.first().first().value<QImage>().width(), 16);
}

void TestImageView::brokenFramesAreTold()
{
    FrameDecoder decoder;
    QSignalSpy broken(&decoder, &FrameDecoder::frameBroken);
    decoder.decode("no picture");
    QTRY_COMPARE(broken.count(), 1);
}

void TestImageView::resetForgets()
{
    FrameDecoder decoder;
    QSignalSpy decoded(&decoder, &FrameDecoder::frameDecoded);
    decoder.decode(encoded(plain({8, 8}), "PNG"));
    decoder.decode(encoded(plain({16, 8}), "PNG"));
    decoder.reset();
    decoder.decode(encoded(plain({24, 8}), "PNG"));
    QTRY_COMPARE(decoded.count(), 1);
    QCOMPARE(decoded.first().first().value<QImage>().width(), 24);
}

QTEST_MAIN(TestImageView)
#include "tst_imageview.moc"
