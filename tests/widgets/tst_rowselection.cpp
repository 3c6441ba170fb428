// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/grid/gridgeometry.h"
#include "widgets/grid/rowselection.h"

#include <QRandomGenerator>
#include <QtTest>

#include <set>

using namespace gesso;

using Intervals = std::vector<RowSelection::Interval>;

class TestRowSelection : public QObject
{
    Q_OBJECT

private slots:
    void joinsNeighbours();
    void splits();
    void followsInsertedRows();
    void followsRemovedRows();
    void behavesAsASet();
    void tenThousandScattered();
    void geometryFindsEveryTile();
    void geometryOfAMillion();
};

void TestRowSelection::joinsNeighbours()
{
    RowSelection selection;
    selection.select(5, 7);
    selection.select(1, 2);
    selection.select(3, 4);
    QVERIFY(selection.intervals() == Intervals({{1, 7}}));
    QCOMPARE(selection.count(), 7);
    QVERIFY(selection.contains(1) && selection.contains(7) && !selection.contains(8));
}

void TestRowSelection::splits()
{
    RowSelection selection;
    selection.select(0, 999'999);
    selection.toggle(500);
    QVERIFY(selection.intervals() == Intervals({{0, 499}, {501, 999'999}}));
    selection.toggle(500);
    QVERIFY(selection.intervals() == Intervals({{0, 999'999}}));
    selection.deselect(-5, 10);
    QCOMPARE(selection.count(), 999'989);
}

void TestRowSelection::followsInsertedRows()
{
    RowSelection selection;
    selection.select(2, 5);
    selection.select(8, 8);
    selection.rowsInserted(4, 3);
    QVERIFY(selection.intervals() == Intervals({{2, 3}, {7, 8}, {11, 11}}));
    selection.rowsInserted(0, 1);
    QVERIFY(selection.intervals() == Intervals({{3, 4}, {8, 9}, {12, 12}}));
}

void TestRowSelection::followsRemovedRows()
{
    RowSelection selection;
    selection.select(2, 3);
    selection.select(7, 9);
    selection.rowsRemoved(4, 3);
    QVERIFY(selection.intervals() == Intervals({{2, 6}}));
    selection.rowsRemoved(0, 4);
    QVERIFY(selection.intervals() == Intervals({{0, 2}}));
    selection.rowsRemoved(0, 3);
    QVERIFY(selection.isEmpty());
}

void TestRowSelection::behavesAsASet()
{
    QRandomGenerator random(7);
    std::set<int> expected;
    RowSelection selection;
    for (int i = 0; i < 2000; ++i) {
        const int first = random.bounded(200);
        const int last = first + random.bounded(12);
        const int what = random.bounded(4);
        RowSelection other;
        other.select(first, last);
        if (what == 0)
            selection.select(first, last);
        else if (what == 1)
            selection.deselect(first, last);
        else if (what == 2)
            selection.toggleAll(other);
        else
            selection.unite(other);
        for (int row = first; row <= last; ++row) {
            const bool in = what == 0 || what == 3 || (what == 2 && !expected.contains(row));
            if (in)
                expected.insert(row);
            else
                expected.erase(row);
        }
        QCOMPARE(selection.count(), qint64(expected.size()));
        for (int row = 0; row < 215; ++row)
            QCOMPARE(selection.contains(row), expected.count(row) == 1);
        for (size_t k = 1; k < selection.intervals().size(); ++k)
            QVERIFY(selection.intervals()[k].first > selection.intervals()[k - 1].last + 1);
    }
}

void TestRowSelection::tenThousandScattered()
{
    RowSelection selection;
    for (int row = 0; row < 1'000'000; row += 100)
        selection.toggle(row);
    QCOMPARE(selection.count(), 10'000);
    QCOMPARE(selection.intervals().size(), size_t(10'000));
    QVERIFY(selection.contains(999'900) && !selection.contains(999'901));
}

void TestRowSelection::geometryFindsEveryTile()
{
    GridGeometry grid;
    grid.set(23, 280, 85, 6, 0);
    QCOMPARE(grid.columns(), 3);
    for (int row = 0; row < 23; ++row) {
        const int middle = grid.side() / 2;
        QCOMPARE(grid.rowAt(grid.left(row) + middle, grid.top(row) + middle), row);
    }
    QCOMPARE(grid.rowAt(grid.side() + 1, 10), -1); // a gap
    QCOMPARE(grid.rowAt(grid.left(2) + 5, grid.top(22) + 5), -1); // behind the last
    QCOMPARE(grid.rowsBetween(0, 1).first, 0);
    QCOMPARE(grid.rowsBetween(0, 1).second, 2);
    QCOMPARE(grid.rowsBetween(grid.height() - 1, 50).second, 22);
    grid.set(0, 280, 85, 6, 0);
    QVERIFY(grid.rowsBetween(0, 100).first > grid.rowsBetween(0, 100).second);
}

void TestRowSelection::geometryOfAMillion()
{
    GridGeometry grid;
    grid.set(1'000'000, 280, 200, 8, 12); // one column: 200 million px high
    QCOMPARE(grid.columns(), 1);
    const int last = 999'999;
    QCOMPARE(grid.rowAt(grid.left(last) + 1, grid.top(last) + 1), last);
    QVERIFY(grid.height() > grid.top(last));
}

QTEST_GUILESS_MAIN(TestRowSelection)
#include "tst_rowselection.moc"
