// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/numberspec.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestNumberSpec : public QObject
{
    Q_OBJECT

private slots:
    void evaluates_data();
    void evaluates();
    void refuses_data();
    void refuses();
    void steps_data();
    void steps();
    void tellsProblems();
    void comparesExactly();
};

void TestNumberSpec::evaluates_data()
{
    QTest::addColumn<bool>("integer");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a whole number stays") << true << u"22"_s << u"22"_s;
    QTest::newRow("the largest seed stays exact")
        << true << u"18446744073709551615"_s << u"18446744073709551615"_s;
    QTest::newRow("the smallest signed number stays exact")
        << true << u"-9223372036854775808"_s << u"-9223372036854775808"_s;
    QTest::newRow("whole arithmetic at the end of the range is exact")
        << true << u"18446744073709551615-1"_s << u"18446744073709551614"_s;
    QTest::newRow("2^53+1 survives a product")
        << true << u"9007199254740993*1"_s << u"9007199254740993"_s;
    QTest::newRow("a product with a fraction is rounded") << true << u"512*1.5"_s << u"768"_s;
    QTest::newRow("x multiplies") << true << u"512 x 2"_s << u"1024"_s;
    QTest::newRow("brackets go first") << true << u"(512+256)*2"_s << u"1536"_s;
    QTest::newRow("a division with a rest is rounded") << true << u"1000/3"_s << u"333"_s;
    QTest::newRow("a fraction becomes whole") << true << u"22.6"_s << u"23"_s;
    QTest::newRow("leading zeros go") << true << u"007"_s << u"7"_s;
    QTest::newRow("spaces are no matter") << true << u"  64 "_s << u"64"_s;
    QTest::newRow("a float stays as typed") << false << u"6.20"_s << u"6.20"_s;
    QTest::newRow("a comma is a point") << false << u"6,2"_s << u"6.2"_s;
    QTest::newRow("an exponent stays") << false << u"1e-05"_s << u"1e-05"_s;
    QTest::newRow("no rounding noise in a sum") << false << u"0.1+0.2"_s << u"0.3"_s;
    QTest::newRow("unary minus") << false << u"-(1-3)"_s << u"2"_s;
}

void TestNumberSpec::evaluates()
{
    QFETCH(bool, integer);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const Result<QString> result = numbers::evaluate(typed, NumberSpec {.integer = integer});
    QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
    QCOMPARE(result.value(), expected);
}

void TestNumberSpec::refuses_data()
{
    QTest::addColumn<bool>("integer");
    QTest::addColumn<QString>("typed");
    QTest::newRow("words") << true << u"many"_s;
    QTest::newRow("nothing") << true << QString();
    QTest::newRow("2^64") << true << u"18446744073709551616"_s;
    QTest::newRow("2^64 as a sum") << true << u"18446744073709551615+1"_s;
    QTest::newRow("below -2^63") << true << u"-9223372036854775809"_s;
    QTest::newRow("division by zero") << false << u"1/0"_s;
    QTest::newRow("an open bracket") << false << u"(1+2"_s;
    QTest::newRow("two operators") << false << u"2*/3"_s;
    QTest::newRow("infinity") << false << u"1e999"_s;
    QTest::newRow("a thousand brackets") << false << QString(1000, u'(');
}

void TestNumberSpec::refuses()
{
    QFETCH(bool, integer);
    QFETCH(QString, typed);
    const Result<QString> result = numbers::evaluate(typed, NumberSpec {.integer = integer});
    QVERIFY(!result.ok());
    QVERIFY(!result.error().message.isEmpty());
}

void TestNumberSpec::steps_data()
{
    QTest::addColumn<NumberSpec>("spec");
    QTest::addColumn<QString>("from");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("expected");
    const NumberSpec seed {.integer = true, .min = u"0"_s, .max = u"18446744073709551615"_s};
    const NumberSpec size {.integer = true, .min = u"64"_s, .max = u"16384"_s, .step = u"8"_s};
    const NumberSpec cfg {.min = u"0.0"_s, .max = u"100.0"_s, .step = u"0.1"_s};
    const NumberSpec open {.integer = true};
    QTest::newRow("one up to 2^64-1")
        << seed << u"18446744073709551614"_s << qint64(1) << u"18446744073709551615"_s;
    QTest::newRow("no further than 2^64-1")
        << seed << u"18446744073709551615"_s << qint64(1) << u"18446744073709551615"_s;
    QTest::newRow("one down from 2^64-1")
        << seed << u"18446744073709551615"_s << qint64(-1) << u"18446744073709551614"_s;
    QTest::newRow("no lower than 0") << seed << u"0"_s << qint64(-1) << u"0"_s;
    QTest::newRow("across 2^53 without a jump")
        << seed << u"9007199254740992"_s << qint64(1) << u"9007199254740993"_s;
    QTest::newRow("across 2^63") << seed << u"9223372036854775807"_s << qint64(1)
                                 << u"9223372036854775808"_s;
    QTest::newRow("steps of 8") << size << u"1024"_s << qint64(3) << u"1048"_s;
    QTest::newRow("kept at the limit") << size << u"16380"_s << qint64(1) << u"16384"_s;
    QTest::newRow("below zero without limits") << open << u"0"_s << qint64(-1) << u"-1"_s;
    QTest::newRow("without limits -2^63 is the end")
        << open << u"-9223372036854775808"_s << qint64(-5) << u"-9223372036854775808"_s;
    QTest::newRow("tenths have no noise") << cfg << u"0.2"_s << qint64(1) << u"0.3"_s;
    QTest::newRow("seven tenths up") << cfg << u"6.2"_s << qint64(7) << u"6.9"_s;
    QTest::newRow("a finer value keeps its digits") << cfg << u"6.25"_s << qint64(1) << u"6.35"_s;
    QTest::newRow("a text that is no number starts at the smallest")
        << size << u"x"_s << qint64(1) << u"72"_s;
}

void TestNumberSpec::steps()
{
    QFETCH(NumberSpec, spec);
    QFETCH(QString, from);
    QFETCH(qint64, count);
    QFETCH(QString, expected);
    QCOMPARE(numbers::stepped(from, count, spec), expected);
}

void TestNumberSpec::tellsProblems()
{
    const NumberSpec spec {.integer = true, .min = u"1"_s, .max = u"150"_s};
    QCOMPARE(numbers::problem(u"22"_s, spec), QString());
    QCOMPARE(numbers::problem(u"0"_s, spec), u"0 is below the smallest value, 1."_s);
    QCOMPARE(numbers::problem(u"151"_s, spec), u"151 is above the largest value, 150."_s);
    QCOMPARE(numbers::problem(u"1.5"_s, spec), u"“1.5” is no whole number."_s);
    QVERIFY(!numbers::problem(QString(), spec).isEmpty());
}

void TestNumberSpec::comparesExactly()
{
    const NumberSpec spec {.integer = true};
    QVERIFY(numbers::compare(u"18446744073709551615"_s, u"18446744073709551614"_s, spec) > 0);
    QVERIFY(numbers::compare(u"-9223372036854775808"_s, u"9223372036854775808"_s, spec) < 0);
    QCOMPARE(numbers::compare(u"9007199254740993"_s, u"9007199254740993"_s, spec), 0);
    QVERIFY(numbers::compare(u"-2"_s, u"-1"_s, spec) < 0);
}

QTEST_GUILESS_MAIN(TestNumberSpec)
#include "tst_numberspec.moc"
