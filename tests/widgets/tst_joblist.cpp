// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/joblist.h"
#include "widgets/jobs/jobroles.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestJobList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rowsHaveTheirHeights();
    void deleteRemoves();
    void altArrowsMove();
    void dragMoves();
    void toolsWork();
    void toolsActOnReleaseOverThem();
    void doubleClickClosesOneJob();
    void dragKeepsItsRowWhileOthersEnd();
    void failedRowsHaveLinks();
    void saysWhatGoesHereWhenEmpty();

private:
    void add(JobState state, const QString &title, const QString &reason = {});
    [[nodiscard]] QRect rowRect(int row) const
    {
        return m_list->visualRect(m_model->index(row, 0));
    }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<JobList> m_list;
};

void TestJobList::add(JobState state, const QString &title, const QString &reason)
{
    auto *item = new QStandardItem(title);
    item->setData(static_cast<int>(state), JobStateRole);
    item->setData(u"Portrait"_s, JobSubtitleRole);
    item->setData(reason, JobReasonRole);
    item->setData(56, JobProgressRole);
    item->setData(m_model->rowCount(), JobPositionRole);
    m_model->appendRow(item);
}

void TestJobList::init()
{
    m_model = std::make_unique<QStandardItemModel>();
    add(JobState::Running, u"running"_s);
    add(JobState::Waiting, u"first"_s);
    add(JobState::Waiting, u"second"_s);
    add(JobState::Waiting, u"third"_s);
    add(JobState::Failed, u"Failed at VAE Decode"_s,
        u"Out of graphics memory: it needed 9.1 GB, 7.8 GB were free."_s);
    m_list = std::make_unique<JobList>();
    m_list->setModel(m_model.get());
    m_list->resize(304, 400);
    m_list->show();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    m_list->setFocus();
}

void TestJobList::cleanup()
{
    m_list.reset();
    m_model.reset();
}

void TestJobList::rowsHaveTheirHeights()
{
    QCOMPARE(rowRect(0).height(), 52);
    QCOMPARE(rowRect(1).height(), 44);
    QVERIFY(rowRect(4).height() > 60);
    m_model->item(1)->setData(static_cast<int>(JobState::Running), JobStateRole);
    QTRY_COMPARE(rowRect(1).height(), 52);
}

void TestJobList::deleteRemoves()
{
    QSignalSpy one(m_list.get(), &JobList::removeRequested);
    QSignalSpy many(m_list.get(), &JobList::removeManyRequested);
    m_list->setCurrentIndex(m_model->index(2, 0));
    QTest::keyClick(m_list.get(), Qt::Key_Delete);
    QCOMPARE(one.first().first().toInt(), 2);
    QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_list.get(), Qt::Key_Delete);
    QCOMPARE(many.first().first().value<QList<int>>(), QList<int>({2, 3}));
}

void TestJobList::altArrowsMove()
{
    QSignalSpy moved(m_list.get(), &JobList::moveRequested);
    m_list->setCurrentIndex(m_model->index(2, 0));
    QTest::keyClick(m_list.get(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.last(), QVariantList({2, 1}));
    QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.last(), QVariantList({2, 4}));
    m_list->setCurrentIndex(m_model->index(1, 0));
    QTest::keyClick(m_list.get(), Qt::Key_Up, Qt::AltModifier); // not above what runs
    QCOMPARE(moved.count(), 2);
    m_list->setCurrentIndex(m_model->index(0, 0));
    QTest::keyClick(m_list.get(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.count(), 2);
}

void TestJobList::dragMoves()
{
    QSignalSpy moved(m_list.get(), &JobList::moveRequested);
    QWidget *view = m_list->viewport();
    const QPoint from(150, rowRect(3).center().y());
    const QPoint to(150, rowRect(1).top() + 4);
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from - QPoint(0, 20));
    QTest::mouseMove(view, to);
    QCOMPARE(m_list->dropRow(), 1);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.last(), QVariantList({3, 1}));
    // Onto itself is no move; above the running one means in front of the waiting.
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from + QPoint(0, 12));
    QTest::mouseRelease(view, Qt::LeftButton, {}, from + QPoint(0, 4));
    QCOMPARE(moved.count(), 1);
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, QPoint(150, 2));
    QTest::mouseRelease(view, Qt::LeftButton, {}, QPoint(150, 2));
    QCOMPARE(moved.last(), QVariantList({3, 1}));
}

void TestJobList::toolsWork()
{
    QWidget *view = m_list->viewport();
    QSignalSpy removed(m_list.get(), &JobList::removeRequested);
    QSignalSpy front(m_list.get(), &JobList::toFrontRequested);
    const QRect row = rowRect(2);
    QTest::mouseMove(view, row.center());
    QTest::mouseMove(view, row.center() + QPoint(1, 0));
    QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(row.right() - 20, row.center().y()));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toInt(), 2);
    QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(row.right() - 48, row.center().y()));
    QCOMPARE(front.count(), 1);
    QCOMPARE(front.first().first().toInt(), 2);
}

void TestJobList::toolsActOnReleaseOverThem()
{
    QWidget *view = m_list->viewport();
    const QSignalSpy removed(m_list.get(), &JobList::removeRequested);
    const QRect row = rowRect(2);
    const QPoint tool(row.right() - 20, row.center().y());
    QTest::mouseMove(view, row.center());
    QTest::mousePress(view, Qt::LeftButton, {}, tool);
    QCOMPARE(removed.count(), 0);
    QTest::mouseRelease(view, Qt::LeftButton, {}, row.center()); // thought better of it
    QCOMPARE(removed.count(), 0);
    QTest::mousePress(view, Qt::LeftButton, {}, tool);
    QTest::mouseRelease(view, Qt::LeftButton, {}, tool);
    QCOMPARE(removed.count(), 1);
}

void TestJobList::doubleClickClosesOneJob()
{
    QWidget *view = m_list->viewport();
    connect(m_list.get(), &JobList::removeRequested, m_model.get(),
            [this](int row) { m_model->removeRow(row); });
    const QRect row = rowRect(1);
    const QPoint tool(row.right() - 20, row.center().y());
    QTest::mouseMove(view, row.center());
    QTest::mousePress(view, Qt::LeftButton, {}, tool);
    QTest::mouseRelease(view, Qt::LeftButton, {}, tool);
    QTest::mouseMove(view, tool - QPoint(1, 0));
    QTest::mouseDClick(view, Qt::LeftButton, {}, tool);
    QTest::mouseRelease(view, Qt::LeftButton, {}, tool);
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->item(1)->text(), u"second"_s);
}

void TestJobList::dragKeepsItsRowWhileOthersEnd()
{
    QWidget *view = m_list->viewport();
    const QSignalSpy moved(m_list.get(), &JobList::moveRequested);
    const QPoint from(150, rowRect(3).center().y());
    const QPoint to(150, rowRect(1).top() + 4);
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QTest::mouseMove(view, from - QPoint(0, 20));
    QTest::mouseMove(view, to);
    m_model->removeRow(0); // the running one ends
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.last(), QVariantList({2, 0})); // "third" before "first"
    // And one that ends itself is not moved.
    QTest::mousePress(view, Qt::LeftButton, {}, QPoint(150, rowRect(2).center().y()));
    QTest::mouseMove(view, QPoint(150, rowRect(0).top() + 4));
    m_model->removeRow(2);
    QTest::mouseRelease(view, Qt::LeftButton, {}, QPoint(150, rowRect(0).top() + 4));
    QCOMPARE(moved.count(), 1);
}

void TestJobList::failedRowsHaveLinks()
{
    QWidget *view = m_list->viewport();
    QSignalSpy retried(m_list.get(), &JobList::retryRequested);
    const QRect row = rowRect(4);
    QTest::mouseClick(view, Qt::LeftButton, {}, QPoint(12 + 36 + 8 + 5, row.bottom() - 14));
    QCOMPARE(retried.count(), 1);
    QCOMPARE(retried.first().first().toInt(), 4);
}

void TestJobList::saysWhatGoesHereWhenEmpty()
{
    const QImage full = m_list->grab().toImage();
    m_model->clear();
    const QImage empty = m_list->grab().toImage();
    QVERIFY(full != empty);
    m_list->setEmptyText({});
    QVERIFY(m_list->grab().toImage() != empty);
}

QTEST_MAIN(TestJobList)
#include "tst_joblist.moc"
