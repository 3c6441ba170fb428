// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/numberedit.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/docktitle.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/generateblock.h"
#include "widgets/parts/progressstrip.h"
#include "widgets/parts/searchfield.h"
#include "widgets/parts/undobar.h"
#include "widgets/theme/caption.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestParts : public QObject
{
    Q_OBJECT

private slots:
    void stripShowsBothBars();
    void stripNeverChangesItsHeight();
    void generateTellsItsCount();
    void generateBlockKeepsItsPlaces();
    void bannerUnfoldsAndCopies();
    void undoBarOffersUndo();
    void emptyStateHasAButton();
    void searchFieldWaitsForTyping();
    void dockTitleNamesItsTools();
};

static QPushButton *button(QWidget *parent, const QString &text)
{
    const QList<QPushButton *> buttons = parent->findChildren<QPushButton *>();
    for (QPushButton *candidate : buttons) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

void TestParts::stripShowsBothBars()
{
    ProgressStrip strip;
    strip.resize(700, 64);
    strip.show();
    QCOMPARE(strip.nodesBar()->accessibleName(), u"Nodes"_s);
    QCOMPARE(strip.stepsBar()->accessibleName(), u"Steps"_s);
    strip.showNodes(5, 8, u"KSampler"_s);
    strip.showSteps(9, 22, u"0:14 left, all jobs 1:32"_s);
    QCOMPARE(strip.nodesBar()->value(), 5);
    QCOMPARE(strip.nodesBar()->maximum(), 8);
    QCOMPARE(strip.stepsBar()->value(), 9);
    QVERIFY(strip.stepsBar()->isVisible());
    QVERIFY(strip.line().contains(u"5 of 8 KSampler"_s));
    QVERIFY(strip.line().contains(u"0:14 left"_s));
    strip.showNoSteps();
    QCOMPARE(strip.stepsBar()->value(), 0);
    QVERIFY(strip.line().contains(u"no steps in this node"_s));
    strip.showStopping();
    QCOMPARE(strip.nodesBar()->value(), 5);
    strip.showFinished(u"Finished in 38 s"_s, u"8 of 8 nodes, 22 steps. 4 results saved."_s);
    QVERIFY(!strip.stepsBar()->isVisible());
    QVERIFY(strip.line().startsWith(u"Finished in 38 s"_s));
}

void TestParts::stripNeverChangesItsHeight()
{
    ProgressStrip strip;
    const int height = strip.sizeHint().height();
    QCOMPARE(strip.minimumHeight(), 64);
    strip.resize(700, height);
    strip.show();
    strip.showNodes(1, 8, QString(300, u'x'));
    QCOMPARE(strip.height(), 64);
    strip.showError(u"Failed"_s, u"at VAE Decode"_s);
    QCOMPARE(strip.height(), 64);
    strip.setResultPosition(0, 4);
    QSignalSpy next(&strip, &ProgressStrip::nextRequested);
    const QList<QToolButton *> arrows = strip.findChildren<QToolButton *>();
    QVERIFY(!arrows.front()->isEnabled());
    QTest::mouseClick(arrows.back(), Qt::LeftButton);
    QCOMPARE(next.count(), 1);
}

void TestParts::generateTellsItsCount()
{
    GenerateBlock block;
    block.resize(360, 100);
    block.show();
    QVERIFY(QTest::qWaitForWindowActive(&block));
    QSignalSpy generate(&block, &GenerateBlock::generateRequested);
    QCOMPARE(block.generateButton()->accessibleName(), u"Generate"_s);
    QCOMPARE(block.stopButton()->accessibleName(), u"Stop"_s);
    auto *count = block.findChild<NumberEdit *>();
    QCOMPARE(count->accessibleName(), u"Count"_s);
    count->setFocus(Qt::TabFocusReason);
    count->selectAll();
    QTest::keyClicks(count, u"2*2"_s); // not committed yet
    QTest::mouseClick(block.generateButton(), Qt::LeftButton);
    QCOMPARE(generate.count(), 1);
    QCOMPARE(generate.first().first().toInt(), 4);
    block.setCount(999);
    count->setFocus(Qt::TabFocusReason);
    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(block.count(), 999);
    QSignalSpy stop(&block, &GenerateBlock::stopRequested);
    QTest::mouseClick(block.stopButton(), Qt::LeftButton);
    QCOMPARE(stop.count(), 0);
    block.setStopEnabled(true);
    QTest::mouseClick(block.stopButton(), Qt::LeftButton);
    QCOMPARE(stop.count(), 1);
}

void TestParts::generateBlockKeepsItsPlaces()
{
    GenerateBlock block;
    block.resize(360, 100);
    block.show();
    const QRect place = block.generateButton()->geometry();
    const QString word = block.generateButton()->text();
    block.setHint(u"1 running, 3 waiting"_s);
    block.setStopEnabled(true);
    block.setHint(QString(400, u'w'), Ink::Danger);
    block.setGenerateEnabled(false);
    block.menu()->addAction(u"To the front"_s);
    block.showMenuPart();
    (void)block.grab(); // lays out
    QCOMPARE(block.generateButton()->geometry(), place);
    QCOMPARE(block.generateButton()->text(), word);
    QSignalSpy hint(&block, &GenerateBlock::hintActivated);
    QTest::mouseClick(block.findChild<QLabel *>(), Qt::LeftButton);
    QCOMPARE(hint.count(), 1);
}

void TestParts::bannerUnfoldsAndCopies()
{
    Banner banner(Banner::Kind::Danger);
    banner.show();
    banner.setMessage(u"The server refused this prompt"_s, u"Two fields need another value."_s);
    QCOMPARE(banner.accessibleName(), u"The server refused this prompt"_s);
    QVERIFY(!button(&banner, u"Details"_s)->isVisible());
    banner.setDetails(u"node 3: value_smaller_than_min"_s);
    auto *details = banner.findChild<QPlainTextEdit *>();
    QVERIFY(!details->isVisible());
    QTest::mouseClick(button(&banner, u"Details"_s), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QTest::mouseClick(button(&banner, u"Copy"_s), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"value_smaller_than_min"_s));
    QSignalSpy link(&banner, &Banner::linkActivated);
    banner.addLink(u"first"_s, u"Go to the first"_s);
    QTest::mouseClick(button(&banner, u"Go to the first"_s), Qt::LeftButton);
    QCOMPARE(link.first().first().toString(), u"first"_s);
    QSignalSpy closed(&banner, &Banner::closed);
    QTest::mouseClick(banner.findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    banner.clearLinks();
    QTRY_VERIFY(!button(&banner, u"Go to the first"_s));
}

void TestParts::undoBarOffersUndo()
{
    QWidget area;
    area.resize(600, 400);
    UndoBar bar(&area);
    area.show();
    QVERIFY(bar.isHidden());
    bar.showMessage(u"5 results moved to the trash"_s, u"Undo"_s);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.geometry().center().x(), area.rect().center().x());
    QSignalSpy undone(&bar, &UndoBar::actionTriggered);
    QSignalSpy expired(&bar, &UndoBar::expired);
    QTest::mouseClick(button(&bar, u"Undo"_s), Qt::LeftButton);
    QCOMPARE(undone.count(), 1);
    QCOMPARE(expired.count(), 0);
    QVERIFY(bar.isHidden());
    bar.showMessage(u"one"_s, u"Undo"_s);
    bar.showMessage(u"two"_s, u"Undo"_s); // the first can no longer be undone
    QCOMPARE(expired.count(), 1);
}

void TestParts::emptyStateHasAButton()
{
    EmptyState state(EmptyState::Size::Large);
    state.setIcon(u"workflow"_s);
    state.setText(u"Open a workflow"_s, u"Gesso makes a form of it."_s);
    state.show();
    QVERIFY(!state.findChild<QPushButton *>()->isVisible());
    state.setButton(u"Open a file…"_s);
    QSignalSpy clicked(&state, &EmptyState::buttonClicked);
    QTest::mouseClick(state.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
}

void TestParts::searchFieldWaitsForTyping()
{
    SearchField field(u"Search results"_s);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QSignalSpy searched(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, u"gouache"_s);
    QCOMPARE(searched.count(), 0);
    QTRY_COMPARE(searched.count(), 1);
    QCOMPARE(searched.first().first().toString(), u"gouache"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(searched.count(), 2);
    QVERIFY(field.text().isEmpty());
}

void TestParts::dockTitleNamesItsTools()
{
    DockTitle title(u"Queue"_s);
    QAction action(u"&Pause"_s, this);
    action.setShortcut(QKeySequence(u"Ctrl+P"_s));
    QToolButton *tool = title.addTool(&action);
    QCOMPARE(tool->accessibleName(), u"Pause"_s);
    QCOMPARE(tool->toolTip(), u"Pause (Ctrl+P)"_s);
    QCOMPARE(title.addTool(u"more", u"More"_s)->accessibleName(), u"More"_s);
    QCOMPARE(title.sizeHint().height(), 36);
    // A narrow dock cuts the detail, not the title.
    title.setDetail(u"2 waiting, done in 0:02"_s);
    title.setFixedWidth(180);
    title.show();
    const auto captions = title.findChildren<Caption *>();
    QCOMPARE(captions.first()->text(), u"Queue"_s);
    QVERIFY(captions.first()->width() >= captions.first()->sizeHint().width());
}

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
