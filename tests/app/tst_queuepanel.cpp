// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/queue/queuemodel.h"
#include "app/queue/queuepanel.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "support/await.h"
#include "widgets/jobs/joblist.h"
#include "widgets/jobs/jobroles.h"
#include "widgets/parts/generateblock.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

#include <algorithm>

using namespace gesso;
using namespace gesso::app;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;

QList<studio::JobId> order(const QueueModel &model)
{
    QList<studio::JobId> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.idAt(row);
    return ids;
}

} // namespace

// The queue's panel over the real queue, without a server, so that jobs wait and can be moved
// about.
class TestQueuePanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void jobsWaitInTheirOrder();
    void movingAndToTheFront();
    void removingByKey();
    void pauseIsShownAndTakenBack();
    void cancelledJobStaysAndCanGoOn();
    void clearTakesEndedOnesOut();
    void countMakesSoManyJobs();
    void menuMeansTheJobItWasOpenedOn();

private:
    [[nodiscard]] QueueModel *model() const { return m_panel->model(); }
    void generate(int count);

    std::unique_ptr<AppHouse> m_house;
    QueuePanel *m_panel = nullptr;
    studio::JobQueue *m_queue = nullptr;
};

void TestQueuePanel::init()
{
    m_house = std::make_unique<AppHouse>(AppHouse::Options {.demo = false});
    QVERIFY(m_house->open({kPortrait}));
    m_panel = m_house->find<QueuePanel>(u"queuePanel"_s);
    m_queue = m_house->session()->studio()->queue();
    new QAbstractItemModelTester(
        m_panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_panel->model());
}

void TestQueuePanel::cleanup()
{
    m_house.reset();
}

void TestQueuePanel::generate(int count)
{
    const int before = m_queue->waitingCount();
    m_house->window()->findChild<GenerateBlock *>()->setCount(count);
    m_house->trigger(u"generate"_s);
    QTRY_COMPARE(m_queue->waitingCount(), before + count);
}

void TestQueuePanel::jobsWaitInTheirOrder()
{
    generate(3);
    QCOMPARE(model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        const QModelIndex index = model()->index(row, 0);
        QCOMPARE(index.data(JobPositionRole).toInt(), row + 1);
        QCOMPARE(index.data(JobStateRole).toInt(), static_cast<int>(JobState::Waiting));
        QVERIFY(!index.data(Qt::AccessibleTextRole).toString().isEmpty());
    }
    QVERIFY(m_panel->summary().contains(u'3'));
}

void TestQueuePanel::movingAndToTheFront()
{
    generate(3);
    const QList<studio::JobId> first = order(*model());
    emit m_panel->list()->moveRequested(2, 0);
    QTRY_COMPARE(order(*model()), (QList {first[2], first[0], first[1]}));
    emit m_panel->list()->moveRequested(0, 3);
    QTRY_COMPARE(order(*model()), first);
    emit m_panel->list()->toFrontRequested(1);
    QTRY_COMPARE(order(*model()), (QList {first[1], first[0], first[2]}));
}

void TestQueuePanel::removingByKey()
{
    generate(2);
    const QList<studio::JobId> first = order(*model());
    m_panel->list()->setFocus();
    m_panel->list()->setCurrentIndex(model()->index(0, 0));
    QTest::keyClick(m_panel->list(), Qt::Key_Delete);
    QTRY_COMPARE(order(*model()), QList {first[1]});
}

void TestQueuePanel::pauseIsShownAndTakenBack()
{
    generate(1);
    auto *pause = m_house->window()->findChild<QAction *>(u"pauseQueue"_s);
    pause->trigger();
    QVERIFY(m_queue->isPaused());
    QCOMPARE(model()->index(0, 0).data(JobStateRole).toInt(), static_cast<int>(JobState::Paused));
    emit m_panel->list()->resumeRequested(0);
    QVERIFY(!m_queue->isPaused());
    QVERIFY(!pause->isChecked());
}

void TestQueuePanel::cancelledJobStaysAndCanGoOn()
{
    generate(1);
    QVERIFY(await(m_queue->cancel(model()->idAt(0))));
    QTRY_COMPARE(m_queue->waitingCount(), 0);
    QCOMPARE(model()->rowCount(), 1);
    emit m_panel->list()->resumeRequested(0);
    QTRY_COMPARE(m_queue->waitingCount(), 1);
    QTRY_COMPARE(model()->rowCount(), 1);
}

void TestQueuePanel::clearTakesEndedOnesOut()
{
    generate(2);
    QVERIFY(await(m_queue->cancel(model()->idAt(0))));
    QTRY_COMPARE(m_queue->waitingCount(), 1);
    m_house->trigger(u"clearEnded"_s);
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(m_queue->waitingCount(), 1);
}

void TestQueuePanel::countMakesSoManyJobs()
{
    generate(7);
    QCOMPARE(model()->rowCount(), 7);
    QSet<QString> seeds;
    for (int row = 0; row < 7; ++row)
        seeds << model()->jobAt(row)->seed;
    QCOMPARE(seeds.size(), 7);
}

void TestQueuePanel::menuMeansTheJobItWasOpenedOn()
{
    generate(3);
    const QList<studio::JobId> before = order(*model());
    QVERIFY(await(m_queue->cancel(before[1])));
    QVERIFY(await(m_queue->cancel(before[2])));
    QTRY_COMPARE(m_queue->waitingCount(), 1);
    const QList<studio::JobId> ids = order(*model());
    QCOMPARE(ids.size(), 3);
    JobList *list = m_panel->list();
    const QPoint at = list->visualRect(model()->index(2, 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, list->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list->viewport(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    // The job above goes while the menu is open.
    QVERIFY(await(m_queue->remove(ids[1])));
    QTRY_COMPARE(order(*model()), (QList {ids[0], ids[2]}));
    const QList<QAction *> actions = menu->actions();
    const auto retry = std::ranges::find(actions, u"Retry"_s, &QAction::text);
    QVERIFY(retry != actions.end());
    (*retry)->trigger();
    QTRY_COMPARE(m_queue->waitingCount(), 2);
    menu->close();
}

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
