// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/foldgroup.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/editors/toggle.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestEditors : public QObject
{
    Q_OBJECT

private slots:
    void promptTellsWhatWasTyped();
    void promptChangesWeights();
    void promptPastesPlainText();
    void promptGrowsToItsLimit();
    void promptLeavesTheWheelWithoutFocus();
    void promptLeavesUndoAndGenerateToTheWindow();
    void promptKeepsTheCaretWhenTheTextChangesBelowIt();
    void lineLeavesUndo();
    void toggleSaysOnAndOff();
    void groupIsBuiltWhenUnfolded();
};

static void wheel(QWidget *widget, int notches)
{
    const QPointF at(widget->rect().center());
    QWheelEvent event(at, widget->mapToGlobal(at), QPoint(), QPoint(0, notches * 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

// Notes the keys that its children left.
class KeyNote final : public QWidget
{
    Q_OBJECT

public:
    QList<int> keys;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() != Qt::Key_Control)
            keys.append(event->key());
    }
};

void TestEditors::promptTellsWhatWasTyped()
{
    PromptEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    QSignalSpy edited(&edit, &PromptEdit::textEdited);
    edit.setText(u"a woman"_s);
    QCOMPARE(edited.count(), 0);
    edit.moveCursor(QTextCursor::End);
    QTest::keyClicks(&edit, u", red"_s);
    QCOMPARE(edited.last().first().toString(), u"a woman, red"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.text(), u"a woman, red\n"_s);
}

void TestEditors::promptChangesWeights()
{
    PromptEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    edit.setText(u"soft light"_s);
    edit.moveCursor(QTextCursor::Start);
    QSignalSpy edited(&edit, &PromptEdit::textEdited);
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(edit.text(), u"(soft:1.1) light"_s);
    QCOMPARE(edited.count(), 2);
    QTest::keyClick(&edit, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(&edit, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(edit.text(), u"soft light"_s);
}

void TestEditors::promptPastesPlainText()
{
    PromptEdit edit;
    edit.show();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    auto *data = new QMimeData;
    data->setText(u"plain"_s);
    data->setHtml(u"<b>bold</b>"_s);
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(&edit, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(edit.text(), u"plain"_s);
}

void TestEditors::promptGrowsToItsLimit()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new PromptEdit;
    edit->setHeights(54, 200);
    layout->addWidget(edit);
    layout->addStretch(1);
    window.resize(300, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(edit->height(), 54);
    edit->setText(u"line\n"_s.repeated(6));
    QTRY_VERIFY(edit->height() > 54);
    const int grown = edit->height();
    QVERIFY(grown < 200);
    QCOMPARE(edit->verticalScrollBar()->maximum(), 0);
    edit->setText(u"line\n"_s.repeated(60));
    QTRY_COMPARE(edit->height(), 200);
    QVERIFY(edit->verticalScrollBar()->maximum() > 0);
    edit->setText(u"short"_s);
    QTRY_COMPARE(edit->height(), 54);
}

void TestEditors::promptLeavesTheWheelWithoutFocus()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QLineEdit;
    auto *edit = new PromptEdit;
    edit->setHeights(54, 54);
    layout->addWidget(other);
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setText(u"line\n"_s.repeated(60));
    edit->verticalScrollBar()->setValue(10);
    other->setFocus();
    const int before = edit->verticalScrollBar()->value();
    wheel(edit->viewport(), 1);
    QCOMPARE(edit->verticalScrollBar()->value(), before);
    edit->setFocus();
    wheel(edit->viewport(), 1);
    QVERIFY(edit->verticalScrollBar()->value() < before);
}

void TestEditors::promptLeavesUndoAndGenerateToTheWindow()
{
    KeyNote window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new PromptEdit;
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    QTest::keyClicks(edit, u"abc"_s);
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(edit->text(), u"abc"_s);
    QCOMPARE(window.keys, QList<int>({Qt::Key_Z, Qt::Key_Return}));
}

void TestEditors::promptKeepsTheCaretWhenTheTextChangesBelowIt()
{
    PromptEdit edit;
    edit.setText(u"a woman, red dress"_s);
    edit.setText(u"a woman, blue dress"_s);
    QCOMPARE(edit.textCursor().position(), 13);
    QCOMPARE(edit.text(), u"a woman, blue dress"_s);
}

void TestEditors::lineLeavesUndo()
{
    KeyNote window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new LineEdit;
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    QSignalSpy edited(edit, &QLineEdit::textEdited);
    QTest::keyClicks(edit, u"abc"_s);
    QCOMPARE(edited.count(), 3);
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit->text(), u"abc"_s);
    QCOMPARE(window.keys, QList<int>({Qt::Key_Z}));
}

void TestEditors::toggleSaysOnAndOff()
{
    Toggle toggle;
    toggle.show();
    QVERIFY(QTest::qWaitForWindowExposed(&toggle));
    QSignalSpy edited(&toggle, &Toggle::valueEdited);
    QCOMPARE(toggle.text(), u"Off"_s);
    toggle.setValue(true);
    QCOMPARE(toggle.text(), u"On"_s);
    QCOMPARE(edited.count(), 0);
    QTest::keyClick(&toggle, Qt::Key_Space);
    QCOMPARE(toggle.text(), u"Off"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.first().first().toBool(), false);
}

void TestEditors::groupIsBuiltWhenUnfolded()
{
    int built = 0;
    FoldGroup group(u"Model"_s, [&built] {
        ++built;
        return new QLabel(u"content"_s);
    });
    group.show();
    QVERIFY(QTest::qWaitForWindowActive(&group));
    QCOMPARE(built, 0);
    QVERIFY(!group.content());
    QSignalSpy changed(&group, &FoldGroup::unfoldedChanged);
    QTest::mouseClick(group.header(), Qt::LeftButton);
    QCOMPARE(built, 1);
    QVERIFY(group.content()->isVisible());
    QTest::keyClick(group.header(), Qt::Key_Left);
    QVERIFY(!group.content()->isVisible());
    QTest::keyClick(group.header(), Qt::Key_Right);
    QVERIFY(group.content()->isVisible());
    QCOMPARE(built, 1);
    QCOMPARE(changed.count(), 3);
    QSignalSpy all(group.header(), &FoldHeader::allRequested);
    QTest::mouseClick(group.header(), Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(all.count(), 1);
    QCOMPARE(all.first().first().toBool(), false);
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
