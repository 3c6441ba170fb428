// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/promptweight.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestPromptWeight : public QObject
{
    Q_OBJECT

private slots:
    void changes_data();
    void changes();
    void goesBackToPlain();
};

// In the texts, | is the caret, or two of them the selection.
static TextRange range(QString text)
{
    TextRange result;
    result.start = static_cast<int>(text.indexOf(u'|'));
    text.remove(result.start, 1);
    const auto second = static_cast<int>(text.indexOf(u'|'));
    result.end = second < 0 ? result.start : second;
    if (second >= 0)
        text.remove(second, 1);
    result.text = text;
    return result;
}

void TestPromptWeight::changes_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<double>("by");
    QTest::addColumn<QString>("after");
    QTest::newRow("the word at the caret")
        << u"soft li|ght, leaves"_s << 0.05 << u"soft (light:1.05), leaves"_s;
    QTest::newRow("a selection of two words")
        << u"|soft light|, leaves"_s << 0.05 << u"(soft light:1.05), leaves"_s;
    QTest::newRow("blanks at the end of a selection stay outside")
        << u"|soft light |, leaves"_s << 0.05 << u"(soft light:1.05) , leaves"_s;
    QTest::newRow("inside a bracket the bracket changes")
        << u"a (soft li|ght:1.2), b"_s << 0.05 << u"a (soft light:1.25), b"_s;
    QTest::newRow("the selected words of a bracket")
        << u"a (|soft light|:1.2), b"_s << -0.05 << u"a (soft light:1.15), b"_s;
    QTest::newRow("a bracket that comes to 1 goes") << u"(li|ght:1.05)"_s << -0.05 << u"light"_s;
    QTest::newRow("down from a plain word") << u"li|ght"_s << -0.05 << u"(light:0.95)"_s;
    QTest::newRow("the inner of two brackets")
        << u"((a| b:1.1) c:1.2)"_s << 0.05 << u"((a b:1.15) c:1.2)"_s;
    QTest::newRow("an escaped bracket is a character")
        << u"\\(li|ght\\)"_s << 0.05 << u"\\((light:1.05)\\)"_s;
    QTest::newRow("between words nothing happens") << u"a,| b"_s << 0.05 << u"a, b"_s;
    QTest::newRow("an empty text stays empty") << u"|"_s << 0.05 << QString();
}

void TestPromptWeight::changes()
{
    QFETCH(QString, before);
    QFETCH(double, by);
    QFETCH(QString, after);
    QCOMPARE(changeWeight(range(before), by).text, after);
}

void TestPromptWeight::goesBackToPlain()
{
    TextRange text = range(u"a |soft light| b"_s);
    for (int i = 0; i < 20; ++i)
        text = changeWeight(text, 0.05);
    QCOMPARE(text.text, u"a (soft light:2) b"_s);
    for (int i = 0; i < 20; ++i)
        text = changeWeight(text, -0.05);
    QCOMPARE(text.text, u"a soft light b"_s);
}

QTEST_GUILESS_MAIN(TestPromptWeight)
#include "tst_promptweight.moc"
