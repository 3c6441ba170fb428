// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "support/graphsample.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"

#include <QFile>
#include <QTabBar>
#include <QTest>
#include <QUndoStack>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// A result's way back: its workflow, its values, its job once more (issue 6, 3.4).
class TestResultReuse : public QObject
{
    Q_OBJECT

private slots:
    void valuesComeBack_data();
    void valuesComeBack();
    void onePartAlone();
    void anotherWorkflowTakesWhatItHasAPlaceFor();
    void theWorkflowOpens();
    void generatedAgainItIsTheSame();
};

namespace {

constexpr int kLong = 60000;
const QString kPortrait = u":/workflows/portrait.json"_s;
const QString kImg2Img = u":/workflows/img2img.json"_s;

library::ResultsModel *resultsOf(const AppHouse &house)
{
    return house.window()->findChild<library::ResultsModel *>();
}

studio::FormDocument *current(const AppHouse &house)
{
    return house.window()->findChild<app::Documents *>()->current();
}

json::Value valueOf(const AppHouse &house, Role role)
{
    const Field *field = current(house)->form().find(role);
    return field == nullptr ? json::Value() : current(house)->value(field->id);
}

// Presses Generate with other words and steps, and waits until the result is shown.
bool generate(const AppHouse &house, const QString &words, const QString &steps)
{
    typeInto(house.named<PromptEdit>(u"Prompt"_s), words);
    typeInto(house.named<NumberEdit>(u"Steps"_s), steps);
    const int before = resultsOf(house)->rowCount();
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return resultsOf(house)->rowCount() > before; }, kLong);
}

} // namespace

void TestResultReuse::valuesComeBack_data()
{
    QTest::addColumn<bool>("isGraph");
    QTest::newRow("API format") << false;
    QTest::newRow("graph") << true;
}

void TestResultReuse::valuesComeBack()
{
    QFETCH(const bool, isGraph);
    AppHouse house;
    QString path = kPortrait;
    if (isGraph) {
        QFile file(house.path(u"graph.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(textToImageGraph("randomize"));
        path = file.fileName();
    }
    QVERIFY(house.open({path}));
    QTRY_VERIFY_WITH_TIMEOUT(house.named<PromptEdit>(u"Prompt"_s), kLong);
    QVERIFY(generate(house, u"first words"_s, u"3"_s));
    const QString seed = resultsOf(house)->recordAt(0)->seed;
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    typeInto(house.named<NumberEdit>(u"Steps"_s), u"5"_s);
    house.trigger(u"useSettings"_s);
    QTRY_COMPARE(valueOf(house, Role::Positive), json::Value("first words"));
    QCOMPARE(valueOf(house, Role::Steps), json::Value(3));
    QCOMPARE(textFromValue(valueOf(house, Role::Seed)), seed);
    const FieldId seedField = current(house)->form().find(Role::Seed)->id;
    QCOMPARE(current(house)->seedMode(seedField), studio::SeedMode::Fixed);
    house.trigger(u"undo"_s); // all of it at once
    QCOMPARE(valueOf(house, Role::Positive), json::Value("other words"));
    QCOMPARE(valueOf(house, Role::Steps), json::Value(5));
}

void TestResultReuse::onePartAlone()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    QVERIFY(generate(house, u"first words"_s, u"3"_s));
    const QString seed = resultsOf(house)->recordAt(0)->seed;
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    typeInto(house.named<NumberEdit>(u"Steps"_s), u"5"_s);
    house.trigger(u"useSeed"_s);
    QTRY_COMPARE(textFromValue(valueOf(house, Role::Seed)), seed);
    QCOMPARE(valueOf(house, Role::Positive), json::Value("other words"));
    house.trigger(u"usePrompt"_s);
    QTRY_COMPARE(valueOf(house, Role::Positive), json::Value("first words"));
    QCOMPARE(valueOf(house, Role::Steps), json::Value(5));
    current(house)->setValue(current(house)->form().find(Role::Width)->id, 128);
    const json::Value before = json::Value(512);
    house.trigger(u"useSize"_s);
    QTRY_COMPARE(valueOf(house, Role::Width), before);
    QCOMPARE(valueOf(house, Role::Steps), json::Value(5));
}

void TestResultReuse::anotherWorkflowTakesWhatItHasAPlaceFor()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    QVERIFY(generate(house, u"portrait words"_s, u"3"_s));
    house.window()->findChild<app::Documents *>()->open(kImg2Img);
    QTRY_COMPARE(current(house)->path(), kImg2Img);
    const json::Value picture = valueOf(house, Role::InputImage);
    house.trigger(u"useSettings"_s);
    QTRY_COMPARE(valueOf(house, Role::Positive), json::Value("portrait words"));
    QCOMPARE(valueOf(house, Role::Steps), json::Value(3));
    QCOMPARE(valueOf(house, Role::InputImage), picture);
}

void TestResultReuse::theWorkflowOpens()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    QVERIFY(generate(house, u"first words"_s, u"3"_s));
    const QString file = resultsOf(house)->recordAt(0)->path;
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    house.trigger(u"openResultWorkflow"_s);
    QTRY_COMPARE(current(house)->path(), file);
    QCOMPARE(valueOf(house, Role::Positive), json::Value("first words"));
}

void TestResultReuse::generatedAgainItIsTheSame()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    QVERIFY(generate(house, u"first words"_s, u"3"_s));
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    house.trigger(u"generateAgain"_s);
    library::ResultsModel *results = resultsOf(house);
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 2, kLong);
    QCOMPARE(results->recordAt(0)->seed, results->recordAt(1)->seed);
    QCOMPARE(results->recordAt(0)->positive, u"first words"_s);
    QCOMPARE(results->recordAt(0)->sha256, results->recordAt(1)->sha256);
}

QTEST_MAIN(TestResultReuse)
#include "tst_resultreuse.moc"
