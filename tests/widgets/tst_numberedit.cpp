// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/numberedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/editors/sizeedit.h"
#include "widgets/editors/slidernumber.h"
#include "widgets/theme/themestyle.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestNumberEdit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void typesATwentyDigitSeed();
    void keepsWhatIsNoNumber();
    void calculatesAtEnter();
    void takesTheTextBeforeAShortcutWithEnter();
    void stepsByKeys();
    void ignoresTheWheelWithoutFocus();
    void scrubsSideways();
    void aClickSelectsAll();
    void escapeGivesTheOldValueBack();
    void settingTheValueTellsNobody();
    void leavesUndoToTheDocument();
    void sliderAndNumberFollowEachOther();
    void seedModes();
    void sizesSwap();

private:
    std::unique_ptr<QWidget> m_window;
    NumberEdit *m_edit = nullptr;
    QLineEdit *m_other = nullptr;
};

static const NumberSpec kSeed {.integer = true, .min = u"0"_s, .max = u"18446744073709551615"_s};
static const NumberSpec kSteps {.integer = true, .min = u"1"_s, .max = u"150"_s};

static void wheel(QWidget *widget, int notches)
{
    const QPointF at(widget->rect().center());
    QWheelEvent event(at, widget->mapToGlobal(at), QPoint(), QPoint(0, notches * 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

void TestNumberEdit::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_other = new QLineEdit;
    m_edit = new NumberEdit;
    layout->addWidget(m_other);
    layout->addWidget(m_edit);
    m_edit->setSpec(kSteps);
    m_edit->setValue(u"22"_s);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_other->setFocus();
}

void TestNumberEdit::cleanup()
{
    m_window.reset();
}

void TestNumberEdit::typesATwentyDigitSeed()
{
    m_edit->setSpec(kSeed);
    m_edit->setFocus(Qt::TabFocusReason);
    QSignalSpy edited(m_edit, &NumberEdit::valueEdited);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"18446744073709551615"_s);
    QCOMPARE(m_edit->value(), u"18446744073709551615"_s);
    QCOMPARE(edited.last().first().toString(), u"18446744073709551615"_s);
    QCOMPARE(m_edit->problem(), QString());
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(m_edit->value(), u"18446744073709551615"_s);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(m_edit->value(), u"18446744073709551614"_s);
}

void TestNumberEdit::keepsWhatIsNoNumber()
{
    m_edit->setFocus(Qt::TabFocusReason);
    QSignalSpy problems(m_edit, &NumberEdit::problemChanged);
    QSignalSpy edited(m_edit, &NumberEdit::valueEdited);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"0"_s);
    QCOMPARE(edited.count(), 0); // on the way to another number
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_edit->text(), u"0"_s);
    QCOMPARE(m_edit->problem(), u"0 is below the smallest value, 1."_s);
    QVERIFY(isInvalid(m_edit));
    QCOMPARE(problems.count(), 1);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"abc"_s);
    m_other->setFocus();
    QCOMPARE(m_edit->text(), u"abc"_s);
    QVERIFY(isInvalid(m_edit));
    m_edit->setFocus(Qt::TabFocusReason);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"30"_s);
    QVERIFY(!isInvalid(m_edit));
    QCOMPARE(m_edit->value(), u"30"_s);
}

void TestNumberEdit::calculatesAtEnter()
{
    m_edit->setSpec({.integer = true, .min = u"64"_s, .max = u"16384"_s, .step = u"8"_s});
    m_edit->setFocus(Qt::TabFocusReason);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"512*1.5"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"768"_s);
    QCOMPARE(m_edit->value(), u"768"_s);
}

void TestNumberEdit::takesTheTextBeforeAShortcutWithEnter()
{
    m_edit->setFocus(Qt::TabFocusReason);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"20+5"_s);
    QTest::keyClick(m_edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_edit->value(), u"25"_s);
}

void TestNumberEdit::stepsByKeys()
{
    m_edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(m_edit->value(), u"23"_s);
    QTest::keyClick(m_edit, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_edit->value(), u"33"_s);
    QTest::keyClick(m_edit, Qt::Key_PageDown);
    QCOMPARE(m_edit->value(), u"23"_s);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_edit, Qt::Key_PageDown);
    QCOMPARE(m_edit->value(), u"1"_s);
}

void TestNumberEdit::ignoresTheWheelWithoutFocus()
{
    wheel(m_edit, 1);
    QCOMPARE(m_edit->value(), u"22"_s);
    m_edit->setFocus();
    wheel(m_edit, 2);
    QCOMPARE(m_edit->value(), u"24"_s);
}

void TestNumberEdit::scrubsSideways()
{
    QSignalSpy edited(m_edit, &NumberEdit::valueEdited);
    const QPoint from(30, m_edit->height() / 2);
    QTest::mousePress(m_edit, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_edit, from + QPoint(40, 0));
    QCOMPARE(m_edit->value(), u"32"_s);
    QTest::mouseMove(m_edit, from + QPoint(20, 0));
    QCOMPARE(m_edit->value(), u"27"_s);
    QTest::mouseRelease(m_edit, Qt::LeftButton, {}, from + QPoint(20, 0));
    QVERIFY(!m_edit->hasFocus());
    QVERIFY(edited.count() >= 2);
}

void TestNumberEdit::aClickSelectsAll()
{
    QTest::mouseClick(m_edit, Qt::LeftButton, {}, QPoint(30, m_edit->height() / 2));
    QVERIFY(m_edit->hasFocus());
    QCOMPARE(m_edit->selectedText(), u"22"_s);
}

void TestNumberEdit::escapeGivesTheOldValueBack()
{
    m_edit->setFocus(Qt::TabFocusReason);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"9x"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(m_edit->text(), m_edit->value());
    QVERIFY(!isInvalid(m_edit));
}

void TestNumberEdit::settingTheValueTellsNobody()
{
    QSignalSpy edited(m_edit, &NumberEdit::valueEdited);
    m_edit->setValue(u"50"_s);
    QCOMPARE(m_edit->text(), u"50"_s);
    QCOMPARE(edited.count(), 0);
}

void TestNumberEdit::leavesUndoToTheDocument()
{
    m_edit->setFocus(Qt::TabFocusReason);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"99"_s);
    QTest::keyClick(m_edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_edit->text(), u"99"_s);
}

void TestNumberEdit::sliderAndNumberFollowEachOther()
{
    auto *both = new SliderNumber(m_window.get());
    m_window->layout()->addWidget(both);
    both->setSpec({.min = u"0"_s, .max = u"100"_s, .step = u"0.1"_s}, u"0"_s, u"20"_s);
    both->setValue(u"6.2"_s);
    QCOMPARE(both->slider()->value(), 62);
    QSignalSpy edited(both, &SliderNumber::valueEdited);
    both->slider()->setFocus();
    QTest::keyClick(both->slider(), Qt::Key_Right);
    QCOMPARE(both->value(), u"6.3"_s);
    QCOMPARE(edited.count(), 1);
    wheel(both->slider(), 1);
    m_other->setFocus();
    const QString value = both->value();
    wheel(both->slider(), 1);
    QCOMPARE(both->value(), value);
    // The number takes what the slider cannot show.
    both->number()->setFocus(Qt::TabFocusReason);
    both->number()->selectAll();
    QTest::keyClicks(both->number(), u"55.5"_s);
    QCOMPARE(both->value(), u"55.5"_s);
    QCOMPARE(both->slider()->value(), both->slider()->maximum());
}

void TestNumberEdit::seedModes()
{
    auto *seed = new SeedEdit(m_window.get());
    m_window->layout()->addWidget(seed);
    seed->setValue(u"18446744073709551615"_s);
    QCOMPARE(seed->value(), u"18446744073709551615"_s);
    QCOMPARE(seed->mode(), SeedMode::Random);
    QSignalSpy modes(seed, &SeedEdit::modeEdited);
    QSignalSpy values(seed, &SeedEdit::valueEdited);
    const QList<QToolButton *> tools = seed->findChildren<QToolButton *>();
    QCOMPARE(tools.size(), 3);
    QTest::mouseClick(tools[1], Qt::LeftButton);
    QCOMPARE(seed->mode(), SeedMode::Fixed);
    QCOMPARE(modes.count(), 1);
    QTest::mouseClick(tools[0], Qt::LeftButton);
    QCOMPARE(seed->mode(), SeedMode::Random);
    seed->setLastUsed(u"4871203365518290"_s);
    QTest::mouseClick(tools[2], Qt::LeftButton);
    QCOMPARE(seed->value(), u"4871203365518290"_s);
    QCOMPARE(values.last().first().toString(), u"4871203365518290"_s);
    QCOMPARE(seed->mode(), SeedMode::Fixed);
    const QList<QAction *> actions = tools[0]->actions();
    QCOMPARE(actions.size(), 5);
    actions[2]->trigger();
    QCOMPARE(seed->mode(), SeedMode::Increment);
    QVERIFY(tools[1]->isChecked());
}

void TestNumberEdit::sizesSwap()
{
    auto *size = new SizeEdit(m_window.get());
    m_window->layout()->addWidget(size);
    size->setValues(u"896"_s, u"1152"_s);
    QSignalSpy widths(size, &SizeEdit::widthEdited);
    QSignalSpy heights(size, &SizeEdit::heightEdited);
    QTest::mouseClick(size->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(size->widthNumber()->value(), u"1152"_s);
    QCOMPARE(size->heightNumber()->value(), u"896"_s);
    QCOMPARE(widths.count(), 1);
    QCOMPARE(heights.count(), 1);
}

QTEST_MAIN(TestNumberEdit)
#include "tst_numberedit.moc"
