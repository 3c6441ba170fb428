// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "comfy/server.h"
#include "json/reader.h"
#include "json/writer.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "support/graphsample.h"
#include "support/shared.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/generateblock.h"

#include <QFile>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// What the web editor saves, in the real window: opened, edited, run, saved (issue 5, 1.5, 1.6).
class TestGraphWindow : public QObject
{
    Q_OBJECT

private slots:
    void theWholeJobWithAGraph();
    void withoutAServerItSaysWhatIsMissing();
    void editsWaitForTheClasses();
    void whatCannotBeConvertedIsTold();
};

namespace {

constexpr int kLong = 60000;

QString writeFile(const AppHouse &house, const QString &name, const QByteArray &bytes)
{
    QFile file(house.path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("the file is not written", __FILE__, __LINE__);
    return file.fileName();
}

json::Value jsonIn(const QString &path)
{
    return json::readValue(readFile(path)).valueOr(json::Value());
}

json::Value textIn(const QString &picture, const QString &key)
{
    return json::readValue(QImage(picture).text(key).toUtf8()).valueOr(json::Value());
}

void dropFile(const AppHouse &house, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    dropOn(house.window(), &data);
}

// What the banner above the form says; empty when there is none.
QString toldBy(const AppHouse &house)
{
    const auto *banner = house.find<Banner>(u"needsBanner"_s);
    return banner == nullptr ? QString() : banner->copyText();
}

} // namespace

void TestGraphWindow::theWholeJobWithAGraph()
{
    AppHouse house;
    QVERIFY(house.open());
    const QString file = writeFile(house, u"dress.json"_s, textToImageGraph("fixed"));
    dropFile(house, file);
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QCOMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a red dress in a crowd"_s);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"a {green} dress"_s);
    auto *steps = house.named<NumberEdit>(u"Steps"_s);
    QVERIFY(steps);
    typeInto(steps, u"3"_s);
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    const QString picture = results->recordAt(0)->path;
    const json::Value prompt = textIn(picture, u"prompt"_s);
    QCOMPARE(prompt["6"]["inputs"]["text"], json::Value("a green dress"));
    QCOMPARE(prompt["3"]["inputs"]["steps"], json::Value(3));
    QCOMPARE(prompt["3"]["inputs"]["seed"], json::Value(5));
    const json::Value graph = textIn(picture, u"workflow"_s);
    QCOMPARE(graph["nodes"].at(3)["widgets_values"].at(0), json::Value("a {green} dress"));
    QCOMPARE(graph["nodes"].at(0)["widgets_values"].at(2), json::Value(3));
    QCOMPARE(graph["groups"], jsonIn(file)["groups"]);

    QTest::keyClick(house.window(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(jsonIn(file), graph);
    house.close();
    QVERIFY(house.open());
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QCOMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a {green} dress"_s);
    QCOMPARE(house.named<NumberEdit>(u"Steps"_s)->value(), u"3"_s);
}

void TestGraphWindow::withoutAServerItSaysWhatIsMissing()
{
    AppHouse house({.demo = false});
    QVERIFY(house.open({}));
    dropFile(house, writeFile(house, u"dress.json"_s, textToImageGraph()));
    QTRY_VERIFY(!toldBy(house).isEmpty());
    const QString told = toldBy(house);
    QVERIFY2(told.contains(u"node classes"_s) && told.contains(u"Connect"_s), qPrintable(told));
    QVERIFY(!house.named<PromptEdit>(u"Prompt"_s));
    // Generate says the same instead of making a job.
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(toldBy(house).contains(u"node classes"_s));
    QCOMPARE(house.session()->studio()->queue()->rowCount(), 0);
    // The form comes with the server.
    house.session()->useDemo();
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QTRY_COMPARE(toldBy(house), QString());
}

// Edits of the last time, which were not saved into the file, are there once the form is.
void TestGraphWindow::editsWaitForTheClasses()
{
    AppHouse house;
    QVERIFY(house.open());
    dropFile(house, writeFile(house, u"dress.json"_s, textToImageGraph()));
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"kept words"_s);
    house.close();
    QVERIFY(house.open());
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QTRY_COMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"kept words"_s);
}

void TestGraphWindow::whatCannotBeConvertedIsTold()
{
    AppHouse house;
    QVERIFY(house.open());
    dropFile(house,
             writeFile(house, u"broken.json"_s,
                       R"({"nodes":[{"id":1,"type":"VAEDecode","title":"Develop",
               "inputs":[{"name":"vae","type":"VAE","link":4}]}],"links":[]})"));
    QTRY_VERIFY_WITH_TIMEOUT(toldBy(house).contains(u"Develop"_s), kLong);
    QVERIFY(toldBy(house).contains(u"vae"_s));
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(toldBy(house).contains(u"Develop"_s));
    QCOMPARE(house.session()->studio()->queue()->rowCount(), 0);
}

QTEST_MAIN(TestGraphWindow)
#include "tst_graphwindow.moc"
