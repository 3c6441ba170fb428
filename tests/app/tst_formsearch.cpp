// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/documents.h"
#include "app/form/formview.h"
#include "studio/formdocument.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/searchfield.h"
#include "widgets/theme/caption.h"

#include <QTest>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

// The line that finds any field by name or value (issue 6, 2.1), in the real window.
class TestFormSearch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void findsByNameAndByValue();
    void unfoldsWhatItFinds();
    void saysWhenNothingIsFound();
    void escapeBringsAllBack();
    void anotherWorkflowIsShownWhole();

private:
    void look(const QString &words);
    [[nodiscard]] QStringList shownLabels() const;

    std::unique_ptr<AppHouse> m_house;
};

void TestFormSearch::init()
{
    m_house = std::make_unique<AppHouse>();
    QVERIFY(m_house->open({u":/workflows/portrait.json"_s}));
    QTRY_VERIFY(m_house->named<PromptEdit>(u"Prompt"_s));
}

void TestFormSearch::cleanup()
{
    m_house.reset();
}

void TestFormSearch::look(const QString &words)
{
    QTest::keyClick(m_house->window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    auto *search = m_house->window()->findChild<SearchField *>();
    QVERIFY(search->isVisible());
    QTest::keyClicks(search, words);
    QTest::keyClick(search, Qt::Key_Return);
}

QStringList TestFormSearch::shownLabels() const
{
    QStringList labels;
    const QList<FieldRow *> rows = m_house->window()->findChildren<FieldRow *>();
    for (const FieldRow *row : rows) {
        if (row->isVisible())
            labels << row->label();
    }
    return labels;
}

void TestFormSearch::findsByNameAndByValue()
{
    const QStringList all = shownLabels();
    look(u"steps"_s);
    QCOMPARE(shownLabels(), QStringList {u"Steps"_s});
    auto *search = m_house->window()->findChild<SearchField *>();
    search->selectAll();
    look(u"dpmpp_2m"_s);
    QCOMPARE(shownLabels(), QStringList {u"Sampler"_s});
    QVERIFY(all.size() > 5);
}

void TestFormSearch::unfoldsWhatItFinds()
{
    auto *view = m_house->window()->findChild<app::FormView *>();
    const auto unfolded = [view] {
        QStringList titles;
        const QList<FoldGroup *> groups = view->findChildren<FoldGroup *>();
        for (const FoldGroup *group : groups) {
            if (group->isVisible() && group->isUnfolded())
                titles << group->header()->text();
        }
        return titles;
    };
    QCOMPARE(unfolded(), QStringList());
    look(u"filename"_s);
    QCOMPARE(shownLabels().size(), 1);
    QCOMPARE(unfolded().size(), 1);
    auto *search = m_house->window()->findChild<SearchField *>();
    QTest::keyClick(search, Qt::Key_Escape);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!search->isVisible());
    QCOMPARE(unfolded(), QStringList());
}

void TestFormSearch::saysWhenNothingIsFound()
{
    look(u"no such field"_s);
    QCOMPARE(shownLabels(), QStringList());
    const QList<Caption *> captions = m_house->window()->findChildren<Caption *>();
    QVERIFY(std::ranges::any_of(captions, [](const Caption *caption) {
        return caption->isVisible() && caption->text().contains(u"no such field"_s);
    }));
}

void TestFormSearch::escapeBringsAllBack()
{
    const QStringList all = shownLabels();
    look(u"seed"_s);
    QVERIFY(shownLabels() != all);
    auto *search = m_house->window()->findChild<SearchField *>();
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QTRY_COMPARE(shownLabels(), all);
}

void TestFormSearch::anotherWorkflowIsShownWhole()
{
    const QStringList all = shownLabels();
    look(u"seed"_s);
    auto *documents = m_house->window()->findChild<app::Documents *>();
    documents->open(u":/workflows/img2img.json"_s);
    QTRY_COMPARE(documents->count(), 2);
    QTRY_COMPARE(documents->currentIndex(), 1);
    documents->setCurrent(0);
    QTRY_COMPARE(shownLabels(), all);
}

QTEST_MAIN(TestFormSearch)
#include "tst_formsearch.moc"
