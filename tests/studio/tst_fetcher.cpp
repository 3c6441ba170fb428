// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/fetcher.h"
#include "studio/uploader.h"

#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

// What is fetched of a job's outputs, and under what names files are sent: without a server.
class TestFetcher : public QObject
{
    Q_OBJECT

private slots:
    void tasks_data();
    void tasks();
    void originsTellFilesApart();
    void originsStayWhenNamesAreNew();
    void uploadNames_data();
    void uploadNames();
};

void TestFetcher::tasks_data()
{
    QTest::addColumn<comfy::Outputs>("outputs");
    QTest::addColumn<bool>("savePreviews");
    QTest::addColumn<QStringList>("names");

    const comfy::OutputFile saved {u"9"_s, u"a_00001_.png"_s, {}, u"output"_s, {}};
    const comfy::OutputFile shown {u"10"_s, u"b_00001_.png"_s, {}, u"temp"_s, {}};
    const comfy::OutputFile input {u"11"_s, u"c.png"_s, {}, u"input"_s, {}};
    const comfy::OutputFile told {u"12"_s, u"a_00001_.png"_s, {}, u"output"_s, {}};
    const comfy::OutputFile nameless {u"12"_s, {}, {}, u"output"_s, {}};
    const comfy::OutputText text {u"13"_s, u"words"_s};
    const comfy::OutputText fileText {u"9"_s, u"words"_s};
    const comfy::Outputs all {{saved, shown, input, told, nameless}, {text, fileText}};
    QTest::newRow("saved files only, each once, none of the input folder")
        << all << false << QStringList {u"a_00001_.png"_s};
    QTest::newRow("with previews: temporary ones and texts that no file has")
        << all << true << QStringList {u"a_00001_.png"_s, u"b_00001_.png"_s, u"text_13.txt"_s};
    QTest::newRow("nothing") << comfy::Outputs() << true << QStringList();
}

void TestFetcher::tasks()
{
    QFETCH(comfy::Outputs, outputs);
    QFETCH(bool, savePreviews);
    QFETCH(QStringList, names);
    FetchOrder order;
    order.outputs = outputs;
    order.savePreviews = savePreviews;
    QStringList found;
    for (const FetchTask &task : Fetcher::tasksOf(order)) {
        found.append(task.draft.serverName);
        QCOMPARE(task.draft.temporary, task.file.type != u"output"_s);
    }
    QCOMPARE(found, names);
}

void TestFetcher::originsTellFilesApart()
{
    FetchOrder order;
    order.savePreviews = true;
    order.outputs.files = {{u"9"_s, u"a.png"_s, {}, u"output"_s, {}},
                           {u"9"_s, u"a.png"_s, u"sub"_s, u"output"_s, {}},
                           {u"9"_s, u"a.png"_s, {}, u"temp"_s, {}}};
    QSet<QString> origins;
    for (const FetchTask &task : Fetcher::tasksOf(order))
        origins.insert(task.draft.origin);
    QCOMPARE(origins.size(), 3);
}

void TestFetcher::originsStayWhenNamesAreNew()
{
    const auto originsOf = [](const QStringList &names) {
        FetchOrder order;
        order.namesAreNew = true;
        for (const QString &name : names)
            order.outputs.files.append({u"9"_s, name, {}, u"output"_s, {}});
        order.outputs.files.append({u"12"_s, u"z.png"_s, {}, u"output"_s, {}});
        QStringList origins;
        for (const FetchTask &task : Fetcher::tasksOf(order))
            origins << task.draft.origin;
        return origins;
    };
    const QStringList first = originsOf({u"a_00017_.png"_s, u"a_00018_.png"_s});
    QCOMPARE(first.size(), 3);
    QCOMPARE(QSet<QString>(first.begin(), first.end()).size(), 3);
    QCOMPARE(originsOf({u"a_00001_.png"_s, u"a_00002_.png"_s}), first);
}

void TestFetcher::uploadNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    QTest::newRow("plain") << u"cat.png"_s << u"cat.png"_s;
    QTest::newRow("spaces and umlauts stay") << u"grüne Wiese.jpg"_s << u"grüne Wiese.jpg"_s;
    QTest::newRow("folders go") << u"a/b\\c.png"_s << u"c.png"_s;
    QTest::newRow("two dots, which /view refuses") << u"a..b.png"_s << u"a.b.png"_s;
    QTest::newRow("brackets, which annotate") << u"a [output].png"_s << u"a output.png"_s;
    QTest::newRow("hidden") << u".png"_s << u"6161616161616161.png"_s;
    QTest::newRow("empty") << QString() << u"6161616161616161.png"_s;
    QTest::newRow("control characters") << u"a\nb\tc.png"_s << u"abc.png"_s;
    QTest::newRow("too long") << QString(u"x"_s.repeated(300) + u".webp"_s)
                              << QString(u"x"_s.repeated(95) + u".webp"_s);
}

void TestFetcher::uploadNames()
{
    QFETCH(QString, name);
    QFETCH(QString, clean);
    QCOMPARE(Uploader::cleanName(name, QByteArray(32, 'a')), clean);
}

QTEST_GUILESS_MAIN(TestFetcher)
#include "tst_fetcher.moc"
