// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"
#include "json/reader.h"
#include "support/shared.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using gesso::test::DemoProcess;
using gesso::test::Ended;
using gesso::test::runGesso;
using gesso::test::Workplace;

// `gesso run` against the demo server in a process of its own: results, values, choices, exit
// codes.
class tst_Run : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void printsThePathOfThePicture();
    void demoInTheSameProcess();
    void standardInput();
    void out();
    void count();
    void savePreviews();
    void asksForNoPreviews();
    void quiet();
    void plainLinesElsewhere();
    void image();
    void imageOfANamedField();
    void setReachesThePicture_data();
    void setReachesThePicture();
    void wrongValue_data();
    void wrongValue();
    void seedsAreExact_data();
    void seedsAreExact();
    void countedSeedsRise();
    void cleanupTestCase();

private:
    Ended run(const Workplace &place, const QStringList &arguments) const;

    std::unique_ptr<DemoProcess> m_demo;
};

namespace {

// The PNG text chunks of a saved picture hold the prompt that made it.
QString promptIn(const QString &path)
{
    return QImage(path).text(u"prompt"_s);
}

QStringList picturesBelow(const QString &folder)
{
    QStringList found;
    for (QDirIterator it(folder, {u"*.png"_s}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();)
        found.append(it.next());
    return found;
}

QByteArray png(int side, Qt::GlobalColor colour)
{
    QTemporaryDir folder;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(colour);
    const QString path = folder.filePath(u"a.png"_s);
    image.save(path);
    return gesso::test::readFile(path);
}

} // namespace

void tst_Run::initTestCase()
{
    m_demo = std::make_unique<DemoProcess>();
    QVERIFY(!m_demo->address().isEmpty());
}

void tst_Run::cleanupTestCase()
{
    m_demo.reset();
}

Ended tst_Run::run(const Workplace &place, const QStringList &arguments) const
{
    return runGesso(QStringList {u"run"_s, u"--server"_s, m_demo->address()} + place.library()
                    + arguments);
}

void tst_Run::printsThePathOfThePicture()
{
    const Workplace place;
    const Ended ended = run(place, {place.workflow()});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 1);
    const QString path = QString::fromUtf8(ended.lines().constFirst());
    QVERIFY(QFileInfo(path).isAbsolute());
    QVERIFY(path.startsWith(place.path(u"library"_s)));
    QCOMPARE(QImage(path).size(), QSize(64, 48));
}

void tst_Run::demoInTheSameProcess()
{
    const Workplace place;
    const Ended ended
        = runGesso(QStringList {u"run"_s, place.workflow(), u"--demo"_s, u"--demo-speed"_s, u"0"_s}
                   + place.library());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(QImage(QString::fromUtf8(ended.lines().value(0))).size(), QSize(64, 48));
}

void tst_Run::standardInput()
{
    const Workplace place;
    const Ended ended = runGesso(QStringList {u"run"_s, u"-"_s, u"--server"_s, m_demo->address()}
                                     + place.library(),
                                 gesso::test::smallWorkflow());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 1);
}

void tst_Run::out()
{
    const Workplace place;
    const QString folder = place.path(u"pictures of mine"_s);
    const Ended ended = run(place, {place.workflow(), u"--out"_s, folder});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(QString::fromUtf8(ended.lines().value(0)).startsWith(folder));
    QCOMPARE(picturesBelow(folder).size(), 1);
    QCOMPARE(picturesBelow(place.path(u"library/results"_s)).size(), 0);
    QVERIFY(QFileInfo(place.path(u"library/data"_s)).isDir()); // the database stays there
    // Nothing else is left in a folder of the user's.
    const QDir::Filters all = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;
    for (const QString &name : QDir(folder).entryList(all))
        QVERIFY2(!name.startsWith(u'.'), qPrintable(name));
}

void tst_Run::count()
{
    const Workplace place;
    const Ended ended = run(place, {place.workflow(), u"--count"_s, u"3"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QList<QByteArray> paths = ended.lines();
    QCOMPARE(paths.size(), 3);
    QCOMPARE(QSet<QByteArray>(paths.begin(), paths.end()).size(), 3);
    QSet<QString> prompts; // a seed of its own for each
    for (const QByteArray &path : paths)
        prompts.insert(promptIn(QString::fromUtf8(path)));
    QCOMPARE(prompts.size(), 3);
    QVERIFY2(ended.err.contains("3 of 3"), ended.err.constData());
}

void tst_Run::savePreviews()
{
    const Workplace place;
    const QString file = place.variant(
        u"preview.json"_s, R"("9": {)"_ba,
        R"("10": {"class_type": "PreviewImage", "inputs": {"images": ["8", 0]}}, "9": {)"_ba);
    Ended ended = run(place, {file, u"--seed"_s, u"1"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 1);
    ended = run(place, {file, u"--seed"_s, u"2"_s, u"--save-previews"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 2);
    QCOMPARE(ended.out.count("/temp/"), 1);
}

// Nobody sees them, and a server takes its time to make each one.
void tst_Run::asksForNoPreviews()
{
    const Workplace place;
    const Ended ended = run(place, {place.workflow()});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(
        network.get(QNetworkRequest(QUrl(QString(m_demo->address() + u"/history"_s)))));
    QTRY_VERIFY(reply->isFinished());
    const auto history = gesso::json::readValue(reply->readAll());
    QVERIFY(history && !history->object().isEmpty());
    for (const gesso::json::Member &entry : history->object())
        QCOMPARE(entry.value["prompt"].at(3)["preview_method"].toString(), u"none"_s);
}

void tst_Run::quiet()
{
    const Workplace place;
    const Ended ended = run(place, {place.workflow(), u"--quiet"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    QCOMPARE(ended.lines().size(), 1);
}

void tst_Run::plainLinesElsewhere()
{
    const Workplace place;
    const Ended ended = run(place, {place.workflow(), u"--seed"_s, u"77"_s});
    QCOMPARE(ended.code, 0);
    QVERIFY(!ended.err.contains('\x1b'));
    QVERIFY(!ended.err.contains('\r'));
    for (const char *words : {"seed 77", "of 7 nodes", "finished in"})
        QVERIFY2(ended.err.contains(words), ended.err.constData());
}

void tst_Run::image()
{
    const Workplace place;
    const QString picture = place.write(u"mine.png"_s, png(32, Qt::red));
    const QString file
        = place.variant(u"img2img.json"_s, R"("8": {)"_ba,
                        R"("11": {"class_type": "LoadImage", "inputs": {"image": "not-there.png"}},
                            "12": {"class_type": "SaveImage", "inputs": {"filename_prefix": "copy", "images": ["11", 0]}},
                            "8": {)"_ba);
    const Ended ended = run(place, {file, u"--image"_s, picture});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 2);
    bool found = false;
    for (const QByteArray &path : ended.lines()) {
        const QImage result(QString::fromUtf8(path));
        found = found
            || (result.size() == QSize(32, 32) && result.pixelColor(9, 9) == QColor(Qt::red));
    }
    QVERIFY(found);
}

void tst_Run::imageOfANamedField()
{
    const Workplace place;
    const QString red = place.write(u"a=red.png"_s, png(32, Qt::red)); // a name with '=' is a name
    const QString blue = place.write(u"blue.png"_s, png(24, Qt::blue));
    const QString file = place.variant(
        u"two.json"_s, R"("8": {)"_ba,
        R"("11": {"class_type": "LoadImage", "inputs": {"image": "none.png"}, "_meta": {"title": "First"}},
                            "12": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["11", 0]}},
                            "13": {"class_type": "LoadImage", "inputs": {"image": "none.png"}, "_meta": {"title": "Second"}},
                            "14": {"class_type": "SaveImage", "inputs": {"filename_prefix": "y", "images": ["13", 0]}},
                            "8": {)"_ba);
    const Ended ended = run(place,
                            {file, u"--image"_s, QString(u"First.image="_s + red), u"--image"_s,
                             QString(u"13.image="_s + blue)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QSet<int> widths;
    for (const QByteArray &path : ended.lines())
        widths.insert(QImage(QString::fromUtf8(path)).width());
    QCOMPARE(widths, QSet<int>({64, 32, 24}));
    QCOMPARE(run(place, {file, u"--image"_s, red, u"--image"_s, blue, u"--image"_s, red}).code, 2);
    QCOMPARE(run(place, {file, u"--image"_s, QString(u"Third.image="_s + blue)}).code, 2);
    QCOMPARE(run(place, {file, u"--image"_s, QString(u"3.steps="_s + blue)}).code, 2);
    const Ended noPicture = run(place, {file, u"--image"_s, file}); // told before anything is sent
    QCOMPARE(noPicture.code, 2);
    QVERIFY2(noPicture.err.contains("no picture"), noPicture.err.constData());
    QCOMPARE(run(place, {file, u"--image"_s, place.path(u"missing.png"_s)}).code, 2);
}

void tst_Run::setReachesThePicture_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("inPrompt");
    QTest::newRow("by role") << QStringList {u"--set"_s, u"steps=3"_s} << u"\"steps\":3"_s;
    QTest::newRow("by node id") << QStringList {u"--set"_s, u"3.steps=2"_s} << u"\"steps\":2"_s;
    QTest::newRow("by title") << QStringList {u"--set"_s, u"Sampler.cfg=7.25"_s}
                              << u"\"cfg\":7.25"_s;
    QTest::newRow("a role that is called cfg")
        << QStringList {u"--set"_s, u"cfg=3.5"_s} << u"\"cfg\":3.5"_s;
    QTest::newRow("a choice") << QStringList {u"--set"_s, u"scheduler=karras"_s}
                              << u"\"scheduler\":\"karras\""_s;
    QTest::newRow("the prompt text, with '='")
        << QStringList {u"--positive"_s, u"a = b"_s} << u"\"text\":\"a = b\""_s;
    QTest::newRow("the negative text")
        << QStringList {u"--negative"_s, u"blur"_s} << u"\"text\":\"blur\""_s;
    QTest::newRow("an empty text")
        << QStringList {u"--negative"_s, QString()} << u"\"text\":\"\""_s;
    QTest::newRow("the last one wins")
        << QStringList {u"--positive"_s, u"one"_s, u"--set"_s, u"positive=two"_s}
        << u"\"text\":\"two\""_s;
    QTest::newRow("a width by title")
        << QStringList {u"--set"_s, u"Size.width=128"_s} << u"\"width\":128"_s;
    QTest::newRow("a seed by set") << QStringList {u"--set"_s, u"3.seed=42"_s} << u"\"seed\":42"_s;
}

void tst_Run::setReachesThePicture()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, inPrompt);
    const Workplace place;
    const Ended ended = run(place, QStringList {place.workflow()} + arguments);
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QString prompt = promptIn(QString::fromUtf8(ended.lines().value(0)));
    QVERIFY2(prompt.contains(inPrompt), qPrintable(prompt));
}

void tst_Run::wrongValue_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no such role or field")
        << QStringList {u"--set"_s, u"frobnication=1"_s} << "steps"_ba;
    QTest::newRow("no such input of a node")
        << QStringList {u"--set"_s, u"3.stepz=1"_s} << "3.steps"_ba;
    QTest::newRow("a role that the workflow has not")
        << QStringList {u"--set"_s, u"vae=x"_s} << "steps"_ba;
    QTest::newRow("a title of two nodes")
        << QStringList {u"--set"_s, u"Words.text=x"_s} << "6.text, 7.text"_ba;
    QTest::newRow("a number too large") << QStringList {u"--set"_s, u"steps=10001"_s} << "10000"_ba;
    QTest::newRow("a number too small")
        << QStringList {u"--set"_s, u"steps=0"_s} << "1 to 10000"_ba;
    QTest::newRow("a number that is none")
        << QStringList {u"--set"_s, u"steps=many"_s} << "many"_ba;
    QTest::newRow("a choice that there is not")
        << QStringList {u"--set"_s, u"sampler=oiler"_s} << "euler"_ba;
    QTest::newRow("a checkpoint that the server lacks")
        << QStringList {u"--set"_s, u"checkpoint=mine.safetensors"_s}
        << "sdXL_v10VAEFix.safetensors"_ba;
    QTest::newRow("an image for a workflow without one")
        << QStringList {u"--image"_s,
                        QStringLiteral(GESSO_SOURCE "/packaging/linux/org.gesso.Gesso.svg")}
        << "no image"_ba;
}

void tst_Run::wrongValue()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const Workplace place;
    const Ended ended = run(place, QStringList {place.workflow()} + arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(words), ended.err.constData());
    QCOMPARE(picturesBelow(place.path(u"library"_s)).size(), 0);
}

void tst_Run::seedsAreExact_data()
{
    QTest::addColumn<QString>("seed");
    QTest::newRow("the largest") << u"18446744073709551615"_s;
    QTest::newRow("one above what a double holds") << u"9007199254740993"_s;
    QTest::newRow("2^63") << u"9223372036854775808"_s;
    QTest::newRow("none") << u"0"_s;
}

void tst_Run::seedsAreExact()
{
    QFETCH(QString, seed);
    const Workplace place;
    const Ended ended = run(place, {place.workflow(), u"--seed"_s, seed});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QString prompt = promptIn(QString::fromUtf8(ended.lines().value(0)));
    QVERIFY2(prompt.contains(QString(u"\"seed\":"_s + seed + u',')), qPrintable(prompt));
    QVERIFY(ended.err.contains(QString(u"seed "_s + seed).toUtf8()));
}

void tst_Run::countedSeedsRise()
{
    const Workplace place;
    const Ended ended = run(
        place, {place.workflow(), u"--seed"_s, u"18446744073709551614"_s, u"--count"_s, u"3"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 3);
    for (const char *seed :
         {"seed 18446744073709551614\n", "seed 18446744073709551615\n", "seed 0\n"})
        QVERIFY2(ended.err.contains(seed), ended.err.constData());
}

QTEST_GUILESS_MAIN(tst_Run)
#include "tst_run.moc"
