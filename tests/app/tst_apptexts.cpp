// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bar/serverwords.h"
#include "app/canvas/progresswords.h"
#include "app/dialogs/checksteps.h"
#include "app/errortext.h"
#include "app/form/fieldlabel.h"

#include <QTest>

using namespace gesso;
using namespace gesso::app;
using namespace Qt::StringLiterals;

// The words of the window that come from pure functions.
class TestAppTexts : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfErrorSaysWhatToDoNext_data();
    void everyKindOfErrorSaysWhatToDoNext();
    void adviceOfBelowComesFirst();
    void placeIsNamedOnce();
    void reportHoldsEverything();
    void clock_data();
    void clock();
    void span_data();
    void span();
    void timeLeftTellsWhatIsKnown();
    void percentCountsTheRunningNodeBySteps();
    void serverNames_data();
    void serverNames();
    void checkSteps_data();
    void checkSteps();
    void sizesAreNumberedToo();
    void sliders_data();
    void sliders();
};

void TestAppTexts::everyKindOfErrorSaysWhatToDoNext_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= static_cast<int>(Error::Kind::DiskFull); ++kind)
        QTest::newRow(qPrintable(kindName(static_cast<Error::Kind>(kind)))) << kind;
}

void TestAppTexts::everyKindOfErrorSaysWhatToDoNext()
{
    QFETCH(const int, kind);
    const ErrorText text
        = errorText({static_cast<Error::Kind>(kind), u"It did not work."_s, {}, {}, {}});
    QCOMPARE(text.title, u"It did not work."_s);
    QVERIFY(text.next.endsWith(u'.'));
}

void TestAppTexts::adviceOfBelowComesFirst()
{
    const ErrorText text
        = errorText({Error::Kind::Io, u"No."_s, {}, u"Plug the disk in."_s, u"  EIO  "_s});
    QCOMPARE(text.next, u"Plug the disk in."_s);
    QCOMPARE(text.details, u"EIO"_s);
}

void TestAppTexts::placeIsNamedOnce()
{
    QCOMPARE(errorText({Error::Kind::Io, u"cat.png is broken."_s, u"cat.png"_s, {}, {}}).title,
             u"cat.png is broken."_s);
    QCOMPARE(errorText({Error::Kind::Io, u"It is broken."_s, u"cat.png"_s, {}, {}}).title,
             u"cat.png: It is broken."_s);
}

void TestAppTexts::reportHoldsEverything()
{
    const ErrorText text
        = errorText({Error::Kind::Http, u"M"_s, u"W"_s, u"A"_s, u"line 1\nline 2"_s});
    for (const QString &part : {u"M"_s, u"W"_s, u"A"_s, u"line 2"_s, u"http"_s})
        QVERIFY2(text.report.contains(part), qPrintable(text.report));
}

void TestAppTexts::clock_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64 {0} << u"0:00"_s;
    QTest::newRow("something is never nothing") << qint64 {1} << u"0:01"_s;
    QTest::newRow("seconds") << qint64 {14000} << u"0:14"_s;
    QTest::newRow("minutes") << qint64 {92000} << u"1:32"_s;
    QTest::newRow("hours") << qint64 {3723000} << u"1:02:03"_s;
    QTest::newRow("negative") << qint64 {-5} << u"0:00"_s;
}

void TestAppTexts::clock()
{
    QFETCH(const qint64, ms);
    QTEST(clockText(ms), "text");
}

void TestAppTexts::span_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << qint64 {38000} << u"38 s"_s;
    QTest::newRow("minutes") << qint64 {150000} << u"2 min 30 s"_s;
    QTest::newRow("hours") << qint64 {3900000} << u"1 h 5 min"_s;
}

void TestAppTexts::span()
{
    QFETCH(const qint64, ms);
    QTEST(spanText(ms), "text");
}

void TestAppTexts::timeLeftTellsWhatIsKnown()
{
    studio::JobProgress progress;
    QCOMPARE(timeLeftText(progress, -1), QString());
    progress.stepMsLeft = 14000;
    QCOMPARE(timeLeftText(progress, -1), u"0:14 left"_s);
    QCOMPARE(timeLeftText(progress, 92000), u"0:14 left, all jobs 1:32"_s);
    QCOMPARE(timeLeftText(progress, 14000), u"0:14 left"_s);
}

void TestAppTexts::percentCountsTheRunningNodeBySteps()
{
    studio::JobProgress progress;
    QCOMPARE(percentOf(progress), 0);
    progress.nodesTotal = 8;
    progress.nodesDone = 4;
    QCOMPARE(percentOf(progress), 50);
    progress.steps = 20;
    progress.step = 10;
    QCOMPARE(percentOf(progress), 56);
    progress.nodesDone = 8;
    QCOMPARE(percentOf(progress), 100);
}

void TestAppTexts::serverNames_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::newRow("usual port") << u"http://studio:8188"_s << u"studio"_s;
    QTest::newRow("another port") << u"http://studio:9000"_s << u"studio:9000"_s;
    QTest::newRow("a path") << u"https://host.example/comfy"_s << u"host.example/comfy"_s;
    QTest::newRow("no secret") << u"https://me:secret@host.example/"_s << u"host.example"_s;
}

void TestAppTexts::serverNames()
{
    QFETCH(const QString, address);
    QTEST(serverName(QUrl(address)), "name");
}

void TestAppTexts::checkSteps_data()
{
    using State = comfy::Server::State;
    using Step = CheckStep::State;
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("kind"); // -1: no error
    QTest::addColumn<QList<int>>("steps");
    const auto row = [](const char *name, State state, int kind, const QList<Step> &steps) {
        QList<int> numbers;
        for (const Step step : steps)
            numbers << static_cast<int>(step);
        QTest::newRow(name) << static_cast<int>(state) << kind << numbers;
    };
    row("ready", State::Ready, -1, {Step::Good, Step::Good, Step::Good, Step::Good});
    row("nobody answers", State::Offline, static_cast<int>(Error::Kind::Network),
        {Step::Good, Step::Bad, Step::NotReached, Step::NotReached});
    row("no ComfyUI", State::Refused, static_cast<int>(Error::Kind::Protocol),
        {Step::Good, Step::Good, Step::Bad, Step::NotReached});
    row("first contact", State::Connecting, -1,
        {Step::Good, Step::Trying, Step::NotReached, Step::NotReached});
}

void TestAppTexts::checkSteps()
{
    QFETCH(const int, state);
    QFETCH(const int, kind);
    QFETCH(const QList<int>, steps);
    ServerView view;
    view.address = QUrl(u"http://studio:8188"_s);
    view.state = static_cast<comfy::Server::State>(state);
    if (kind >= 0)
        view.error = Error {static_cast<Error::Kind>(kind), u"Why."_s, {}, {}, {}};
    const QList<CheckStep> found = app::checkSteps(view);
    QCOMPARE(found.size(), steps.size());
    for (int index = 0; index < steps.size(); ++index) {
        QCOMPARE(static_cast<int>(found.at(index).state), steps.at(index));
        QVERIFY(!found.at(index).words.isEmpty());
    }
}

void TestAppTexts::sizesAreNumberedToo()
{
    Field width;
    width.role = Role::Width;
    QCOMPARE(sizeLabel(width), u"Size"_s);
    width.roleIndex = 1;
    QCOMPARE(sizeLabel(width), u"Size 2"_s);
}

void TestAppTexts::sliders_data()
{
    QTest::addColumn<QString>("min");
    QTest::addColumn<QString>("max");
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("slider");
    QTest::newRow("a part of one") << u"0.0"_s << u"1.0"_s << u"0.01"_s << true;
    QTest::newRow("too many to tell apart") << u"0"_s << u"10000"_s << u"1"_s << false;
    QTest::newRow("no limits known") << QString() << QString() << QString() << false;
    QTest::newRow("upside down") << u"5"_s << u"1"_s << u"1"_s << false;
    QTest::newRow("a step of nothing") << u"0"_s << u"1"_s << u"0"_s << false;
}

void TestAppTexts::sliders()
{
    QFETCH(const QString, min);
    QFETCH(const QString, max);
    QFETCH(const QString, step);
    const auto number = [](const QString &text) -> std::optional<json::Number> {
        if (text.isEmpty())
            return {};
        return json::Number(text.toStdString());
    };
    Field field;
    field.kind = FieldKind::Float;
    field.minimum = number(min);
    field.maximum = number(max);
    field.step = number(step);
    QTEST(softRange(field).has_value(), "slider");
}

QTEST_MAIN(TestAppTexts)
#include "tst_apptexts.moc"
