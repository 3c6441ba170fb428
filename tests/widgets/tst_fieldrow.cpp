// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choiceedit.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/editors/slidernumber.h"
#include "widgets/theme/themestyle.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestFieldRow : public QObject
{
    Q_OBJECT

private slots:
    void namesItsControl();
    void showsWhatIsWrong();
    void showsTheControlsOwnProblem();
    void goesAboveWhenNarrow();
    void aLongSeedIsNeverCut();
    void offersReset();
};

static QLabel *message(const FieldRow &row)
{
    const QList<QLabel *> labels = row.findChildren<QLabel *>(Qt::FindDirectChildrenOnly);
    return labels.at(1);
}

void TestFieldRow::namesItsControl()
{
    auto *slider = new SliderNumber;
    FieldRow row(u"Steps"_s, slider);
    QCOMPARE(slider->number()->accessibleName(), u"Steps"_s);
    auto *prompt = new PromptEdit;
    FieldRow above(u"Prompt"_s, prompt, FieldRow::LabelPlace::Above);
    QCOMPARE(prompt->accessibleName(), u"Prompt"_s);
    QCOMPARE(above.label(), u"Prompt"_s);
}

void TestFieldRow::showsWhatIsWrong()
{
    auto *choice = new ChoiceEdit;
    FieldRow row(u"Checkpoint"_s, choice);
    row.resize(360, 100);
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    QVERIFY(!message(row)->isVisible());
    row.setHint(u"usual 20"_s);
    QCOMPARE(message(row)->text(), u"usual 20"_s);
    row.setError(u"Not on studio-gpu."_s, u"painterlyXL_v2"_s);
    QVERIFY(message(row)->isVisible());
    QCOMPARE(message(row)->text(), u"Not on studio-gpu."_s);
    QVERIFY(isInvalid(choice));
    QCOMPARE(choice->accessibleDescription(), u"Not on studio-gpu."_s);
    QSignalSpy link(&row, &FieldRow::errorLinkActivated);
    QTest::mouseClick(row.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(link.count(), 1);
    row.setError({});
    QVERIFY(!isInvalid(choice));
    QCOMPARE(message(row)->text(), u"usual 20"_s);
}

void TestFieldRow::showsTheControlsOwnProblem()
{
    auto *number = new NumberEdit;
    number->setSpec({.integer = true, .min = u"1"_s});
    FieldRow row(u"Steps"_s, number);
    row.show();
    QVERIFY(QTest::qWaitForWindowActive(&row));
    number->setFocus(Qt::TabFocusReason);
    QTest::keyClicks(number, u"0"_s);
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(message(row)->text(), u"0 is below the smallest value, 1."_s);
    QVERIFY(isInvalid(number));
    number->setValue(u"5"_s);
    QVERIFY(!message(row)->isVisible());
}

void TestFieldRow::goesAboveWhenNarrow()
{
    auto *choice = new ChoiceEdit;
    FieldRow row(u"Sampler"_s, choice);
    row.resize(360, 60);
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    QCOMPARE(choice->x(), 12 + 80 + 8);
    row.resize(300, 60);
    QTRY_COMPARE(choice->x(), 12);
    row.resize(360, 60);
    QTRY_COMPARE(choice->x(), 12 + 80 + 8);
}

void TestFieldRow::aLongSeedIsNeverCut()
{
    auto *seed = new SeedEdit;
    QWidget form;
    auto *column = new QVBoxLayout(&form);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new FieldRow(u"Seed"_s, seed);
    column->addWidget(row);
    form.show();
    QVERIFY(QTest::qWaitForWindowExposed(&form));
    for (const int width : {500, 360, row->minimumSizeHint().width()}) {
        form.resize(width, 100);
        QTRY_COMPARE(row->width(), width);
        QTRY_VERIFY(seed->geometry().right() <= width - 12);
        QTRY_VERIFY(seed->width() >= seed->minimumSizeHint().width());
    }
    const int digits
        = QFontMetrics(seed->number()->font()).horizontalAdvance(u"18446744073709551615"_s);
    QVERIFY(seed->number()->width() > digits);
    seed->setValue(u"18446744073709551615"_s);
    QCOMPARE(seed->value(), u"18446744073709551615"_s);
}

void TestFieldRow::offersReset()
{
    FieldRow row(u"Sampler"_s, new ChoiceEdit);
    row.resize(360, 60);
    row.show();
    QVERIFY(QTest::qWaitForWindowExposed(&row));
    auto *reset = row.findChild<QToolButton *>();
    const auto enter = [&row] {
        QEnterEvent event(QPointF(5, 5), QPointF(5, 5), row.mapToGlobal(QPointF(5, 5)));
        QCoreApplication::sendEvent(&row, &event);
    };
    enter();
    QVERIFY(!reset->isVisible());
    row.setChanged(true, u"euler"_s);
    enter();
    QVERIFY(reset->isVisible());
    QSignalSpy asked(&row, &FieldRow::resetRequested);
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

QTEST_MAIN(TestFieldRow)
#include "tst_fieldrow.moc"
