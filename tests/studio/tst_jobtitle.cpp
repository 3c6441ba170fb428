// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobtitle.h"
#include "studio/sample.h"

#include <QTest>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

class TestJobTitle : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
};

void TestJobTitle::says_data()
{
    QTest::addColumn<bool>("first");
    QTest::addColumn<FieldValues>("changes");
    QTest::addColumn<QString>("title");

    const FieldId steps {u"3"_s, u"steps"_s};
    const FieldId seed {u"3"_s, u"seed"_s};
    const FieldId cfg {u"3"_s, u"cfg"_s};
    const FieldId width {u"5"_s, u"width"_s};
    const FieldId text {u"6"_s, u"text"_s};
    const QString words = u"a red dress in a crowd"_s;
    QTest::newRow("the prompt text of the first job") << true << FieldValues() << words;
    QTest::newRow("the seed when nothing else differs")
        << false << FieldValues {{seed, 77}} << u"Seed 18446744073709551615"_s;
    QTest::newRow("what differs") << false << FieldValues {{steps, 30}} << u"Steps 30"_s;
    QTest::newRow("the prompt text when too much differs")
        << false << FieldValues {{steps, 30}, {cfg, 7}, {width, 512}} << words;
    QTest::newRow("the new prompt text when it differs")
        << false << FieldValues {{text, u"a dog"_s}, {steps, 30}} << u"a dog"_s;
    QTest::newRow("the workflow's name without a prompt text")
        << true << FieldValues {{text, u"  "_s}} << u"portrait"_s;
    QTest::newRow("the beginning of a long text, at a word's end")
        << true << FieldValues {{text, QString(u"word "_s.repeated(40))}}
        << QString(u"word "_s.repeated(12).trimmed() + u'…');
    QTest::newRow("line breaks are spaces")
        << true << FieldValues {{text, u"a\n  b"_s}} << u"a b"_s;
}

void TestJobTitle::says()
{
    QFETCH(bool, first);
    QFETCH(FieldValues, changes);
    QFETCH(QString, title);
    const Document document = test::documentOf(test::textToImage());
    const Form form = makeForm(document.prompt(), nullptr);
    FieldValues values;
    for (const Field &field : form.fields)
        values.insert(field.id, field.value);
    const FieldValues before = values;
    values.insert(changes);
    const QString seed = u"18446744073709551615"_s;
    QCOMPARE(jobTitle({form, values, first ? nullptr : &before, u"portrait"_s, seed}), title);
}

QTEST_GUILESS_MAIN(TestJobTitle)
#include "tst_jobtitle.moc"
