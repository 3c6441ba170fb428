// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/pace.h"

#include <QTest>

using namespace gesso::studio;
using namespace Qt::StringLiterals;

class TestPace : public QObject
{
    Q_OBJECT

private slots:
    void stepsAreUnknownBeforeTheSecond();
    void stepsOfOneSpeedEndOnTime();
    void aSlowFirstStepIsForgotten();
    void stepsThatStartAnewAreCountedAnew();
    void skippedStepsCount();
    void timeLeftIsNeverBelowZero();
    void jobsAreUnknownBeforeTheFirst();
    void jobsGoByTheirWorkflow();
    void aJobIsNotDoneBeforeItsSteps();
};

void TestPace::stepsAreUnknownBeforeTheSecond()
{
    StepPace pace;
    QCOMPARE(pace.msLeft(0), -1);
    pace.report(1, 20, 1000);
    QCOMPARE(pace.msLeft(1000), -1);
}

void TestPace::stepsOfOneSpeedEndOnTime()
{
    StepPace pace;
    for (int step = 0; step <= 10; ++step)
        pace.report(step, 20, qint64 {500} * step);
    QCOMPARE(pace.msLeft(5000), 5000);
    QCOMPARE(pace.msLeft(5200), 4800);
}

void TestPace::aSlowFirstStepIsForgotten()
{
    StepPace pace;
    pace.report(0, 20, 0);
    pace.report(1, 20, 60000);
    for (int step = 2; step <= 19; ++step)
        pace.report(step, 20, 60000 + 100 * (step - 1));
    QVERIFY(pace.msLeft(61800) < 300);
}

void TestPace::stepsThatStartAnewAreCountedAnew()
{
    StepPace pace;
    pace.report(1, 20, 0);
    pace.report(2, 20, 100);
    pace.report(1, 30, 200);
    QCOMPARE(pace.msLeft(200), -1);
    pace.report(2, 30, 300);
    pace.report(1, 30, 400);
    QCOMPARE(pace.msLeft(400), -1);
}

void TestPace::skippedStepsCount()
{
    StepPace pace;
    pace.report(0, 10, 0);
    pace.report(5, 10, 500);
    QCOMPARE(pace.msLeft(500), 500);
}

void TestPace::timeLeftIsNeverBelowZero()
{
    StepPace pace;
    pace.report(0, 2, 0);
    pace.report(1, 2, 100);
    QCOMPARE(pace.msLeft(900), 0);
}

void TestPace::jobsAreUnknownBeforeTheFirst()
{
    JobPace pace;
    QCOMPARE(pace.duration(u"portrait"_s), -1);
    QCOMPARE(pace.msLeft(u"portrait"_s, 100, -1), -1);
    QCOMPARE(pace.msLeft(u"portrait"_s, 100, 50), 50);
}

void TestPace::jobsGoByTheirWorkflow()
{
    JobPace pace;
    pace.report(u"portrait"_s, 1000);
    pace.report(u"upscale"_s, 9000);
    QCOMPARE(pace.duration(u"portrait"_s), 1000);
    QCOMPARE(pace.duration(u"upscale"_s), 9000);
    QCOMPARE(pace.duration(u"other"_s), 3400);
    pace.report(u"portrait"_s, 2000);
    QCOMPARE(pace.duration(u"portrait"_s), 1300);
}

void TestPace::aJobIsNotDoneBeforeItsSteps()
{
    JobPace pace;
    pace.report(u"portrait"_s, 1000);
    QCOMPARE(pace.msLeft(u"portrait"_s, 400, -1), 600);
    QCOMPARE(pace.msLeft(u"portrait"_s, 400, 5000), 5000);
    QCOMPARE(pace.msLeft(u"portrait"_s, 4000, -1), 0);
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
