// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/fakes.h"
#include "studio/seeds.h"

#include <QTest>

#include <limits>

using namespace gesso;
using namespace gesso::studio;
using namespace Qt::StringLiterals;

namespace {

json::Number number(const QByteArray &text)
{
    return json::Number(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

Field field(const QByteArray &low, const QByteArray &high)
{
    Field field;
    field.label = u"Seed"_s;
    if (!low.isEmpty())
        field.minimum = number(low);
    if (!high.isEmpty())
        field.maximum = number(high);
    return field;
}

} // namespace

class TestSeeds : public QObject
{
    Q_OBJECT

private slots:
    void rangeEnds_data();
    void rangeEnds();
    void whatIsOutside_data();
    void whatIsOutside();
    void everyModeTakesItsSeed_data();
    void everyModeTakesItsSeed();
    void aValueThatMayNotBeSentIsRefused();
    void smallRangesAreDrawnWhole();
};

void TestSeeds::rangeEnds_data()
{
    QTest::addColumn<QByteArray>("low");
    QTest::addColumn<QByteArray>("high");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("last");

    QTest::newRow("the core samplers' range")
        << QByteArray("0") << QByteArray("18446744073709551615") << QByteArray("0")
        << QByteArray("18446744073709551615");
    QTest::newRow("no class is known")
        << QByteArray() << QByteArray() << QByteArray("0") << QByteArray("18446744073709551615");
    QTest::newRow("signed, whole")
        << QByteArray("-9223372036854775808") << QByteArray("9223372036854775807")
        << QByteArray("-9223372036854775808") << QByteArray("9223372036854775807");
    QTest::newRow("from minus one, as many packs have it")
        << QByteArray("-1") << QByteArray("9223372036854775807") << QByteArray("-1")
        << QByteArray("9223372036854775807");
    QTest::newRow("one value more than 2^64: the highest is left out")
        << QByteArray("-1") << QByteArray("18446744073709551615") << QByteArray("-1")
        << QByteArray("18446744073709551614");
    QTest::newRow("below zero only")
        << QByteArray("-20") << QByteArray("-10") << QByteArray("-20") << QByteArray("-10");
    QTest::newRow("a limit written as a float")
        << QByteArray("0") << QByteArray("1e3") << QByteArray("0") << QByteArray("1000");
    QTest::newRow("a limit beyond every integer")
        << QByteArray("-1e30") << QByteArray("1e30") << QByteArray("-9223372036854775808")
        << QByteArray("9223372036854775807");
    QTest::newRow("one value only")
        << QByteArray("7") << QByteArray("7") << QByteArray("7") << QByteArray("7");
    QTest::newRow("limits the wrong way round")
        << QByteArray("9") << QByteArray("3") << QByteArray("9") << QByteArray("9");
}

void TestSeeds::rangeEnds()
{
    QFETCH(QByteArray, low);
    QFETCH(QByteArray, high);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, last);
    const SeedRange range = SeedRange::of(field(low, high));
    QVERIFY(range.contains(number(first)));
    QVERIFY(range.contains(number(last)));
    // +1 at the end wraps to the beginning, -1 at the beginning to the end.
    QCOMPARE(range.next(number(last)).text(), first.toStdString());
    QCOMPARE(range.previous(number(first)).text(), last.toStdString());
    test::ListedRandom random;
    random.numbers = {0};
    QCOMPARE(range.random(random).text(), first.toStdString());
}

void TestSeeds::whatIsOutside_data()
{
    QTest::addColumn<QByteArray>("low");
    QTest::addColumn<QByteArray>("high");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("below") << QByteArray("5") << QByteArray("9") << QByteArray("4");
    QTest::newRow("above") << QByteArray("5") << QByteArray("9") << QByteArray("10");
    QTest::newRow("negative where none is allowed")
        << QByteArray("0") << QByteArray("18446744073709551615") << QByteArray("-1");
    QTest::newRow("positive where only negative are allowed")
        << QByteArray("-20") << QByteArray("-10") << QByteArray("10");
    QTest::newRow("not whole") << QByteArray("0") << QByteArray("9") << QByteArray("1.5");
    QTest::newRow("beyond 2^64") << QByteArray() << QByteArray()
                                 << QByteArray("18446744073709551616");
    QTest::newRow("unsigned beyond a signed range")
        << QByteArray("-5") << QByteArray("5") << QByteArray("18446744073709551615");
}

void TestSeeds::whatIsOutside()
{
    QFETCH(QByteArray, low);
    QFETCH(QByteArray, high);
    QFETCH(QByteArray, value);
    QVERIFY(!SeedRange::of(field(low, high)).contains(number(value)));
}

void TestSeeds::everyModeTakesItsSeed_data()
{
    QTest::addColumn<SeedMode>("mode");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("seed");
    const QByteArray most = "18446744073709551615";
    QTest::newRow("random takes what is drawn")
        << SeedMode::Random << QByteArray("5") << QByteArray("6") << most;
    QTest::newRow("fixed takes the value") << SeedMode::Fixed << most << QByteArray("6") << most;
    QTest::newRow("+1 goes on from the last")
        << SeedMode::Increment << QByteArray("5") << QByteArray("9007199254740992")
        << QByteArray("9007199254740993");
    QTest::newRow("+1 wraps") << SeedMode::Increment << QByteArray("5") << most << QByteArray("0");
    QTest::newRow("+1 begins with the value")
        << SeedMode::Increment << QByteArray("5") << QByteArray() << QByteArray("5");
    QTest::newRow("-1 goes back from the last")
        << SeedMode::Decrement << QByteArray("5") << QByteArray("9223372036854775808")
        << QByteArray("9223372036854775807");
    QTest::newRow("-1 wraps") << SeedMode::Decrement << QByteArray("5") << QByteArray("0") << most;
    QTest::newRow("last takes the last") << SeedMode::Last << QByteArray("5") << most << most;
    QTest::newRow("last without one takes the value")
        << SeedMode::Last << QByteArray("5") << QByteArray() << QByteArray("5");
}

void TestSeeds::everyModeTakesItsSeed()
{
    QFETCH(SeedMode, mode);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, last);
    QFETCH(QByteArray, seed);
    test::ListedRandom random;
    random.numbers = {std::numeric_limits<quint64>::max()};
    SeedWish wish {mode, number(value), std::nullopt};
    if (!last.isEmpty())
        wish.last = number(last);
    const Result<json::Number> drawn = nextSeed(field({}, {}), wish, random);
    QVERIFY(drawn);
    QCOMPARE(drawn->text(), seed.toStdString());
}

void TestSeeds::aValueThatMayNotBeSentIsRefused()
{
    test::ListedRandom random;
    const SeedWish wish {SeedMode::Fixed, number("11"), std::nullopt};
    const Result<json::Number> drawn = nextSeed(field("0", "10"), wish, random);
    QVERIFY(!drawn);
    QCOMPARE(drawn.error().kind, Error::Kind::Invalid);
    QCOMPARE(drawn.error().where, u"Seed"_s);
    QVERIFY(drawn.error().message.contains(u"11"_s));
}

void TestSeeds::smallRangesAreDrawnWhole()
{
    SystemRandomSource random;
    const SeedRange range = SeedRange::of(field("-1", "2"));
    QSet<std::string> seen;
    for (int i = 0; i < 400; ++i)
        seen.insert(range.random(random).text());
    QCOMPARE(seen, (QSet<std::string> {"-1", "0", "1", "2"}));
}

QTEST_GUILESS_MAIN(TestSeeds)
#include "tst_seeds.moc"
