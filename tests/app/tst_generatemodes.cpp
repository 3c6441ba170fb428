// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/banner.h"

#include <QAction>
#include <QSet>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// The menu beside Generate: instead of what waits, and without end (issue 6, 2.6).
class TestGenerateModes : public QObject
{
    Q_OBJECT

private slots:
    void withoutEndUntilStopped();
    void withoutEndTakesTheValuesOfTheMoment();
    void aKeptSeedDoesNotStart();
    void aFailureEndsIt();
    void closingTheTabEndsIt();
    void insteadOfWhatWaits();
};

namespace {

constexpr int kLong = 60000;
const QString kPortrait = u":/workflows/portrait.json"_s;

studio::JobQueue *queueOf(const AppHouse &house)
{
    return house.session()->studio()->queue();
}

studio::FormDocument *current(const AppHouse &house)
{
    return house.window()->findChild<app::Documents *>()->current();
}

QAction *endlessOf(const AppHouse &house)
{
    return house.find<QAction>(u"generateEndless"_s);
}

bool isIdle(const AppHouse &house)
{
    return queueOf(house)->waitingCount() == 0 && queueOf(house)->runningCount() == 0;
}

} // namespace

void TestGenerateModes::withoutEndUntilStopped()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    auto *results = house.window()->findChild<library::ResultsModel *>();
    house.trigger(u"generateEndless"_s);
    QTRY_VERIFY_WITH_TIMEOUT(results->rowCount() >= 3, kLong);
    QVERIFY(queueOf(house)->waitingCount() <= 2); // one here, one at the server
    house.trigger(u"stop"_s);
    QVERIFY(!endlessOf(house)->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(house), kLong);
    const int made = queueOf(house)->rowCount();
    QSet<QString> seeds;
    for (int row = 0; row < results->rowCount(); ++row)
        seeds.insert(results->recordAt(row)->seed);
    QCOMPARE(seeds.size(), results->rowCount());
    // One more by hand, and only that.
    house.trigger(u"generate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(queueOf(house)->rowCount(), made + 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(house), kLong);
    QCOMPARE(queueOf(house)->rowCount(), made + 1);
}

void TestGenerateModes::withoutEndTakesTheValuesOfTheMoment()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    auto *results = house.window()->findChild<library::ResultsModel *>();
    house.trigger(u"generateEndless"_s);
    QTRY_VERIFY_WITH_TIMEOUT(results->rowCount() >= 1, kLong);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    QTRY_COMPARE_WITH_TIMEOUT(results->recordAt(0)->positive, u"other words"_s, kLong);
    house.trigger(u"generateEndless"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(house), kLong);
}

void TestGenerateModes::aKeptSeedDoesNotStart()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    const FieldId seed = current(house)->form().find(Role::Seed)->id;
    current(house)->setSeedMode(seed, studio::SeedMode::Fixed);
    house.trigger(u"generateEndless"_s);
    QVERIFY(!endlessOf(house)->isChecked());
    QVERIFY(house.find<Banner>(u"formBanner"_s)->copyText().contains(u"seed"_s));
    QCOMPARE(queueOf(house)->rowCount(), 0);
}

void TestGenerateModes::aFailureEndsIt()
{
    AppHouse house({.faults = true});
    QVERIFY(house.open({kPortrait}));
    QVERIFY(house.addFault(R"({"kind":"error","error":"oom","class":"VAEDecode"})"));
    house.trigger(u"generateEndless"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!endlessOf(house)->isChecked(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(house), kLong);
}

void TestGenerateModes::closingTheTabEndsIt()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    house.trigger(u"generateEndless"_s);
    QTRY_VERIFY_WITH_TIMEOUT(queueOf(house)->rowCount() > 0, kLong);
    house.trigger(u"closeTab"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!endlessOf(house)->isChecked(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(house), kLong);
}

void TestGenerateModes::insteadOfWhatWaits()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    queueOf(house)->pause();
    house.trigger(u"generate"_s);
    QTRY_COMPARE(queueOf(house)->waitingCount(), 1);
    house.trigger(u"generate"_s);
    QTRY_COMPARE(queueOf(house)->waitingCount(), 2);
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"other words"_s);
    house.trigger(u"generateInstead"_s);
    QTRY_COMPARE(queueOf(house)->waitingCount(), 1);
    const studio::JobId left
        = queueOf(house)->index(0, 0).data(studio::JobQueue::IdRole).toLongLong();
    QCOMPARE(queueOf(house)->job(left)->positive, u"other words"_s);
}

QTEST_MAIN(TestGenerateModes)
#include "tst_generatemodes.moc"
