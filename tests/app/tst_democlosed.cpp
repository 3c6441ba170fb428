// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/editors/promptedit.h"

#include <QSet>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// The built-in server ends with the window: its jobs go on at the next start, and nothing is there
// twice (issue 4, 4.5).
class TestDemoClosed : public QObject
{
    Q_OBJECT

private slots:
    void aJobWhoseFilesWereComing();
};

void TestDemoClosed::aJobWhoseFilesWereComing()
{
    constexpr int kLong = 60000;
    constexpr int kBatch = 16;
    AppHouse house;
    const auto results = [&house] { return house.window()->findChild<library::ResultsModel *>(); };
    const auto idle = [&house] {
        const studio::JobQueue *queue = house.session()->studio()->queue();
        return queue->waitingCount() == 0 && queue->runningCount() == 0;
    };
    QVERIFY(house.open({u":/workflows/portrait.json"_s}));
    QTRY_VERIFY(house.named<PromptEdit>(u"Prompt"_s));
    studio::FormDocument *document = house.window()->findChild<app::Documents *>()->current();
    for (const auto &[role, value] : {std::pair(Role::BatchSize, kBatch), std::pair(Role::Steps, 1),
                                      std::pair(Role::Width, 64), std::pair(Role::Height, 64)})
        document->setValue(document->form().find(role)->id, value);
    // Another job first: the server that comes next begins to count its files anew.
    house.trigger(u"generate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(results()->rowCount(), kBatch, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kLong);
    house.trigger(u"generate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(results()->rowCount() >= kBatch + 2, kLong);
    house.close();
    QVERIFY(house.open());
    QTRY_VERIFY_WITH_TIMEOUT(results()->isComplete(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(idle(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(results()->rowCount(), 2 * kBatch, kLong);
    QSet<QByteArray> contents;
    for (int row = 0; row < results()->rowCount(); ++row)
        contents.insert(results()->recordAt(row)->sha256);
    QCOMPARE(contents.size(), 2 * kBatch);
}

QTEST_MAIN(TestDemoClosed)
#include "tst_democlosed.moc"
