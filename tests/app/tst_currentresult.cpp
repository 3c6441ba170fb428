// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "library/library.h"
#include "library/resultsmodel.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/canvas/imageview.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/linkbutton.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
constexpr int kLong = 60000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Canvas and gallery of a window, as a person sees them.
class Sight
{
public:
    explicit Sight(const AppHouse &house)
        : m_results(house.window()->findChild<library::ResultsModel *>())
        , m_picture(house.find<ImageView>(u"picture"_s))
        , m_grid(house.find<ThumbGrid>(u"galleryGrid"_s))
    {
    }
    [[nodiscard]] int count() const { return m_results->rowCount(); }
    [[nodiscard]] library::ResultId id(int row) const { return m_results->idAt(row); }
    [[nodiscard]] QString path(int row) const
    {
        const library::ResultRecord *record = m_results->recordAt(row);
        return record != nullptr ? record->path : QString();
    }
    // The picture of this row is on the canvas.
    [[nodiscard]] bool shows(int row) const
    {
        const QImage kept(path(row));
        return m_picture->isVisible() && !m_picture->isPreview() && !kept.isNull()
            && m_picture->image().convertToFormat(QImage::Format_RGB32)
            == kept.convertToFormat(QImage::Format_RGB32);
    }
    // This row alone has the ring.
    [[nodiscard]] bool ringed(int row) const
    {
        return m_grid->selection().count() == 1 && m_grid->selection().contains(row);
    }
    [[nodiscard]] bool isCurrent(int row) const { return shows(row) && ringed(row); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, modifiers,
                          m_grid->tileRect(row).center());
    }
    [[nodiscard]] ThumbGrid *grid() const { return m_grid; }
    [[nodiscard]] ImageView *picture() const { return m_picture; }

private:
    library::ResultsModel *m_results;
    ImageView *m_picture;
    ThumbGrid *m_grid;
};

// A window with so many results, the newest shown.
bool openWithResults(AppHouse *house, int count)
{
    if (!house->open({kPortrait}))
        return false;
    const Sight sight(*house);
    for (int i = 1; i <= count; ++i) {
        house->trigger(u"generate"_s);
        if (!QTest::qWaitFor([&] { return sight.count() == i && sight.isCurrent(0); }, kLong))
            return false;
    }
    return true;
}

} // namespace

// One result is the current one: the canvas shows it, the gallery rings it, keys work on it.
class TestCurrentResult : public QObject
{
    Q_OBJECT

private slots:
    void restoredResultIsShownAndRinged();
    void nextResultFollowsADeletedOne();
    void undoBarShowsWhenTheLastResultGoes();
    void clickOnTheLastResultShowsItDuringAPreview();
    void keysWorkOnNothingDuringAPreview();
    void severalSelectedStayWhenAResultComes();
    void oneOfSeveralIsShownWhenItAloneIsLeft();
    void whatCannotBeRestoredStaysOnOffer();
    void copiesNeverReplaceFiles();
};

void TestCurrentResult::restoredResultIsShownAndRinged()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 3));
    const Sight sight(house);
    sight.click(1);
    QTRY_VERIFY(sight.isCurrent(1));
    const library::ResultId id = sight.id(1);
    QTest::keyClick(sight.grid(), Qt::Key_Delete);
    QTRY_COMPARE(sight.count(), 2);
    QTRY_VERIFY(sight.isCurrent(1));
    QTest::keyClick(house.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(sight.count(), 3);
    QCOMPARE(sight.id(1), id);
    QTRY_VERIFY(sight.isCurrent(1));
    // What is ringed is what Delete takes, wherever the keyboard is.
    sight.click(0);
    QTRY_VERIFY(sight.isCurrent(0));
    const library::ResultId newest = sight.id(0);
    sight.picture()->setFocus();
    QTest::keyClick(sight.picture(), Qt::Key_Delete);
    QTRY_COMPARE(sight.count(), 2);
    QVERIFY(sight.id(0) != newest);
    QCOMPARE(sight.id(0), id);
}

void TestCurrentResult::nextResultFollowsADeletedOne()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 3));
    const Sight sight(house);
    house.trigger(u"trashResult"_s);
    QTRY_COMPARE(sight.count(), 2);
    QTRY_VERIFY(sight.isCurrent(0));
    sight.click(1);
    QTRY_VERIFY(sight.isCurrent(1));
    house.trigger(u"trashResult"_s); // the last: the one before it follows
    QTRY_COMPARE(sight.count(), 1);
    QTRY_VERIFY(sight.isCurrent(0));
}

void TestCurrentResult::undoBarShowsWhenTheLastResultGoes()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 1));
    const Sight sight(house);
    QTest::keyClick(sight.grid(), Qt::Key_Delete);
    QTRY_COMPARE(sight.count(), 0);
    QTRY_VERIFY(!sight.picture()->isVisible());
    QTRY_VERIFY(house.find<QWidget>(u"undoBar"_s));
    auto *bar = house.find<QWidget>(u"undoBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!bar->visibleRegion().isEmpty());
    QTest::mouseClick(bar->findChild<LinkButton *>(), Qt::LeftButton);
    QTRY_COMPARE(sight.count(), 1);
    QTRY_VERIFY(sight.isCurrent(0));
    QVERIFY(!bar->isVisible());
}

void TestCurrentResult::clickOnTheLastResultShowsItDuringAPreview()
{
    AppHouse house({.speed = 1});
    QVERIFY(openWithResults(&house, 1));
    const Sight sight(house);
    house.trigger(u"generate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sight.picture()->isPreview(), kLong);
    sight.click(0);
    QTRY_VERIFY(sight.isCurrent(0));
    QCOMPARE(sight.count(), 1); // the job still runs
}

void TestCurrentResult::keysWorkOnNothingDuringAPreview()
{
    AppHouse house({.speed = 1});
    QVERIFY(openWithResults(&house, 1));
    const Sight sight(house);
    house.trigger(u"generate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sight.picture()->isPreview(), kLong);
    QVERIFY(sight.grid()->selection().isEmpty());
    QVERIFY(!house.window()->findChild<QAction *>(u"trashResult"_s)->isEnabled());
    sight.picture()->setFocus();
    QTest::keyClick(sight.picture(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(sight.count(), 2, kLong); // nothing was lost
    QTRY_VERIFY(sight.isCurrent(0));
}

void TestCurrentResult::severalSelectedStayWhenAResultComes()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 2));
    const Sight sight(house);
    QTest::keyClick(sight.grid(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(sight.grid()->selection().count(), 2);
    house.trigger(u"generate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(sight.count(), 3, kLong);
    QTRY_VERIFY(sight.shows(0));
    QCOMPARE(sight.grid()->selection().count(), 2);
    QVERIFY(!sight.grid()->selection().contains(0));
    sight.click(1); // was the current tile among them
    QTRY_VERIFY(sight.isCurrent(1));
}

void TestCurrentResult::oneOfSeveralIsShownWhenItAloneIsLeft()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 2));
    const Sight sight(house);
    sight.click(1, Qt::ControlModifier);
    QTRY_VERIFY(sight.shows(1));
    sight.click(1, Qt::ControlModifier);
    QTRY_VERIFY(sight.isCurrent(0));
}

void TestCurrentResult::whatCannotBeRestoredStaysOnOffer()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 2));
    const Sight sight(house);
    const QString name = QFileInfo(sight.path(1)).fileName();
    const QString lost = sight.path(1);
    QTest::keyClick(sight.grid(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(sight.grid(), Qt::Key_Delete);
    QTRY_COMPARE(sight.count(), 0);
    QTRY_VERIFY(house.find<QWidget>(u"undoBar"_s)
                && house.find<QWidget>(u"undoBar"_s)->isVisible());
    // Somebody takes one out of the trash for a while.
    const QDir trash(qEnvironmentVariable("XDG_DATA_HOME") + u"/Trash/files"_s);
    const QString inTrash = trash.filePath(name);
    QVERIFY2(QFile::exists(inTrash), qPrintable(inTrash));
    QVERIFY(QFile::rename(inTrash, house.path(u"away"_s)));
    QTest::keyClick(house.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(house.find<Banner>(u"errorBanner"_s));
    QTRY_VERIFY(house.find<QWidget>(u"undoBar"_s)->isVisible());
    QVERIFY(QFile::rename(house.path(u"away"_s), inTrash));
    QTest::keyClick(house.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(sight.count(), 2);
    QVERIFY(QFile::exists(lost));
}

void TestCurrentResult::copiesNeverReplaceFiles()
{
    AppHouse house;
    QVERIFY(openWithResults(&house, 2));
    const Sight sight(house);
    const QDir folder(house.path(u"copies"_s));
    QVERIFY(folder.mkpath(u"."_s));
    const QString name = QFileInfo(sight.path(0)).fileName();
    const QString second
        = QString(QFileInfo(name).completeBaseName() + u" (2)."_s + QFileInfo(name).suffix());
    QFile mine(folder.filePath(name));
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    house.chooser()->folder = folder.path();
    QTest::keyClick(sight.grid(), Qt::Key_A, Qt::ControlModifier);
    house.trigger(u"saveResultAs"_s);
    QTRY_COMPARE(folder.entryList(QDir::Files).size(), 3);
    QCOMPARE(contentOf(folder.filePath(name)), QByteArray("mine"));
    QCOMPARE(contentOf(folder.filePath(second)), contentOf(sight.path(0)));
    house.trigger(u"saveResultAs"_s);
    QTRY_COMPARE(folder.entryList(QDir::Files).size(), 5);
    QCOMPARE(contentOf(folder.filePath(name)), QByteArray("mine"));
}

QTEST_MAIN(TestCurrentResult)
#include "tst_currentresult.moc"
