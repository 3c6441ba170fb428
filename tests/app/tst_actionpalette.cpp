// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/commandpalette.h"
#include "widgets/parts/searchfield.h"

#include <QApplication>
#include <QListWidget>
#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// Ctrl+Shift+P finds every action and every field (issue 6, 4.3), in the real window.
class TestActionPalette : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsAnActionAndDoesIt();
    void goesToAField();
    void whatIsNotPossibleIsNotOffered();
    void escapeClosesIt();
    void arrowsChoose();

private:
    CommandPalette *open() const;
    [[nodiscard]] static QStringList offered(const CommandPalette *palette);

    std::unique_ptr<AppHouse> m_house;
};

void TestActionPalette::init()
{
    m_house = std::make_unique<AppHouse>();
    QVERIFY(m_house->open({u":/workflows/portrait.json"_s}));
    QTRY_VERIFY(m_house->named<PromptEdit>(u"Prompt"_s));
}

void TestActionPalette::cleanup()
{
    m_house.reset();
}

CommandPalette *TestActionPalette::open() const
{
    QTest::keyClick(m_house->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    return m_house->window()->findChild<CommandPalette *>();
}

QStringList TestActionPalette::offered(const CommandPalette *palette)
{
    const auto *list = palette->findChild<QListWidget *>();
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

void TestActionPalette::findsAnActionAndDoesIt()
{
    const CommandPalette *palette = open();
    QVERIFY(palette && palette->isVisible());
    QVERIFY(offered(palette).size() > 20);
    auto *search = palette->findChild<SearchField *>();
    QTest::keyClicks(search, u"pause qu"_s);
    QCOMPARE(offered(palette), QStringList {u"Pause the queue"_s});
    QVERIFY(!m_house->session()->studio()->queue()->isPaused());
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(m_house->session()->studio()->queue()->isPaused());
    QTRY_VERIFY(!m_house->window()->findChild<CommandPalette *>());
}

void TestActionPalette::goesToAField()
{
    auto *search = open()->findChild<SearchField *>();
    QTest::keyClicks(search, u"steps"_s);
    QTest::keyClick(search, Qt::Key_Return);
    auto *steps = m_house->named<NumberEdit>(u"Steps"_s);
    QTRY_VERIFY(steps->hasFocus() || steps->isAncestorOf(QApplication::focusWidget()));
}

void TestActionPalette::whatIsNotPossibleIsNotOffered()
{
    const QStringList now = offered(open());
    QVERIFY(now.contains(u"Save"_s));
    QVERIFY(!now.contains(u"Use its seed"_s)); // there is no result yet
    QVERIFY(!now.contains(u"Find an action…"_s));
}

void TestActionPalette::escapeClosesIt()
{
    CommandPalette *palette = open();
    QTest::keyClick(palette->findChild<SearchField *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_house->window()->findChild<CommandPalette *>());
}

void TestActionPalette::arrowsChoose()
{
    const CommandPalette *palette = open();
    auto *search = palette->findChild<SearchField *>();
    const auto *list = palette->findChild<QListWidget *>();
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(search, Qt::Key_Up);
    QTest::keyClick(search, Qt::Key_Up);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(search, Qt::Key_PageDown);
    QVERIFY(list->currentRow() > 5);
}

QTEST_MAIN(TestActionPalette)
#include "tst_actionpalette.moc"
