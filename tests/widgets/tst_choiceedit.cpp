// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choiceedit.h"
#include "widgets/editors/choicemodel.h"
#include "widgets/editors/choicepopup.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestChoiceEdit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void modelGroupsByFolder();
    void modelFindsAnyPart();
    void modelPutsRecentOnTop();
    void opensAndChoosesByKeys();
    void typingOpensAndSearches();
    void aShortListHasNoSearch();
    void escapeChangesNothing();
    void clickChooses();
    void aMissingValueIsKept();
    void ignoresTheWheelWithoutFocus();
    void tenThousandAreQuick();

private:
    [[nodiscard]] ChoicePopup *popup() const { return m_edit->findChild<ChoicePopup *>(); }

    std::unique_ptr<QWidget> m_window;
    ChoiceEdit *m_edit = nullptr;
    QLineEdit *m_other = nullptr;
};

static const auto kModels = std::make_shared<const QStringList>(QStringList {
    u"base.safetensors"_s, u"xl/portraits/painterlyXL_v2.safetensors"_s,
    u"xl/portraits/paint_and_paper_xl.safetensors"_s, u"sd15/old_paintings.safetensors"_s,
    u"sd15/dream.safetensors"_s, u"xl\\windows.safetensors"_s, u"flux/dev.safetensors"_s,
    u"flux/schnell.safetensors"_s});

void TestChoiceEdit::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_other = new QLineEdit;
    m_edit = new ChoiceEdit;
    layout->addWidget(m_other);
    layout->addWidget(m_edit);
    m_edit->setChoices(kModels);
    m_edit->setValue(u"base.safetensors"_s);
    m_window->resize(300, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_other->setFocus();
}

void TestChoiceEdit::cleanup()
{
    m_window.reset();
}

void TestChoiceEdit::modelGroupsByFolder()
{
    ChoiceModel model(kModels);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append((model.isHeading(row) ? u"# "_s : QString())
                    + model.index(row).data().toString());
    QCOMPARE(rows,
             QStringList({u"base.safetensors"_s, u"# xl / portraits"_s,
                          u"painterlyXL_v2.safetensors"_s, u"paint_and_paper_xl.safetensors"_s,
                          u"# sd15"_s, u"old_paintings.safetensors"_s, u"dream.safetensors"_s,
                          u"# xl"_s, u"windows.safetensors"_s, u"# flux"_s, u"dev.safetensors"_s,
                          u"schnell.safetensors"_s}));
    QCOMPARE(model.rowOf(u"sd15/dream.safetensors"_s), 6);
    QCOMPARE(model.choosable(1, 1), 2);
    QVERIFY(!(model.flags(model.index(1)) & Qt::ItemIsSelectable));
}

void TestChoiceEdit::modelFindsAnyPart()
{
    ChoiceModel model(kModels);
    model.setSearch(u"PAINT"_s);
    QCOMPARE(model.rowCount(), 5); // two headings, three names
    QCOMPARE(model.index(4).data(ChoiceModel::MatchStartRole).toInt(), 4);
    QCOMPARE(model.index(4).data(ChoiceModel::MatchLengthRole).toInt(), 5);
    model.setSearch(u"portraits"_s); // the folder counts too
    QCOMPARE(model.rowCount(), 3);
    model.setSearch(u"nothing such"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestChoiceEdit::modelPutsRecentOnTop()
{
    ChoiceModel model(kModels);
    model.setRecent({u"sd15/dream.safetensors"_s, u"gone.safetensors"_s});
    QVERIFY(model.isHeading(0));
    QCOMPARE(model.index(1).data(ChoiceModel::ValueRole).toString(), u"sd15/dream.safetensors"_s);
    QVERIFY(model.isHeading(2));
    model.setSearch(u"dream"_s);
    QCOMPARE(model.rowCount(), 2); // no recent ones while searching
}

void TestChoiceEdit::opensAndChoosesByKeys()
{
    m_edit->setFocus(Qt::TabFocusReason);
    QSignalSpy edited(m_edit, &ChoiceEdit::valueEdited);
    QTest::keyClick(m_edit, Qt::Key_F4);
    QVERIFY(popup());
    auto *search = popup()->findChild<QLineEdit *>();
    QVERIFY(search->isVisible());
    QTest::keyClick(search, Qt::Key_Down); // over the heading
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_edit->value(), u"xl/portraits/painterlyXL_v2.safetensors"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_edit->text(), u"painterlyXL_v2.safetensors"_s);
}

void TestChoiceEdit::typingOpensAndSearches()
{
    m_edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_edit, 's');
    QVERIFY(popup());
    auto *search = popup()->findChild<QLineEdit *>();
    QCOMPARE(search->text(), u"s"_s);
    QTest::keyClicks(search, u"chn"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_edit->value(), u"flux/schnell.safetensors"_s);
}

void TestChoiceEdit::aShortListHasNoSearch()
{
    m_edit->setChoices(
        std::make_shared<const QStringList>(QStringList {u"karras"_s, u"normal"_s, u"simple"_s}));
    m_edit->setValue(u"karras"_s);
    m_edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_edit, Qt::Key_Space);
    QVERIFY(popup());
    QVERIFY(!popup()->findChild<QLineEdit *>()->isVisible());
    auto *list = popup()->findChild<QListView *>();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(m_edit->value(), u"simple"_s);
}

void TestChoiceEdit::escapeChangesNothing()
{
    m_edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(popup());
    auto *search = popup()->findChild<QLineEdit *>();
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_edit->value(), u"base.safetensors"_s);
}

void TestChoiceEdit::clickChooses()
{
    QTest::mouseClick(m_edit, Qt::LeftButton);
    QVERIFY(popup());
    auto *list = popup()->findChild<QListView *>();
    const QModelIndex third = list->model()->index(3, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(third).center());
    QCOMPARE(m_edit->value(), u"xl/portraits/paint_and_paper_xl.safetensors"_s);
}

void TestChoiceEdit::aMissingValueIsKept()
{
    m_edit->setValue(u"mine/gone.safetensors"_s);
    QVERIFY(m_edit->isMissing());
    QCOMPARE(m_edit->value(), u"mine/gone.safetensors"_s);
    m_edit->setChoices(nullptr);
    QVERIFY(!m_edit->isMissing());
    m_edit->openList();
    QVERIFY(!popup());
}

void TestChoiceEdit::ignoresTheWheelWithoutFocus()
{
    const auto wheel = [this] {
        const QPointF at(m_edit->rect().center());
        QWheelEvent event(at, m_edit->mapToGlobal(at), QPoint(), QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_edit, &event);
    };
    wheel();
    QCOMPARE(m_edit->value(), u"base.safetensors"_s);
    m_edit->setFocus();
    wheel();
    QCOMPARE(m_edit->value(), kModels->at(1));
}

void TestChoiceEdit::tenThousandAreQuick()
{
    QStringList many;
    for (int i = 0; i < 10000; ++i)
        many.append(u"folder%1/model_%2.safetensors"_s.arg(i / 100).arg(i));
    m_edit->setChoices(std::make_shared<const QStringList>(many));
    m_edit->setValue(many.at(9000));
    QElapsedTimer timer;
    timer.start();
    m_edit->openList();
    QVERIFY(popup());
    auto *list = popup()->findChild<QListView *>();
    QCOMPARE(list->currentIndex().data(ChoiceModel::ValueRole).toString(), many.at(9000));
    auto *search = popup()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"_9999."_s);
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_edit->value(), many.at(9999));
    // Opening and six searches; generous, it must hold under a sanitizer on a busy machine.
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(TestChoiceEdit)
#include "tst_choiceedit.moc"
