// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/banner.h"

#include <QFile>
#include <QTabBar>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// What is opened at the start, at once, twice, or not at all; and that it is there again when the
// program was killed.
class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void whatCannotBeOpenedIsToldAtTheStart();
    void theOthersOpenAllTheSame();
    void parametersFillTheWorkflowBesideThem();
    void oneFileHasOneTab();
    void tabsAreKeptWithoutClosing();
};

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;

QString writeFile(const AppHouse &house, const QString &name, const QByteArray &bytes)
{
    QFile file(house.path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        QTest::qFail("the file is not written", __FILE__, __LINE__);
    return file.fileName();
}

QString copyOfPortrait(const AppHouse &house, const QString &name)
{
    QFile source(kPortrait);
    if (!source.open(QIODevice::ReadOnly))
        QTest::qFail("the workflow is not there", __FILE__, __LINE__);
    return writeFile(house, name, source.readAll());
}

// What all banners that can be seen say.
QString told(const AppHouse &house)
{
    QString text;
    const QList<Banner *> banners = house.window()->findChildren<Banner *>();
    for (const Banner *banner : banners) {
        if (banner->isVisible())
            text += banner->copyText();
    }
    return text;
}

app::Documents *documentsOf(const AppHouse &house)
{
    return house.window()->findChild<app::Documents *>();
}

} // namespace

void TestOpening::whatCannotBeOpenedIsToldAtTheStart()
{
    AppHouse house;
    const QString broken = writeFile(house, u"broken.png"_s, "\x89PNG\r\n\x1a\n");
    QVERIFY(house.open({broken}));
    QTRY_VERIFY2(told(house).contains(u"broken.png"_s), qPrintable(told(house)));
    QCOMPARE(documentsOf(house)->count(), 0);
}

void TestOpening::theOthersOpenAllTheSame()
{
    AppHouse house;
    const QString good = copyOfPortrait(house, u"good.json"_s);
    QVERIFY(house.open({good, house.path(u"missing.json"_s)}));
    QTRY_VERIFY2(told(house).contains(u"missing.json"_s), qPrintable(told(house)));
    QVERIFY(documentsOf(house)->current());
    QCOMPARE(documentsOf(house)->current()->path(), good);
    QVERIFY(house.named<PromptEdit>(u"Prompt"_s));
}

void TestOpening::parametersFillTheWorkflowBesideThem()
{
    AppHouse house;
    const QString good = copyOfPortrait(house, u"good.json"_s);
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    picture.setText(u"parameters"_s,
                    u"a fox in the snow\nNegative prompt: fog\nSteps: 11, Seed: 7"_s);
    QVERIFY(picture.save(house.path(u"a1111.png"_s)));
    QVERIFY(house.open({good, house.path(u"a1111.png"_s)}));
    QTRY_VERIFY(house.find<Banner>(u"parametersBanner"_s));
    QCOMPARE(documentsOf(house)->current()->path(), good);
    QCOMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a fox in the snow"_s);
}

void TestOpening::oneFileHasOneTab()
{
    AppHouse house;
    const QString file = copyOfPortrait(house, u"once.json"_s);
    QVERIFY(house.open({file, file}));
    QCOMPARE(documentsOf(house)->count(), 1);
    // Before the first is read, and by another way to it.
    const QString other = copyOfPortrait(house, u"twice.json"_s);
    documentsOf(house)->open(other);
    documentsOf(house)->open(
        house.path(u"../"_s + QFileInfo(house.path({})).dir().dirName() + u"/twice.json"_s));
    documentsOf(house)->open(other);
    QTRY_VERIFY(documentsOf(house)->count() > 1);
    QTRY_COMPARE(documentsOf(house)->currentIndex(), 1);
    QCOMPARE(documentsOf(house)->count(), 2);
}

void TestOpening::tabsAreKeptWithoutClosing()
{
    AppHouse house;
    const QString first = copyOfPortrait(house, u"first.json"_s);
    const QString second = copyOfPortrait(house, u"second.json"_s);
    QVERIFY(house.open({first}));
    documentsOf(house)->open(second);
    const app::WindowState *state = house.session()->state();
    QTRY_COMPARE(state->tabs(), QStringList({first, second}));
    QTRY_COMPARE(state->currentTab(), 1);
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
