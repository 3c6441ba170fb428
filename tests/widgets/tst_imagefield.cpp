// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/imagefield.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestImageField : public QObject
{
    Q_OBJECT

private slots:
    void takesADroppedFile();
    void takesSeveralFiles();
    void takesPictureData();
    void takesAWebAddress();
    void refusesText();
    void pastes();
    void browsesByClickAndKey();
    void clears();
    void showsItsStates();
};

static QImage picture()
{
    QImage image(64, 32, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

static bool drop(QWidget *widget, QMimeData *data)
{
    const QPoint at = widget->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(widget, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
    return event.isAccepted();
}

void TestImageField::takesADroppedFile()
{
    ImageField field;
    QSignalSpy dropped(&field, &ImageField::fileDropped);
    QSignalSpy several(&field, &ImageField::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/pictures/birch study.png"_s)});
    QVERIFY(drop(&field, &data));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.first().first().toString(), u"/pictures/birch study.png"_s);
    QCOMPARE(several.count(), 0);
}

void TestImageField::takesSeveralFiles()
{
    ImageField field;
    QSignalSpy dropped(&field, &ImageField::fileDropped);
    QSignalSpy several(&field, &ImageField::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/a.png"_s), QUrl::fromLocalFile(u"/b.png"_s)});
    QVERIFY(drop(&field, &data));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(several.first().first().toStringList(), QStringList({u"/a.png"_s, u"/b.png"_s}));
}

void TestImageField::takesPictureData()
{
    ImageField field;
    QSignalSpy dropped(&field, &ImageField::imageDropped);
    QMimeData data;
    data.setImageData(picture());
    QVERIFY(drop(&field, &data));
    QCOMPARE(dropped.first().first().value<QImage>().size(), QSize(64, 32));
}

void TestImageField::takesAWebAddress()
{
    ImageField field;
    QSignalSpy dropped(&field, &ImageField::urlDropped);
    QMimeData data;
    data.setUrls({QUrl(u"https://example.org/picture.png"_s)});
    QVERIFY(drop(&field, &data));
    QCOMPARE(dropped.count(), 1);
}

void TestImageField::refusesText()
{
    ImageField field;
    QMimeData data;
    data.setText(u"words"_s);
    QVERIFY(!drop(&field, &data));
}

void TestImageField::pastes()
{
    ImageField field;
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QSignalSpy dropped(&field, &ImageField::imageDropped);
    QGuiApplication::clipboard()->setImage(picture());
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.first().first().value<QImage>().size(), QSize(64, 32));
}

void TestImageField::browsesByClickAndKey()
{
    ImageField field;
    field.resize(260, 64);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QSignalSpy browse(&field, &ImageField::browseRequested);
    QTest::mouseClick(&field, Qt::LeftButton);
    QTest::keyClick(&field, Qt::Key_Space);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(browse.count(), 3);
    QSignalSpy recent(&field, &ImageField::recentRequested);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(recent.count(), 1);
}

void TestImageField::clears()
{
    ImageField field;
    field.resize(260, 64);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QSignalSpy cleared(&field, &ImageField::cleared);
    QTest::keyClick(&field, Qt::Key_Delete);
    QCOMPARE(cleared.count(), 0); // empty already
    field.setFilled(u"birch.png"_s, u"896 x 1152"_s, picture());
    QTest::keyClick(&field, Qt::Key_Delete);
    QCOMPARE(cleared.count(), 1);
    const QList<QToolButton *> tools = field.findChildren<QToolButton *>();
    QTest::mouseClick(tools.front(), Qt::LeftButton);
    QCOMPARE(cleared.count(), 2);
}

void TestImageField::showsItsStates()
{
    ImageField field;
    field.resize(260, 64);
    QCOMPARE(field.state(), ImageField::State::Empty);
    const QImage empty = field.grab().toImage();
    field.setFilled(u"birch.png"_s, u"896 x 1152"_s, picture());
    const QImage filled = field.grab().toImage();
    QVERIFY(filled != empty);
    QCOMPARE(filled.pixelColor(32, 32), QColor(Qt::red));
    field.setSending(40);
    QCOMPARE(field.state(), ImageField::State::Sending);
    QVERIFY(field.grab().toImage() != filled);
    field.setMissing(u"birch.png"_s, u"Not found on this disk"_s);
    QCOMPARE(field.state(), ImageField::State::Missing);
    QCOMPARE(field.name(), u"birch.png"_s);
    QVERIFY(field.accessibleDescription().contains(u"Not found"_s));
}

QTEST_MAIN(TestImageField)
#include "tst_imagefield.moc"
