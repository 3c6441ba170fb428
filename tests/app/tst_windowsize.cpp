// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/form/formview.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/parts/progressstrip.h"
#include "widgets/theme/caption.h"

#include <QLabel>
#include <QScreen>
#include <QTest>

#include <algorithm>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
constexpr QSize kLeast {960, 600};

// The rows of the form that stand inside its view, none cut at the right.
int wholeRows(const AppHouse &house)
{
    const auto *view = house.window()->findChild<app::FormView *>();
    const QWidget *port = view->viewport();
    int whole = 0;
    const QList<FieldRow *> rows = view->findChildren<FieldRow *>();
    for (const FieldRow *row : rows) {
        const QWidget *control = row->control();
        const QPoint right = control->mapTo(port, QPoint(control->width(), 0));
        if (right.x() > port->width() || row->width() < row->minimumSizeHint().width()
            || control->width() < control->minimumSizeHint().width())
            return -1;
        ++whole;
    }
    return whole;
}

} // namespace

// The window at its least size, and at the first start.
class TestWindowSize : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreWholeInTheLeastWindow();
    void wordsAreWholeInTheLeastWindow();
    void firstWindowFitsOnTheScreen();
};

void TestWindowSize::rowsAreWholeInTheLeastWindow()
{
    AppHouse house({.size = kLeast});
    QVERIFY(house.open({kPortrait}));
    QCOMPARE(house.window()->size(), kLeast);
    QTRY_VERIFY(wholeRows(house) > 5);
    for (const QString &name : {u"Batch size"_s, u"Guidance"_s, u"Steps"_s}) {
        const auto *control = house.named<QWidget>(name);
        QVERIFY2(control, qPrintable(name));
        QVERIFY2(control->width() >= control->minimumSizeHint().width(), qPrintable(name));
    }
    house.window()->resize(1440, 900);
    QTRY_VERIFY(wholeRows(house) > 5);
    house.window()->resize(kLeast);
    QTRY_VERIFY(wholeRows(house) > 5);
}

void TestWindowSize::wordsAreWholeInTheLeastWindow()
{
    AppHouse house({.size = kLeast});
    QVERIFY(house.open({kPortrait}));
    auto *strip = house.find<ProgressStrip>(u"progress"_s);
    strip->showNodes(5, 8, u"KSampler"_s);
    strip->showSteps(9, 22, u"0:14 left, all jobs 1:32"_s);
    const auto whole = [](const QWidget *area, const QString &text) {
        const QList<Caption *> captions = area->findChildren<Caption *>();
        const auto found = std::ranges::find(captions, text, &QLabel::text);
        return found != captions.end() && (*found)->isVisible()
            && (*found)->width() >= (*found)->fontMetrics().horizontalAdvance(text);
    };
    QTRY_VERIFY(whole(strip, u"0:14 left, all jobs 1:32"_s));
    QVERIFY(whole(strip, u"KSampler"_s));
    QVERIFY(whole(strip, u"9 of 22"_s));
    QVERIFY(strip->stepsBar()->width() >= 40);
    QVERIFY(whole(house.find<QWidget>(u"queueDock"_s), u"empty"_s));
}

void TestWindowSize::firstWindowFitsOnTheScreen()
{
    AppHouse house({.size = {}});
    QVERIFY(house.open({kPortrait}));
    const QSize room = house.window()->screen()->availableSize();
    QVERIFY(house.window()->width() <= room.width());
    QVERIFY(house.window()->height() <= room.height());
}

QTEST_MAIN(TestWindowSize)
#include "tst_windowsize.moc"
