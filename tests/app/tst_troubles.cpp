// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/bar/serverbutton.h"
#include "app/documents.h"
#include "app/queue/errordetails.h"
#include "app/queue/queuemodel.h"
#include "app/queue/queuepanel.h"
#include "comfy/server.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/toggle.h"
#include "widgets/jobs/joblist.h"
#include "widgets/jobs/jobroles.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/progressstrip.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace gesso;
using namespace gesso::app;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
constexpr int kLong = 60000;

} // namespace

// What goes wrong is told in its place, with what to do; nothing stands in the way.
class TestTroubles : public QObject
{
    Q_OBJECT

private slots:
    void failedNodeIsTakenToItsRow();
    void unknownNodeClassIsToldAboveTheForm();
    void wrongValueIsNotSentAndShown();
    void serverThatIsAwayIsToldAndComesBack();
    void wrongAddressIsToldWhereItWasTyped();
    void passwordIsNeitherShownNorKeptInTheSettings();
    void brokenWorkflowIsToldWithItsPlace();
    void whatTheServerLeftOutIsTold();
    void namePatternIsCheckedWhileTyped();
    void noBoxStandsInTheWay();
};

void TestTroubles::failedNodeIsTakenToItsRow()
{
    AppHouse house({.faults = true});
    QVERIFY(house.open({kPortrait}));
    QVERIFY(house.addFault(R"({"kind":"error","error":"oom","class":"VAEDecode"})"));
    house.trigger(u"generate"_s);
    auto *panel = house.find<QueuePanel>(u"queuePanel"_s);
    QTRY_COMPARE_WITH_TIMEOUT(panel->model()->failedCount(), 1, kLong);
    const QModelIndex row = panel->model()->index(0, 0);
    QCOMPARE(row.data(JobStateRole).toInt(), static_cast<int>(JobState::Failed));
    QVERIFY(!row.data(JobReasonRole).toString().isEmpty());
    emit panel->list()->detailsRequested(0);
    auto *details = house.find<ErrorDetails>(u"errorDetails"_s);
    QVERIFY(details && details->isVisible());
    QVERIFY(!details->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    emit panel->list()->copyRequested(0);
    const QString message = panel->model()->jobAt(0)->error.message;
    QVERIFY(QApplication::clipboard()->text().contains(message));
    house.trigger(u"retryFailed"_s);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    QTRY_COMPARE(panel->model()->failedCount(), 0);
    QVERIFY(!details->isVisible());
}

void TestTroubles::unknownNodeClassIsToldAboveTheForm()
{
    AppHouse house;
    QVERIFY(house.open());
    QFile source(kPortrait);
    QFile file(house.path(u"strange.json"_s));
    QVERIFY(source.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly));
    file.write(source.readAll().replace("\"KSampler\"", "\"NobodyHasThis\""));
    file.close();
    auto *documents = house.window()->findChild<Documents *>();
    documents->open(file.fileName());
    QTRY_COMPARE(documents->count(), 1);
    house.trigger(u"generate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(house.find<Banner>(u"formBanner"_s), kLong);
    QVERIFY(house.find<Banner>(u"formBanner"_s)->copyText().contains(u"NobodyHasThis"_s));
}

void TestTroubles::wrongValueIsNotSentAndShown()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    studio::FormDocument *document = house.window()->findChild<Documents *>()->current();
    QVERIFY(document->form().find(Role::Steps));
    QTRY_VERIFY_WITH_TIMEOUT(document->form().find(Role::Steps)->known, kLong);
    const FieldId steps = document->form().find(Role::Steps)->id;
    document->setValue(steps, 0);
    house.trigger(u"generate"_s);
    QCOMPARE(house.session()->studio()->queue()->rowCount({}), 0);
    auto *control = house.find<QWidget>(steps.toString());
    QVERIFY(control->hasFocus() || control->isAncestorOf(QApplication::focusWidget()));
}

void TestTroubles::serverThatIsAwayIsToldAndComesBack()
{
    AppHouse house({.demo = false, .server = QUrl(u"http://127.0.0.1:1"_s)});
    QVERIFY(house.open({kPortrait}));
    auto *button = house.find<ServerButton>(u"server"_s);
    QTRY_COMPARE_WITH_TIMEOUT(button->words().ink, Ink::Warning, kLong);
    QVERIFY(house.find<Banner>(u"serverBanner"_s));
    house.session()->useDemo();
    QTRY_COMPARE_WITH_TIMEOUT(button->words().ink, Ink::Success, kLong);
    QTRY_VERIFY(!house.find<Banner>(u"serverBanner"_s));
}

void TestTroubles::wrongAddressIsToldWhereItWasTyped()
{
    AppHouse house({.demo = false});
    QVERIFY(house.open({kPortrait}));
    house.trigger(u"settings"_s);
    auto *address = house.find<LineEdit>(u"serverAddress"_s);
    QVERIFY(address);
    typeInto(address, u"ftp://nowhere"_s);
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(house.find<QDialog>(u"settingsDialog"_s)->isVisible());
    QVERIFY(house.session()->studio()->server()->address().isEmpty());
    typeInto(address, u"127.0.0.1:1"_s);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(house.session()->studio()->server()->address().port(), 1);
}

void TestTroubles::brokenWorkflowIsToldWithItsPlace()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    QFile file(house.path(u"broken.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"1\": {\n  oops") > 0);
    file.close();
    house.window()->findChild<Documents *>()->open(file.fileName());
    QTRY_VERIFY(house.find<Banner>(u"errorBanner"_s));
    QVERIFY(house.find<Banner>(u"errorBanner"_s)->copyText().contains(u"broken.json"_s));
    // It goes with the next workflow that opens well.
    house.window()->findChild<Documents *>()->open(u":/workflows/img2img.json"_s);
    QTRY_VERIFY(!house.find<Banner>(u"errorBanner"_s));
}

void TestTroubles::passwordIsNeitherShownNorKeptInTheSettings()
{
    AppHouse house({.demo = false});
    QVERIFY(house.open({kPortrait}));
    const auto server = [&] { return house.session()->studio()->server()->address(); };
    house.trigger(u"settings"_s);
    auto *address = house.find<LineEdit>(u"serverAddress"_s);
    typeInto(address, u"http://joe:s3cret@127.0.0.1:1"_s);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(server().password(), u"s3cret"_s);
    QVERIFY(!address->text().contains(u"s3cret"_s));
    QVERIFY(!address->text().contains(u"joe"_s));
    // Left as it stands there, it changes nothing.
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(server().password(), u"s3cret"_s);
    house.close();
    QFile settings(house.path(u"config/gesso.ini"_s));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray text = settings.readAll();
    QVERIFY(text.contains("127.0.0.1"));
    QVERIFY(!text.contains("s3cret"));
    // It is there again at the next start.
    QVERIFY(house.open());
    QCOMPARE(server().userInfo(), u"joe:s3cret"_s);
}

void TestTroubles::whatTheServerLeftOutIsTold()
{
    AppHouse house;
    QVERIFY(house.open());
    QFile source(kPortrait);
    QFile file(house.path(u"half.json"_s));
    QVERIFY(source.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly));
    QByteArray text = source.readAll().trimmed();
    text.chop(1);
    file.write(text
               + R"(, "99": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x"}}})");
    file.close();
    auto *documents = house.window()->findChild<Documents *>();
    documents->open(file.fileName());
    QTRY_COMPARE(documents->count(), 1);
    studio::JobQueue *queue = house.session()->studio()->queue();
    const QSignalSpy ended(queue, &studio::JobQueue::jobEnded);
    house.trigger(u"generate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kLong);
    const studio::Job *job = queue->job(ended.first().first().toLongLong());
    QVERIFY(job && job->state == studio::JobState::Finished);
    QVERIFY(!job->warning.message.isEmpty());
    QVERIFY(house.find<ProgressStrip>(u"progress"_s)->line().contains(job->warning.message));
}

void TestTroubles::namePatternIsCheckedWhileTyped()
{
    AppHouse house({.demo = false});
    QVERIFY(house.open({kPortrait}));
    house.trigger(u"settings"_s);
    auto *pattern = house.find<LineEdit>(u"namePattern"_s);
    pattern->setText(u"{nonsense}"_s);
    emit pattern->textEdited(pattern->text());
    emit pattern->editingFinished();
    const Preferences *kept = house.session()->preferences();
    QVERIFY(kept->get(kept->all().results.namePattern).isEmpty());
    pattern->setText(u"{date}/{counter}"_s);
    emit pattern->textEdited(pattern->text());
    emit pattern->editingFinished();
    QCOMPARE(kept->get(kept->all().results.namePattern), u"{date}/{counter}"_s);
}

void TestTroubles::noBoxStandsInTheWay()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    for (const QString &name : {u"settings"_s, u"keyboard"_s, u"about"_s})
        house.trigger(name);
    QCOMPARE(house.window()->findChildren<QDialog *>().size(), 3);
    QVERIFY(!QApplication::activeModalWidget());
    house.trigger(u"settings"_s);
    QCOMPARE(house.window()->findChildren<QDialog *>().size(), 3);
}

QTEST_MAIN(TestTroubles)
#include "tst_troubles.moc"
