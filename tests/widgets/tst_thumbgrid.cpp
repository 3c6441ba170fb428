// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/thumbgrid.h"
#include "widgets/grid/tileroles.h"

#include <QAbstractListModel>
#include <QAccessible>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

// Counts how often it is asked.
class CountingModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit CountingModel(int count)
        : m_count(count)
    {
    }

    mutable int asked = 0;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_count;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        ++asked;
        if (role == Qt::AccessibleTextRole)
            return u"result %1"_s.arg(m_count - index.row());
        if (role == TileStateRole)
            return static_cast<int>(TileState::Ready);
        return {};
    }
    void insertFront(int count)
    {
        beginInsertRows({}, 0, count - 1);
        m_count += count;
        endInsertRows();
    }
    void remove(int first, int count)
    {
        beginRemoveRows({}, first, first + count - 1);
        m_count -= count;
        endRemoveRows();
    }

private:
    int m_count;
};

class TestThumbGrid : public QObject
{
    Q_OBJECT

private slots:
    void asksForVisibleRowsOnly_data();
    void asksForVisibleRowsOnly();
    void clicksSelect();
    void keysMove();
    void marqueeSelects();
    void selectAllOfAMillion();
    void insertingInFrontKeepsWhatIsSeen();
    void removingMovesTheCurrent();
    void tellsWhichRowsAreWanted();
    void activatesAndAsks();
    void itemsHaveNames();

private:
    static void show(ThumbGrid *grid, QAbstractItemModel *model)
    {
        grid->setModel(model);
        grid->resize(304, 500);
        grid->show();
        QVERIFY(QTest::qWaitForWindowActive(grid));
        grid->setFocus();
    }
    static QPoint middle(const ThumbGrid &grid, int row) { return grid.tileRect(row).center(); }
};

void TestThumbGrid::asksForVisibleRowsOnly_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("a thousand rows") << 1000;
    QTest::newRow("a million rows") << 1'000'000;
}

void TestThumbGrid::asksForVisibleRowsOnly()
{
    QFETCH(int, count);
    constexpr int kRolesATile = 6;
    CountingModel model(count);
    ThumbGrid grid;
    show(&grid, &model);
    (void)grid.grab();
    const auto [first, last] = grid.visibleRows();
    const int visible = last - first + 1;
    const auto limit = [&](int repaints) { return repaints * (visible + 6) * kRolesATile; };
    QVERIFY2(model.asked <= limit(4), qPrintable(QString::number(model.asked)));

    model.asked = 0;
    model.insertFront(1);
    (void)grid.grab();
    QVERIFY2(model.asked <= limit(3), qPrintable(QString::number(model.asked)));

    model.asked = 0;
    grid.resize(520, 500);
    (void)grid.grab();
    const auto [first2, last2] = grid.visibleRows();
    QVERIFY(model.asked <= 4 * (last2 - first2 + 12) * kRolesATile);

    model.asked = 0;
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    (void)grid.grab();
    QCOMPARE(grid.visibleRows().second, model.rowCount() - 1);
    QVERIFY(model.asked <= 4 * (last2 - first2 + 12) * kRolesATile);

    model.asked = 0;
    grid.selectAll();
    model.remove(0, 3);
    QCOMPARE(grid.selection().count(), model.rowCount());
    QVERIFY(model.asked <= limit(1));
}

void TestThumbGrid::clicksSelect()
{
    CountingModel model(100);
    ThumbGrid grid;
    show(&grid, &model);
    QSignalSpy current(&grid, &ThumbGrid::currentRowChanged);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, middle(grid, 4));
    QCOMPARE(grid.currentRow(), 4);
    QCOMPARE(grid.selection().count(), 1);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ControlModifier, middle(grid, 6));
    QCOMPARE(grid.selection().count(), 2);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(grid, 8));
    QVERIFY(grid.selection().intervals() == std::vector<RowSelection::Interval>({{6, 8}}));
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ControlModifier, middle(grid, 7));
    QCOMPARE(grid.selection().count(), 2);
    QVERIFY(!grid.selection().contains(7));
    QCOMPARE(current.count(), 4);
    // A click on one of several selected leaves that one alone.
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, middle(grid, 6));
    QVERIFY(grid.selection().intervals() == std::vector<RowSelection::Interval>({{6, 6}}));
}

void TestThumbGrid::keysMove()
{
    CountingModel model(100);
    ThumbGrid grid;
    show(&grid, &model);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentRow(), 0);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentRow(), 1);
    QTest::keyClick(&grid, Qt::Key_Down);
    const int columns = grid.currentRow() - 1;
    QVERIFY(columns > 1);
    QTest::keyClick(&grid, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(grid.selection().count(), columns + 1);
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.currentRow(), 99);
    QVERIFY(grid.visibleRows().second == 99);
    QVERIFY(grid.viewport()->rect().contains(grid.tileRect(99)));
    QTest::keyClick(&grid, Qt::Key_PageUp);
    QVERIFY(grid.currentRow() < 99 - columns);
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.currentRow(), 0);
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.currentRow(), 0);
    QTest::keyClick(&grid, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(&grid, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(grid.selection().count(), 2);
    QTest::keyClick(&grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(grid.selection().count(), 100);
    QTest::keyClick(&grid, Qt::Key_Escape);
    QCOMPARE(grid.selection().count(), 1);
}

void TestThumbGrid::marqueeSelects()
{
    CountingModel model(5);
    ThumbGrid grid;
    show(&grid, &model);
    const int columns = 3;
    QCOMPARE(grid.tileRect(columns).top() > grid.tileRect(0).top(), true);
    const QPoint below(grid.tileRect(1).center().x(), grid.tileRect(4).bottom() + 40);
    QTest::mousePress(grid.viewport(), Qt::LeftButton, {}, below);
    QTest::mouseMove(grid.viewport(), middle(grid, 3) + QPoint(0, 5));
    QTest::mouseMove(grid.viewport(), middle(grid, 0));
    QCOMPARE(grid.selection().count(), 4); // two columns of two lines
    QVERIFY(!grid.selection().contains(2));
    QTest::mouseRelease(grid.viewport(), Qt::LeftButton, {}, middle(grid, 0));
    QCOMPARE(grid.selection().count(), 4);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, below);
    QVERIFY(grid.selection().isEmpty());
}

void TestThumbGrid::selectAllOfAMillion()
{
    CountingModel model(1'000'000);
    ThumbGrid grid;
    show(&grid, &model);
    QTest::keyClick(&grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(grid.selection().count(), 1'000'000);
    QCOMPARE(grid.selection().intervals().size(), size_t(1));
}

void TestThumbGrid::insertingInFrontKeepsWhatIsSeen()
{
    CountingModel model(1000);
    ThumbGrid grid;
    show(&grid, &model);
    grid.setCurrentRow(10);
    model.insertFront(2);
    QCOMPARE(grid.currentRow(), 12);
    QVERIFY(grid.selection().contains(12));
    QCOMPARE(grid.verticalScrollBar()->value(), 0); // at the top the new ones show
    grid.setCurrentRow(600);
    const int y = grid.tileRect(600).top();
    model.insertFront(3);
    QCOMPARE(grid.currentRow(), 603);
    QCOMPARE(grid.tileRect(603).top(), y);
}

void TestThumbGrid::removingMovesTheCurrent()
{
    CountingModel model(20);
    ThumbGrid grid;
    show(&grid, &model);
    grid.setCurrentRow(10);
    model.remove(0, 5);
    QCOMPARE(grid.currentRow(), 5);
    model.remove(5, 1);
    QCOMPARE(grid.currentRow(), 5);
    model.remove(5, 9);
    QCOMPARE(grid.currentRow(), 4);
    QVERIFY(grid.selection().isEmpty());
    model.remove(0, 5);
    QCOMPARE(grid.currentRow(), -1);
}

void TestThumbGrid::tellsWhichRowsAreWanted()
{
    CountingModel model(1'000'000);
    ThumbGrid grid;
    QSignalSpy wanted(&grid, &ThumbGrid::visibleRangeChanged);
    show(&grid, &model);
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.last().at(0).toInt(), 0);
    const auto [first, last] = grid.visibleRows();
    QVERIFY(wanted.last().at(1).toInt() < 4 * (last - first + 3));
    wanted.clear();
    grid.scrollTo(500'000);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(wanted.last().at(0).toInt() <= 500'000 && wanted.last().at(1).toInt() >= 500'000);
}

void TestThumbGrid::activatesAndAsks()
{
    CountingModel model(30);
    ThumbGrid grid;
    show(&grid, &model);
    QSignalSpy activated(&grid, &ThumbGrid::activated);
    QSignalSpy starred(&grid, &ThumbGrid::starRequested);
    QSignalSpy deleted(&grid, &ThumbGrid::deleteRequested);
    QSignalSpy menu(&grid, &ThumbGrid::contextMenuRequested);
    QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, middle(grid, 2));
    QCOMPARE(activated.count(), 1);
    grid.setCurrentRow(3);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(activated.last().first().toInt(), 3);
    QTest::keyClick(&grid, Qt::Key_Period);
    QCOMPARE(starred.last().first().toInt(), 3);
    QTest::keyClick(&grid, Qt::Key_Delete);
    QCOMPARE(deleted.count(), 1);
    QContextMenuEvent event(QContextMenuEvent::Mouse, middle(grid, 5),
                            grid.viewport()->mapToGlobal(middle(grid, 5)));
    QCoreApplication::sendEvent(grid.viewport(), &event);
    QCOMPARE(menu.last().first().toInt(), 5);
    QVERIFY(grid.selection().contains(5));
    QTest::mouseMove(grid.viewport(), middle(grid, 1));
    QTest::mouseMove(grid.viewport(), middle(grid, 1) + QPoint(1, 1));
    const QRect tile = grid.tileRect(1);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, tile.topRight() + QPoint(-10, 10));
    QCOMPARE(starred.last().first().toInt(), 1);
    QVERIFY(!grid.selection().contains(1));
}

void TestThumbGrid::itemsHaveNames()
{
    CountingModel model(1'000'000);
    ThumbGrid grid;
    show(&grid, &model);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&grid);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    const auto [first, last] = grid.visibleRows();
    QCOMPARE(list->childCount(), last - first + 1);
    QAccessibleInterface *item = list->child(1);
    QVERIFY(item);
    QCOMPARE(item->role(), QAccessible::ListItem);
    QCOMPARE(item->text(QAccessible::Name), u"result 999999"_s);
    QCOMPARE(list->indexOfChild(item), 1);
    grid.setCurrentRow(1);
    QVERIFY(item->state().selected);
    QVERIFY(item->state().focused);
    QCOMPARE(item->rect().size(), grid.tileRect(1).size());
    QCOMPARE(list->focusChild(), item);
}

QTEST_MAIN(TestThumbGrid)
#include "tst_thumbgrid.moc"
