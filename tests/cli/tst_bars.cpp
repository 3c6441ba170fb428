// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bars.h"

#include <QTest>

using namespace Qt::StringLiterals;
using gesso::cli::barLines;
using gesso::cli::BarsContent;
using gesso::cli::progressLine;
using gesso::cli::timeText;

// The two bars as text.
class tst_Bars : public QObject
{
    Q_OBJECT

private slots:
    void times_data();
    void times();
    void lines();
    void noSteps();
    void manyJobs();
    void neverWiderThanTheTerminal_data();
    void neverWiderThanTheTerminal();
    void plainLine();
};

namespace {

BarsContent halfway()
{
    BarsContent content;
    content.progress = {.nodesDone = 4,
                        .nodesTotal = 8,
                        .nodeTitle = u"KSampler"_s,
                        .step = 9,
                        .steps = 18,
                        .stepMsLeft = 14200,
                        .jobMsLeft = 20000,
                        .stopping = false};
    return content;
}

} // namespace

void tst_Bars::times_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64 {0} << u"0:00"_s;
    QTest::newRow("rounded down") << qint64 {14499} << u"0:14"_s;
    QTest::newRow("rounded up") << qint64 {14500} << u"0:15"_s;
    QTest::newRow("minutes") << qint64 {725000} << u"12:05"_s;
    QTest::newRow("hours") << qint64 {3723000} << u"1:02:03"_s;
    QTest::newRow("negative counts as nothing") << qint64 {-5} << u"0:00"_s;
}

void tst_Bars::times()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(timeText(ms), text);
}

void tst_Bars::lines()
{
    const QStringList lines = barLines(halfway(), 60);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0], u"Nodes ██████████░░░░░░░░░░ 4 of 8  KSampler"_s);
    QCOMPARE(lines[1], u"Steps ██████████░░░░░░░░░░ 9 of 18  0:14 left"_s);
}

void tst_Bars::noSteps()
{
    BarsContent content = halfway();
    content.progress.step = 0;
    content.progress.steps = 0;
    content.progress.nodesDone = 8;
    const QStringList lines = barLines(content, 60);
    QVERIFY(lines[0].contains(u"████████████████████ 8 of 8"_s));
    QVERIFY(!lines[1].contains(u'█'));
    QVERIFY(!lines[1].contains(u"of"_s));
}

void tst_Bars::manyJobs()
{
    BarsContent content = halfway();
    content.number = 2;
    content.count = 5;
    content.msLeftOfAll = 92000;
    const QString steps = barLines(content, 100).at(1);
    QVERIFY2(steps.contains(u"job 2 of 5"_s) && steps.contains(u"all jobs 1:32"_s),
             qPrintable(steps));
    content.progress.stopping = true;
    QVERIFY(barLines(content, 100).at(1).contains(u"stopping"_s));
}

void tst_Bars::neverWiderThanTheTerminal_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {0, 1, 2, 10, 20, 40, 79, 80, 200, 1000})
        QTest::addRow("%d columns", width) << width;
}

void tst_Bars::neverWiderThanTheTerminal()
{
    QFETCH(int, width);
    BarsContent content = halfway();
    content.progress.nodeTitle = QString(300, u'W');
    content.count = 999;
    content.msLeftOfAll = 1000000000;
    for (const QString &line : barLines(content, width))
        QVERIFY2(line.size() <= width, qPrintable(line));
}

void tst_Bars::plainLine()
{
    BarsContent content = halfway();
    content.number = 1;
    content.count = 2;
    QCOMPARE(progressLine(content),
             u"Job 1 of 2: KSampler, 4 of 8 nodes, step 9 of 18, 0:14 left"_s);
    content.progress = {};
    content.progress.nodesTotal = 8;
    QCOMPARE(progressLine(content), u"Job 1 of 2: 0 of 8 nodes"_s);
}

QTEST_GUILESS_MAIN(tst_Bars)
#include "tst_bars.moc"
