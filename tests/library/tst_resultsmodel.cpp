// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/resultsmodel.h"
#include "library/testlibrary.h"
#include "library/thumbnails.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;
using namespace gesso::test;

namespace {

// A model on a library of its own.
struct Gallery
{
    Gallery()
        : test(dir.path())
        , thumbnails(dir.path(), &pool)
        , model(&test.library, &thumbnails)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }
    ~Gallery() { pool.waitForDone(); }

    bool open(int results)
    {
        if (!test.open())
            return false;
        for (int i = 1; i <= results; ++i) {
            if (!add(i))
                return false;
        }
        return true;
    }
    Result<ResultRecord> add(int number)
    {
        ResultDraft draft;
        draft.job = number;
        draft.origin = u"9/images/0"_s;
        draft.serverName = u"a.png"_s;
        draft.positive = u"picture\n %1"_s.arg(number);
        draft.seed = QString::number(number);
        draft.createdMs = test.clock.now + qint64 {1000} * number;
        return test.keep(picture(number), draft);
    }
    bool load()
    {
        QSignalSpy loaded(&model, &ResultsModel::loaded);
        model.load();
        return QTest::qWaitFor([&] { return !loaded.isEmpty(); }, 60000);
    }
    QVariant at(int row, int role) { return model.data(model.index(row), role); }

    QTemporaryDir dir;
    QThreadPool pool;
    TestLibrary test;
    Thumbnails thumbnails;
    ResultsModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_resultsmodel : public QObject
{
    Q_OBJECT

private slots:
    void showsTheNewestFirst();
    void loadsInParts();
    void tellsWhatIsAddedWhileItLoads();
    void hasNewResultsInFront();
    void takesInWhatOthersAdded();
    void dropsWhatIsTrashed();
    void showsAStar();
    void makesThumbnails();
    void handsOutFiles();
    void fetchesNothingForOneLook();
};

void tst_resultsmodel::showsTheNewestFirst()
{
    Gallery gallery;
    QVERIFY(gallery.open(5));
    QVERIFY(gallery.load());
    QCOMPARE(gallery.model.rowCount(), 5);
    QVERIFY(!gallery.at(0, ResultsModel::TitleRole).isValid()
            || gallery.model.recordAt(0) != nullptr);
    QTRY_COMPARE(gallery.at(0, ResultsModel::TitleRole).toString(), u"picture 5, seed 5"_s);
    QTRY_COMPARE(gallery.at(4, Qt::AccessibleTextRole).toString(), u"picture 1, seed 1"_s);
    QCOMPARE(gallery.at(0, ResultsModel::RecordRole).value<ResultRecord>().job, 5);
    QVERIFY(QFile::exists(gallery.at(0, ResultsModel::PathRole).toString()));
    QCOMPARE(gallery.at(0, ResultsModel::DayRole).toDate().year(), 2026);
    QCOMPARE(gallery.at(0, ResultsModel::KindRole).toInt(), int(MediaKind::Image));
    QCOMPARE(gallery.model.rowOf(gallery.model.idAt(3)), 3);
    QCOMPARE(gallery.model.rowOf(1), -1);
    QVERIFY(!gallery.model.data({}, ResultsModel::IdRole).isValid());
}

void tst_resultsmodel::loadsInParts()
{
    Gallery gallery;
    QVERIFY(gallery.open(1));
    // Beside real ones, many rows with nothing behind them.
    auto inserted = gallery.test.worker.run([database = gallery.test.library.database()] {
        return database->transaction([&]() -> Result<void> {
            auto query = database->prepare(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i "
                                           u"+ 1 FROM n WHERE i < 120000) "
                                           "INSERT INTO results SELECT i, i, '', 'x/' || i, 0, "
                                           "'image/png', 1, 1, 1, x'00', 0, 0, 0, '', "
                                           "0, 0, 0, 0, 0, 0, i * 250 FROM n"_s);
            return query ? database->run(*query) : query.error();
        });
    });
    QVERIFY(await(inserted)->ok());
    QSignalSpy rows(&gallery.model, &QAbstractItemModel::rowsInserted);
    QVERIFY(gallery.load());
    QCOMPARE(gallery.model.rowCount(), 120001);
    QCOMPARE(rows.first().at(2).toInt(), 199); // the first page came first
    QVERIFY(rows.size() > 2);
    QVERIFY(gallery.model.isComplete());
    // A thousand of them at once: one reset.
    QSignalSpy reset(&gallery.model, &QAbstractItemModel::modelReset);
    QList<ResultId> scattered;
    for (ResultId id = 1; id < 100000; id += 100)
        scattered += id;
    emit gallery.test.library.removed(scattered);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(gallery.model.rowCount(), 119001);
}

void tst_resultsmodel::tellsWhatIsAddedWhileItLoads()
{
    Gallery gallery;
    QVERIFY(gallery.open(3));
    gallery.model.load();
    QVERIFY(gallery.add(4));
    QTRY_VERIFY(gallery.model.isComplete());
    QTRY_COMPARE(gallery.model.rowCount(), 4);
    QTRY_COMPARE(gallery.at(0, ResultsModel::TitleRole).toString(), u"picture 4, seed 4"_s);
}

void tst_resultsmodel::hasNewResultsInFront()
{
    Gallery gallery;
    QVERIFY(gallery.open(3));
    QVERIFY(gallery.load());
    QSignalSpy rows(&gallery.model, &QAbstractItemModel::rowsInserted);
    QVERIFY(gallery.add(4));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().at(1).toInt(), 0);
    QCOMPARE(gallery.at(0, ResultsModel::TitleRole).toString(), u"picture 4, seed 4"_s); // at once
    QVERIFY(gallery.add(-500)); // an old one finds its place
    QCOMPARE(gallery.model.rowCount(), 5);
    QCOMPARE(gallery.at(4, ResultsModel::TitleRole).toString(), u"picture -500, seed -500"_s);
}

void tst_resultsmodel::takesInWhatOthersAdded()
{
    Gallery gallery;
    QVERIFY(gallery.open(3));
    QVERIFY(gallery.load());
    {
        TestLibrary other(gallery.dir.path());
        QVERIFY(other.open());
        ResultDraft draft;
        draft.job = 99;
        draft.serverName = u"b.png"_s;
        draft.createdMs = other.clock.now + 99000;
        QVERIFY(other.keep(picture(99), draft));
    }
    QCOMPARE(gallery.model.rowCount(), 3);
    gallery.model.refresh();
    QTRY_COMPARE(gallery.model.rowCount(), 4);
    QTRY_COMPARE(gallery.at(0, ResultsModel::RecordRole).value<ResultRecord>().job, 99);
}

void tst_resultsmodel::dropsWhatIsTrashed()
{
    Gallery gallery;
    QVERIFY(gallery.open(6));
    QVERIFY(gallery.load());
    const auto id = [&](int row) { return gallery.model.idAt(row); };
    QVERIFY(await(gallery.test.library.trash({id(1), id(2), id(4)}))->ok());
    QCOMPARE(gallery.model.rowCount(), 3);
    QTRY_COMPARE(gallery.at(1, ResultsModel::TitleRole).toString(), u"picture 3, seed 3"_s);
}

void tst_resultsmodel::showsAStar()
{
    Gallery gallery;
    QVERIFY(gallery.open(2));
    QVERIFY(gallery.load());
    QTRY_VERIFY(gallery.at(1, ResultsModel::RecordRole).isValid());
    QCOMPARE(gallery.at(1, ResultsModel::StarredRole).toBool(), false);
    QSignalSpy changed(&gallery.model, &QAbstractItemModel::dataChanged);
    QVERIFY(await(gallery.test.library.setStarred({gallery.model.idAt(1)}, true))->ok());
    QTRY_COMPARE(gallery.at(1, ResultsModel::StarredRole).toBool(), true);
    QVERIFY(!changed.isEmpty());
}

void tst_resultsmodel::makesThumbnails()
{
    Gallery gallery;
    QVERIFY(gallery.open(3));
    QVERIFY(gallery.load());
    gallery.model.prefetch(0, 2);
    QTRY_VERIFY(gallery.model.recordAt(2) != nullptr);
    QCOMPARE(gallery.at(0, ResultsModel::StateRole).toInt(), int(ResultsModel::State::Loading));
    gallery.model.prefetch(0, 2);
    QTRY_COMPARE(gallery.at(0, ResultsModel::StateRole).toInt(), int(ResultsModel::State::Ready));
    QCOMPARE(gallery.at(0, ResultsModel::ThumbnailRole).value<QImage>().size(), QSize(32, 24));
    // One whose file is gone says so.
    QVERIFY(gallery.add(4));
    QVERIFY(QFile::remove(gallery.at(0, ResultsModel::PathRole).toString()));
    gallery.model.prefetch(0, 3);
    QTRY_COMPARE(gallery.at(0, ResultsModel::StateRole).toInt(), int(ResultsModel::State::Failed));
    QVERIFY(!gallery.at(0, ResultsModel::ReasonRole).toString().isEmpty());
}

void tst_resultsmodel::handsOutFiles()
{
    Gallery gallery;
    QVERIFY(gallery.open(3));
    QVERIFY(gallery.load());
    gallery.model.prefetch(0, 2);
    QTRY_VERIFY(gallery.model.recordAt(2) != nullptr);
    const QModelIndexList rows {gallery.model.index(0), gallery.model.index(2)};
    const std::unique_ptr<QMimeData> data(gallery.model.mimeData(rows));
    QVERIFY(data);
    QCOMPARE(data->urls().size(), 2);
    QCOMPARE(data->urls().first(), QUrl::fromLocalFile(gallery.model.recordAt(0)->path));
    QVERIFY(gallery.model.flags(rows.first()).testFlag(Qt::ItemIsDragEnabled));
}

void tst_resultsmodel::fetchesNothingForOneLook()
{
    Gallery gallery;
    QVERIFY(gallery.open(2));
    QVERIFY(gallery.load());
    QSignalSpy changed(&gallery.model, &QAbstractItemModel::dataChanged);
    QVERIFY(gallery.at(0, ResultsModel::IdRole).toLongLong() > 0);
    QVERIFY(gallery.at(0, ResultsModel::DayRole).toDate().isValid());
    QVERIFY(await(gallery.test.library.page(0, 1))->ok());
    QCOMPARE(changed.size(), 0);
}

QTEST_MAIN(tst_resultsmodel)
#include "tst_resultsmodel.moc"
